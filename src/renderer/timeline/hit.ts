import { lowerBound, type Lane } from './lane-index.ts';
import type { Layout } from './layout.ts';
import { xToTime, type View } from './scale.ts';

export interface Hit {
  readonly lane: number;
  /** Position of the nearest event in the columns, or -1 where none is near. */
  readonly position: number;
  /** Events within reach of the pointer, the nearest included. */
  readonly near: number;
}

/** How far from the pointer an event may be, in pixels. */
export const REACH = 6;

/** The lane at a height of the plot, or -1 below the last. */
export function laneAt(layout: Layout, laneCount: number, scroll: number, y: number): number {
  const lane = Math.floor((y - layout.plot.y + scroll) / layout.laneHeight);
  return lane >= 0 && lane < laneCount ? lane : -1;
}

/**
 * The event meant by a pointer at `x` pixels of the plot. What may not be lost is easier to take hold of: within
 * reach a finding goes before a failure, a failure before a denial, and these before the rest; then the nearer.
 */
export function hitLane(lane: Lane, laneNumber: number, view: View, width: number, x: number): Hit {
  const from = xToTime(view, width, x - REACH);
  const to = xToTime(view, width, x + REACH);
  const pointer = xToTime(view, width, x);
  for (const series of [lane.finding, lane.failure, lane.denied, lane.all]) {
    const first = lowerBound(series.time, from);
    if (first >= series.time.length || series.time[first]! > to) continue;
    const after = lowerBound(series.time, pointer, first);
    const before = after - 1;
    const takeAfter = before < first || (after < series.time.length && series.time[after]! - pointer < pointer - series.time[before]!);
    const position = series.position[takeAfter ? after : before];
    const near = lowerBound(lane.all.time, to) - lowerBound(lane.all.time, from);
    return { lane: laneNumber, position: position ?? -1, near };
  }
  return { lane: laneNumber, position: -1, near: 0 };
}
