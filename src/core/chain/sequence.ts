import type { Pointer } from '../findings/index.ts';

export type Placement = 'next' | 'after-gap' | 'duplicate' | 'out-of-order';

/** Missing numbers, inclusive, with the times of the events either side. */
export interface SequenceGap {
  readonly from: number;
  readonly to: number;
  readonly after: number | null;
  readonly before: number | null;
  /** Where the event after the gap stands, for the finding. */
  readonly at: Pointer;
}

export interface SequenceTracker {
  /** The number the next event should carry. */
  readonly expected: number;
  place(seq: number, time: number, at: Pointer): Placement;
  /** Places `count` events that carry the numbers from `expected` on, the last of them at `time`. */
  follow(count: number, time: number): void;
  /** Passes over numbers that unreadable lines may have carried. */
  skip(count: number): void;
  /** Gaps that no later event filled, and how many more there were than could be kept. */
  gaps(): { readonly kept: readonly SequenceGap[]; readonly leftOut: number };
}

/**
 * Follows sequence numbers through a stream in file order. A number that was skipped and comes later is out of order,
 * not missing; one seen already is a duplicate. The author decides how many gaps there are, so only `maxGaps` are kept.
 */
export function createSequenceTracker(first: number, maxGaps: number): SequenceTracker {
  const gaps: { gap: SequenceGap; filled: Set<number> }[] = [];
  let expected = first;
  let leftOut = 0;
  let lastTime: number | null = null;

  const fills = (seq: number): boolean => {
    const open = gaps.find(({ gap }) => seq >= gap.from && seq <= gap.to);
    if (open === undefined || open.filled.has(seq)) return false;
    open.filled.add(seq);
    return true;
  };
  return {
    get expected() {
      return expected;
    },
    place(seq, time, at) {
      if (seq < expected) return fills(seq) || seq < first ? 'out-of-order' : 'duplicate';
      const skipped = seq > expected;
      if (skipped && gaps.length >= maxGaps) leftOut += 1;
      else if (skipped) {
        gaps.push({ gap: { from: expected, to: seq - 1, after: lastTime, before: time, at }, filled: new Set() });
      }
      expected = seq + 1;
      lastTime = time;
      return skipped ? 'after-gap' : 'next';
    },
    follow(count, time) {
      expected += count;
      lastTime = time;
    },
    skip(count) {
      expected += count;
    },
    gaps: () => ({
      kept: gaps.filter(({ gap, filled }) => filled.size < gap.to - gap.from + 1).map(({ gap }) => gap),
      leftOut,
    }),
  };
}
