import type { Layer } from '../../core/bundle/format.ts';
import { formatNumber, formatTime, plural } from '../../text/index.ts';
import { cell, plain, type Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import { DAY, HOUR, type TimelineFigure } from '../timeline-figure.ts';

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  identity: 'Identity and RBAC',
  policy: 'Policy engine',
  orchestrator: 'Orchestrator',
  fleet: 'Agent fleets',
  evidence: 'Evidence and audit store',
};

export const layerName = (layer: Layer | null): string => (layer === null ? 'No layer stated' : LAYER_NAMES[layer]);

/** Activity over time by layer, as a drawing and as the table it was drawn from. */
export function timelineSection(input: ReportInput): Section | null {
  const figure = input.timeline;
  if (figure === null || figure.buckets === 0) return null;
  return {
    id: 'timeline',
    title: 'Activity over time',
    blocks: [
      { kind: 'timeline', figure, alt: describe(figure) },
      { kind: 'paragraph', tone: 'muted', text: caption(figure) },
      {
        kind: 'table',
        about: `Events ${per(figure)}, by layer`,
        columns: [
          { title: 'Layer', share: 40 },
          { title: 'Events', share: 15, align: 'right' },
          { title: `Most ${per(figure)}`, share: 18, align: 'right' },
          { title: 'When', share: 27 },
        ],
        rows: figure.layers.map((each) => {
          const peak = Math.max(0, ...each.counts);
          return [
            cell(plain(layerName(each.layer))),
            cell(plain(formatNumber(each.total))),
            cell(plain(formatNumber(peak))),
            cell(plain(peak === 0 ? '–' : bucketName(figure, each.counts.indexOf(peak)))),
          ];
        }),
      },
    ],
  };
}

/** Events of no layer come from a source that has no numbers either. */
const unnumbered = (figure: TimelineFigure): boolean => figure.layers.every(({ layer }) => layer === null);

const per = (figure: TimelineFigure): string =>
  figure.bucketMs === HOUR ? 'an hour' : figure.bucketMs === DAY ? 'a day' : `in ${days(figure)}`;

function bucketName(figure: TimelineFigure, index: number): string {
  const start = figure.start + index * figure.bucketMs;
  if (figure.bucketMs === HOUR) return `${formatTime(start).slice(0, 16)} UTC`;
  return figure.bucketMs === DAY ? day(start) : `${days(figure)} from ${day(start)}`;
}

const days = ({ bucketMs }: TimelineFigure): string => (bucketMs === 7 * DAY ? 'seven days' : `${formatNumber(bucketMs / DAY)} days`);

function caption(figure: TimelineFigure): string {
  const unplaced = figure.unplaced.findings + figure.unplaced.exceptions;
  return [
    `Events ${per(figure)}, in UTC by the ${unnumbered(figure) ? 'source' : 'producer'}’s clock. Each row has its own scale, and its highest bar is labelled.`,
    unnumbered(figure) ? 'The source numbers nothing, so what is missing leaves no gap.' : figure.gaps.length === 0 ? 'No sequence number is missing.' : 'Hatched: sequence numbers are missing.',
    unplaced === 0 ? '' : `${plural(unplaced, 'finding or exception', 'findings and exceptions')} point to no event with a time and are not drawn.`,
  ].filter((each) => each !== '').join(' ');
}

/** The text alternative of the drawing: the same numbers, in words. */
function describe(figure: TimelineFigure): string {
  const sum = (line: readonly number[]): number => line.reduce((total, each) => total + each, 0);
  const last = figure.start + figure.buckets * figure.bucketMs - 1;
  return [
    `Events ${per(figure)} from ${day(figure.start)} to ${day(last)}, one row of bars for each layer.`,
    ...figure.layers.map((each) => {
      const peak = Math.max(0, ...each.counts);
      return peak === 0
        ? `${layerName(each.layer)}: no events.`
        : `${layerName(each.layer)}: ${plural(each.total, 'event')}, most ${per(figure)} ${formatNumber(peak)}, on ${bucketName(figure, each.counts.indexOf(peak))}.`;
    }),
    `Approvals granted: ${formatNumber(sum(figure.granted))}. Refused: ${formatNumber(sum(figure.denied))}.`,
    `Control exceptions marked: ${formatNumber(figure.exceptions.length)}. Deciding findings marked: ${formatNumber(figure.findings.length)}.`,
    unnumbered(figure) ? 'Gaps leave no trace.' : figure.gaps.length === 0
      ? 'No gap in any stream.'
      : figure.gaps.map((gap) => `Gap in stream ${gap.stream}: ${plural(gap.missing, 'event')} missing between ${formatTime(gap.after)} and ${formatTime(gap.before)}.`).join(' '),
  ].join(' ');
}
