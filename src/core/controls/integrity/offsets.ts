import type { Pointer } from '../../findings/index.ts';
import { createSeries } from '../../packing/index.ts';

/** By how much a log is later than another clock, pair by pair; milliseconds, negative where it is earlier. */
export interface Offsets {
  readonly pairs: number;
  /** In the middle of all; of two middle ones the one nearer to none. Null without a pair. */
  readonly typical: number | null;
  readonly least: number | null;
  readonly most: number | null;
  /** Pairs in an order that cannot be, by more than the tolerance, and the worst of them. */
  readonly impossible: number;
  readonly worst: { readonly by: number; readonly at: Pointer } | null;
}

export interface OffsetsSeen {
  readonly pairs: number;
  add(offset: number): void;
  /** Something that cannot come before another did, by so much. */
  impossible(by: number, at: Pointer): void;
  of(): Offsets;
}

/** Grows by some bytes a pair: there may be one for each action. */
export function createOffsets(): OffsetsSeen {
  const series = createSeries();
  let impossible = 0;
  let worst: Offsets['worst'] = null;
  return {
    get pairs() {
      return series.length;
    },
    add: (offset) => series.push(offset),
    impossible(by, at) {
      impossible += 1;
      if (worst === null || by > worst.by) worst = { by, at };
    },
    of() {
      const sorted = series.numbers().sort();
      return { pairs: sorted.length, typical: middleOf(sorted), least: sorted[0] ?? null, most: sorted.at(-1) ?? null, impossible, worst };
    },
  };
}

function middleOf(sorted: Float64Array): number | null {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) return null;
  return Math.abs(low) < Math.abs(high) ? low : high;
}
