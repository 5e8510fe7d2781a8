import { FLAG } from '../../contract/dto.ts';

import type { Columns } from './columns.ts';
import { sortByTime } from './sort-by-time.ts';

/** Times of one lane in ascending order, with the position of each event in the columns. */
export interface Series {
  readonly time: Float64Array;
  readonly position: Uint32Array;
}

/** One lane: all its events, and apart from them those that may never be lost in a crowd. */
export interface Lane {
  readonly all: Series;
  readonly failure: Series;
  readonly denied: Series;
  readonly finding: Series;
}

export interface LaneIndex {
  readonly lanes: readonly Lane[];
  /** Every event in time order: what the rank of a time is counted in. */
  readonly byTime: Series;
}

/**
 * Splits the columns by lane, once per answer of the engine. Rows come in the order of the evidence, which is not
 * always the order of time (several streams, or clocks set back): a lane that is out of order is sorted.
 */
export function indexLanes(columns: Columns, laneCount: number): LaneIndex {
  const counts = new Uint32Array(laneCount);
  for (let i = 0; i < columns.n; i += 1) counts[columns.lane[i]!]! += 1;
  const positions = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(laneCount);
  for (let i = 0; i < columns.n; i += 1) {
    const lane = columns.lane[i]!;
    positions[lane]![filled[lane]!] = i;
    filled[lane]! += 1;
  }
  const everything = new Uint32Array(columns.n);
  for (let i = 0; i < columns.n; i += 1) everything[i] = i;
  return {
    byTime: series(columns, everything),
    lanes: positions.map((position) => {
      const all = series(columns, position);
      return {
        all,
        failure: flagged(columns, all, FLAG.failure),
        denied: flagged(columns, all, FLAG.denied),
        finding: flagged(columns, all, FLAG.finding),
      };
    }),
  };
}

function series(columns: Columns, position: Uint32Array): Series {
  const sorted = sortByTime(columns.time, position);
  return { time: timesAt(columns, sorted), position: sorted };
}

function flagged(columns: Columns, all: Series, flag: number): Series {
  const position = all.position.filter((at) => (columns.flags[at]! & flag) !== 0);
  return { position, time: timesAt(columns, position) };
}

function timesAt(columns: Columns, position: Uint32Array): Float64Array {
  const time = new Float64Array(position.length);
  for (let i = 0; i < position.length; i += 1) time[i] = columns.time[position[i]!]!;
  return time;
}

/** Index of the first time at or after `time`, looked for between `from` and `to`. */
export function lowerBound(times: Float64Array, time: number, from = 0, to = times.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many events lie in [from, to]. */
export function countWithin({ time }: Series, from: number, to: number): number {
  const first = lowerBound(time, from);
  let end = lowerBound(time, to, first);
  while (end < time.length && time[end] === to) end += 1;
  return end - first;
}
