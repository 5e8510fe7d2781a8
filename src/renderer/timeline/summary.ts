import { FLAG, type LaneKey } from '../../contract/dto.ts';
import { formatTime, timelineLabels, timelineText, zoneAt } from '../../text/index.ts';
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

/** The answer in the first line: how much happened, on whose part, from when to when. */
export function headlineOf(data: Pick<TimelineData, 'columns' | 'lanes'>, by: LaneKey): string {
  const { n, time } = data.columns;
  if (n === 0) return timelineLabels.noEventMatches2;
  let [from, to] = [Infinity, -Infinity];
  for (const each of time) {
    if (each < from) from = each;
    if (each > to) to = each;
  }
  const named = data.lanes.lanes.filter((lane) => lane.key !== '').length;
  return timelineText.headline(n, named === 0 ? '' : timelineText.inLanes[by](named), rangeText(from, to));
}

/** "2026-09-14 10:22 to 11:05 UTC", each side said as far as it differs. */
export function rangeText(from: number, to: number): string {
  const [a, b] = [formatTime(from), formatTime(to)];
  const near = to - from < 60_000;
  const cut = near ? 23 : 16;
  const end = a.slice(0, 10) === b.slice(0, 10) ? b.slice(11, cut) : b.slice(0, cut);
  return timelineText.range(a.slice(0, cut), end, zoneAt(to));
}

/** The picture in words, for those who do not see it. */
export function pictureText(data: TimelineData, by: LaneKey, counts: Counts): string {
  const lanes = data.lanes.lanes.slice(0, 12).map((lane) => timelineText.laneCount(laneName(lane.label, by), lane.count));
  const more = data.lanes.lanes.length - lanes.length;
  const missing = data.lanes.gaps.reduce((sum, gap) => sum + gap.missing, 0);
  return [
    headlineOf(data, by),
    timelineLabels.failuresRefusalsEventsWith(counts.failures, counts.denials, counts.findings),
    data.lanes.unnumbered === true ? timelineLabels.gapsLeaveNoTraceThe : data.lanes.gaps.length === 0 ? timelineLabels.noGapsInTheLogs : timelineLabels.gapsInTheLogsEvents(data.lanes.gaps.length, missing),
    timelineText.lanes(lanes, more),
  ].join(' ');
}

export const laneName = (label: string, by: LaneKey): string => (label === '' ? timelineText.noLane[by] : label);
