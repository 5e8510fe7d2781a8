import { LAYERS, type Layer } from '../core/bundle/format.ts';
import { CODES } from '../core/findings/index.ts';
import type { Run } from '../core/run.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Events of one layer in one bucket. `start` is the bucket's first millisecond: a multiple of the width, in UTC. */
export interface BucketCount {
  readonly start: number;
  /** Null for events of a source that knows no layers. */
  readonly layer: Layer | null;
  readonly events: number;
  readonly denied: number;
  readonly granted: number;
}

/** What the report draws of the record in time: counts per bucket and layer, and the moments that matter. */
export interface TimelineFigure {
  /** First millisecond of the first bucket, and the width of all: an hour, a day, seven days or a doubling of these. */
  readonly start: number;
  readonly bucketMs: number;
  readonly buckets: number;
  readonly layers: readonly { readonly layer: Layer | null; readonly counts: readonly number[]; readonly total: number }[];
  readonly granted: readonly number[];
  readonly denied: readonly number[];
  /** Times of the events that deciding findings (not those for information) and control exceptions point to. */
  readonly findings: readonly number[];
  readonly exceptions: readonly number[];
  /** Findings and exceptions that point to no event with a time: counted, because they cannot be drawn. */
  readonly unplaced: { readonly findings: number; readonly exceptions: number };
  readonly gaps: readonly { readonly stream: string; readonly missing: number; readonly after: number; readonly before: number }[];
}

/** More bars than this are narrower than a printed line. */
const MOST_BUCKETS = 260;

/**
 * Bucket width for a span: hours up to four days, days up to 240, else seven days, doubled until they are few enough:
 * times are the producer's, and one event a century off must not make a bucket a week. Every width divides the next.
 */
export function bucketWidth(from: number, to: number): number {
  const span = to - from;
  if (span <= 4 * DAY) return HOUR;
  if (span <= 240 * DAY) return DAY;
  let width = 7 * DAY;
  while (span / width > MOST_BUCKETS) width *= 2;
  return width;
}

/**
 * Puts counted buckets and the run's findings, exceptions and gaps on one time axis.
 * `counts` must use `bucketWidth(from, to)`; `timeOf` gives an event's or an action's time by its id, null where unknown.
 */
export function timelineFigure(args: {
  readonly run: Run;
  readonly from: number;
  readonly to: number;
  readonly counts: readonly BucketCount[];
  readonly timeOf: (id: string) => number | null;
}): TimelineFigure {
  const bucketMs = bucketWidth(args.from, args.to);
  const start = Math.floor(args.from / bucketMs) * bucketMs;
  const buckets = Math.floor((Math.max(args.to, args.from) - start) / bucketMs) + 1;
  const series = (value: (each: BucketCount) => number): number[] => {
    const line = Array.from({ length: buckets }, () => 0);
    for (const each of args.counts) {
      const at = Math.round((each.start - start) / bucketMs);
      if (at >= 0 && at < buckets) line[at] = (line[at] ?? 0) + value(each);
    }
    return line;
  };
  const deciding = args.run.findings.filter((each) => CODES[each.code].effect !== 'note');
  const findings = deciding.map((each) => place(each.at.event, args.timeOf));
  const exceptions = args.run.controls.flatMap((control) =>
    control.exceptions.map((fact) => place(fact.at.event, args.timeOf) ?? args.timeOf(fact.subject)),
  );
  const end = start + buckets * bucketMs;
  return {
    start, bucketMs, buckets,
    layers: bandsOf(args.counts).map((layer) => {
      const counts = series((each) => (each.layer === layer ? each.events : 0));
      return { layer, counts, total: counts.reduce((sum, each) => sum + each, 0) };
    }),
    granted: series((each) => each.granted),
    denied: series((each) => each.denied),
    findings: placed(findings, start, end),
    exceptions: placed(exceptions, start, end),
    unplaced: {
      findings: findings.length - placed(findings, start, end).length,
      exceptions: exceptions.length - placed(exceptions, start, end).length,
    },
    gaps: args.run.streams.flatMap((stream) =>
      stream.gaps.map((gap) => ({
        stream: stream.name, missing: gap.to - gap.from + 1, after: gap.after ?? start, before: gap.before ?? end,
      })),
    ),
  };
}

/** One band a layer, and one for events without; the layers are left out where no event has one. */
function bandsOf(counts: readonly BucketCount[]): readonly (Layer | null)[] {
  const without = counts.some((each) => each.layer === null);
  return [...(without && counts.every((each) => each.layer === null) ? [] : LAYERS), ...(without ? [null] : [])];
}

const place = (event: string | undefined, timeOf: (id: string) => number | null): number | null =>
  event === undefined ? null : timeOf(event);

const placed = (times: readonly (number | null)[], start: number, end: number): number[] =>
  times.filter((time): time is number => time !== null && time >= start && time < end).sort((a, b) => a - b);
