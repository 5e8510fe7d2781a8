import { formatNumber, formatTime, displayName, layers, reportText } from '../../text/index.ts';
import { cell, plain, type Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import { DAY, HOUR, type TimelineFigure } from '../timeline-figure.ts';

type Layer = TimelineFigure['layers'][number]['layer'];

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const layerName = (layer: Layer): string => (layer === null ? reportText.timeline.noLayer : layers[layer]);

/** Activity over time by layer, as a drawing and as the table it was drawn from. */
export function timelineSection({ timeline: figure, choices }: ReportInput): Section | null {
  if (figure === null || figure.buckets === 0) return null;
  const text = reportText.timeline;
  const { columns } = text;
  return {
    id: 'timeline',
    title: reportText.sectionTitles.timeline,
    blocks: [
      { kind: 'timeline', figure, alt: describe(figure) },
      { kind: 'paragraph', tone: 'muted', text: reportText.sentences([caption(figure), ...(choices.filter === '' ? [] : [text.filtered])]) },
      {
        kind: 'table',
        about: text.about(per(figure)),
        columns: [{ title: columns.layer, share: 40 }, { title: columns.events, share: 15, align: 'right' }, { title: columns.most(per(figure)), share: 18, align: 'right' }, { title: columns.when, share: 27 }],
        rows: figure.layers.map((each) => {
          const peak = most(each.counts);
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

const most = (counts: readonly number[]): number => counts.reduce((top, each) => Math.max(top, each), 0);

/** Events of no layer come from a source that has no numbers either. */
const unnumbered = (figure: TimelineFigure): boolean => figure.layers.every(({ layer }) => layer === null);

function per({ bucketMs }: TimelineFigure): string {
  const text = reportText.timeline.per;
  return bucketMs === HOUR ? text.hour : bucketMs === DAY ? text.day : text.days(bucketMs / DAY);
}

function bucketName(figure: TimelineFigure, index: number): string {
  const start = figure.start + index * figure.bucketMs;
  if (figure.bucketMs === HOUR) return `${formatTime(start).slice(0, 16)} UTC`;
  return figure.bucketMs === DAY ? day(start) : reportText.timeline.bucket(figure.bucketMs / DAY, day(start));
}

function caption(figure: TimelineFigure): string {
  const text = reportText.timeline;
  const unplaced = figure.unplaced.findings + figure.unplaced.exceptions;
  return reportText.sentences([
    text.caption(per(figure), !unnumbered(figure)),
    unnumbered(figure) ? text.unnumbered : figure.gaps.length === 0 ? text.noneMissing : text.missing,
    ...(unplaced === 0 ? [] : [text.unplaced(unplaced)]),
  ]);
}

/** The text alternative of the drawing: the same numbers, in words. */
function describe(figure: TimelineFigure): string {
  const text = reportText.timeline;
  const sum = (line: readonly number[]): number => line.reduce((total, each) => total + each, 0);
  const last = figure.start + figure.buckets * figure.bucketMs - 1;
  return reportText.sentences([
    text.span(per(figure), day(figure.start), day(last)),
    ...figure.layers.map((each) => {
      const peak = most(each.counts);
      return peak === 0 ? text.noEvents(layerName(each.layer)) : text.layer(layerName(each.layer), each.total, per(figure), peak, bucketName(figure, each.counts.indexOf(peak)));
    }),
    text.approvals(sum(figure.granted), sum(figure.denied)),
    text.marked(figure.exceptions.length, figure.findings.length),
    ...(unnumbered(figure) ? [text.gapsUnseen] : figure.gaps.length === 0
      ? [text.noGap]
      : figure.gaps.map((gap) => text.gap(displayName(gap.stream), gap.missing, formatTime(gap.after), formatTime(gap.before)))),
  ]);
}
