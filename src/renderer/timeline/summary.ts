import { FLAG, type LaneKey } from '../../contract/dto.ts';
import { formatTime, plural } from '../../text/index.ts';
import type { Columns } from './columns.ts';
import type { TimelineData } from './scene.ts';

/** What may not be lost, counted over the whole answer. */
export interface Counts {
  readonly failures: number;
  readonly denials: number;
  readonly findings: number;
}

export function countFlags({ flags }: Columns): Counts {
  let [failures, denials, findings] = [0, 0, 0];
  for (const each of flags) {
    if ((each & FLAG.failure) !== 0) failures += 1;
    if ((each & FLAG.denied) !== 0) denials += 1;
    if ((each & FLAG.finding) !== 0) findings += 1;
  }
  return { failures, denials, findings };
}

const LANE_WORDS: Readonly<Record<LaneKey, readonly [one: string, many: string, none: string]>> = {
  agent: ['agent or person', 'agents and people', 'No agent'],
  fleet: ['fleet', 'fleets', 'No fleet'],
  person: ['person', 'people', 'No person answers for it'],
  actor: ['actor', 'actors', 'No actor'],
  layer: ['layer', 'layers', 'No layer'],
  system: ['system', 'systems', 'No system named'],
};

/** The answer in the first line: how much happened, on whose part, from when to when. */
export function headlineOf(data: Pick<TimelineData, 'columns' | 'lanes'>, by: LaneKey): string {
  const { n, time } = data.columns;
  if (n === 0) return 'No event matches.';
  let [from, to] = [Infinity, -Infinity];
  for (const each of time) {
    if (each < from) from = each;
    if (each > to) to = each;
  }
  const named = data.lanes.lanes.filter((lane) => lane.key !== '').length;
  const parts = named === 0 ? '' : ` in ${plural(named, LANE_WORDS[by][0], LANE_WORDS[by][1])}`;
  return `${plural(n, 'event')}${by === 'agent' || by === 'person' || by === 'actor' ? parts.replace(' in ', ' by ') : parts}, ${rangeText(from, to)}.`;
}

/** "2026-09-14 10:22 to 11:05 UTC", each side said as far as it differs. */
export function rangeText(from: number, to: number): string {
  const [a, b] = [formatTime(from), formatTime(to)];
  const near = to - from < 60_000;
  const cut = near ? 23 : 16;
  const end = a.slice(0, 10) === b.slice(0, 10) ? b.slice(11, cut) : b.slice(0, cut);
  return `${a.slice(0, cut)} to ${end} UTC`;
}

/** The picture in words, for those who do not see it. */
export function pictureText(data: TimelineData, by: LaneKey, counts: Counts): string {
  const lanes = data.lanes.lanes.slice(0, 12).map((lane) => `${laneName(lane.label, by)} ${plural(lane.count, 'event')}`);
  const more = data.lanes.lanes.length - lanes.length;
  const missing = data.lanes.gaps.reduce((sum, gap) => sum + gap.missing, 0);
  return [
    headlineOf(data, by),
    `${plural(counts.failures, 'failure')}, ${plural(counts.denials, 'refusal')}, ${plural(counts.findings, 'event')} with findings.`,
    data.lanes.unnumbered === true ? 'Gaps leave no trace: the source numbers nothing.' : data.lanes.gaps.length === 0 ? 'No gaps in the logs.' : `${plural(data.lanes.gaps.length, 'gap')} in the logs, ${plural(missing, 'event')} missing.`,
    `Lanes: ${lanes.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
  ].join(' ');
}

export const laneName = (label: string, by: LaneKey): string => (label === '' ? LANE_WORDS[by][2] : label);
