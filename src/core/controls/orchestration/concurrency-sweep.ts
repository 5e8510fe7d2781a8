import type { Pointer } from '../../findings/index.ts';
import type { FleetLimit } from '../../model/record.ts';

/** How many were running at a start, and how many might. */
interface Crowd { readonly time: number; readonly running: number; readonly limit: number | null; readonly at: Pointer }

/** What the runs of one crowd came to. */
export interface Swept {
  /** The most at once. */
  readonly peak: Crowd | null;
  /** The first start beyond the limit in force. */
  readonly excess: Crowd | null;
  /** The first moment with runs and without a limit that the record knows. */
  readonly unlimited: { readonly time: number; readonly at: Pointer } | null;
}

/** The runs of one crowd, of which there may be hundreds of thousands: three numbers each. An end is infinite where none is recorded. */
export interface Runs { readonly starts: Float64Array; readonly ends: Float64Array; readonly places: Float64Array }

interface Marked extends Omit<Crowd, 'at'> { readonly run: number }

/**
 * The limit before the first that the record tells: the registry's, unless that is the last one told, for then the registry
 * was written after it and what held before is not known.
 */
function standingLimit(registered: number | null, limits: readonly FleetLimit[]): number | null {
  const last = limits.toSorted((a, b) => a.time - b.time).at(-1);
  return last !== undefined && last.maxConcurrency === registered ? null : registered;
}

/**
 * One pass over starts, ends and limits in order of time. What began under one limit may end under a lower one. At one time,
 * ends come before limits and limits before starts: intervals are half open, a limit holds from its moment.
 */
export function sweep(
  { starts, ends, places }: Runs, limits: readonly FleetLimit[], registered: number | null, complete: boolean, startOf: (place: number, time: number) => Pointer,
): Swept {
  const startAt = (run: number): number => starts[run] ?? 0;
  // A run that takes no time is never beside another.
  const runs = new Uint32Array(starts.length).map((_, run) => run).filter((run) => (ends[run] ?? 0) > startAt(run)).sort((a, b) => startAt(a) - startAt(b) || a - b);
  const over = new Float64Array(runs.length).map((_, index) => ends[runs[index] ?? 0] ?? 0).sort();
  const told = limits.toSorted((a, b) => a.time - b.time);
  let [ended, changed] = [0, 0];
  let limit = complete ? standingLimit(registered, limits) : null;
  let peak: Marked | null = null;
  let excess: Marked | null = null;
  let unlimited: Marked | null = null;
  for (const [started, run] of runs.entries()) {
    const time = startAt(run);
    while ((over[ended] ?? Number.POSITIVE_INFINITY) <= time) ended += 1;
    for (; (told[changed]?.time ?? Number.POSITIVE_INFINITY) <= time; changed += 1) limit = complete ? (told[changed]?.maxConcurrency ?? null) : null;
    const running = started + 1 - ended;
    const marked = { time, running, limit, run };
    if (peak === null || running > peak.running) peak = marked;
    if (limit === null) unlimited ??= marked;
    else if (running > limit) excess ??= marked;
  }
  const atOf = ({ run, time }: Marked): Pointer => startOf(places[run] ?? 0, time);
  const crowd = (marked: Marked | null): Crowd | null => (marked === null ? null : { time: marked.time, running: marked.running, limit: marked.limit, at: atOf(marked) });
  return { peak: crowd(peak), excess: crowd(excess), unlimited: unlimited === null ? null : { time: unlimited.time, at: atOf(unlimited) } };
}
