import { lowerBound, type Lane } from './lane-index.ts';
import { msPerPixel, type View } from './scale.ts';

/**
 * Counts per pixel column. Columns lie on a grid that is fixed in time, not in the view, so that a pan moves the
 * picture and does not boil it. Failures, denials and findings are counted apart: however crowded a column is, a
 * single one of them still has its own number there.
 */
export interface Density {
  /** Pixel of the left edge of column 0: between -1 and 0. */
  readonly offset: number;
  readonly columns: number;
  readonly all: Uint32Array;
  readonly failure: Uint32Array;
  readonly denied: Uint32Array;
  readonly finding: Uint32Array;
  readonly peak: number;
  /** Events within the columns. */
  readonly total: number;
}

export function densityOf(lane: Lane, view: View, width: number): Density {
  const size = msPerPixel(view, width);
  const first = Math.floor(view.from / size);
  const columns = Math.max(1, Math.ceil(view.to / size) - first);
  const all = countColumns(lane.all.time, first, size, columns);
  let peak = 0;
  let total = 0;
  for (const count of all) {
    if (count > peak) peak = count;
    total += count;
  }
  return {
    offset: first - view.from / size,
    columns,
    all,
    failure: countColumns(lane.failure.time, first, size, columns),
    denied: countColumns(lane.denied.time, first, size, columns),
    finding: countColumns(lane.finding.time, first, size, columns),
    peak,
    total,
  };
}

/**
 * Counts of ascending `times` in `columns` columns of `size` milliseconds from column number `first`.
 * Jumps from column to column: the work is by columns and not by events, so a million in one lane cost what
 * a thousand do.
 */
export function countColumns(times: Float64Array, first: number, size: number, columns: number): Uint32Array {
  const counts = new Uint32Array(columns);
  const end = (first + columns) * size;
  let at = lowerBound(times, first * size);
  while (at < times.length && times[at]! < end) {
    // Division may round a time at a column's very edge either way: keep it within the picture.
    const column = Math.min(columns - 1, Math.max(0, Math.floor(times[at]! / size) - first));
    const next = gallop(times, at, (first + column + 1) * size);
    counts[column]! += next - at;
    at = next;
  }
  return counts;
}

/** First index after `at` whose time is at or after `limit`: doubling steps, then halving. Always moves. */
function gallop(times: Float64Array, at: number, limit: number): number {
  let step = 1;
  let low = at + 1;
  while (low + step < times.length && times[low + step]! < limit) {
    low += step;
    step *= 2;
  }
  return lowerBound(times, limit, low, Math.min(times.length, low + step + 1));
}

/** Height of a column, 0 to 1. Square root: one event stays visible beside a thousand, and more is always higher. */
export const columnHeight = (count: number, peak: number): number => (count === 0 ? 0 : Math.sqrt(count / Math.max(1, peak)));
