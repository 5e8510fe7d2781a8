import type { Pointer } from '../../findings/index.ts';

/** One thing as one system tells it. `key` is the name that both systems know it by. */
export interface Trace {
  readonly key: string;
  readonly time: number;
  readonly at: Pointer;
  /** What else both systems say of it, to be compared word for word. */
  readonly says: Readonly<Record<string, string>>;
}

/** One thing in either or both of two systems. `apart` is in milliseconds, null where one of them lacks it. */
export interface Match {
  readonly key: string;
  readonly left: Trace | null;
  readonly right: Trace | null;
  readonly apart: number | null;
  /** Whether both have it and their times lie within the window; exactly at it is within. */
  readonly within: boolean;
  /** Names of what they say differently. */
  readonly differs: readonly string[];
}

export interface Reconciliation {
  /** Milliseconds by which the two may differ. */
  readonly window: number;
  readonly matches: readonly Match[];
}

/**
 * Two-way: everything that either side has, once. Traces of one key are paired in order of time, so that what one side
 * has more often than the other is left over; n log n in all.
 */
export function reconcile(left: readonly Trace[], right: readonly Trace[], window: number): Reconciliation {
  const matches: Match[] = [];
  const others = byKey(right);
  for (const [key, own] of byKey(left)) {
    const other = others.get(key) ?? [];
    others.delete(key);
    pairUp(key, own, other, window, matches);
  }
  for (const [key, other] of others) pairUp(key, [], other, window, matches);
  return { window, matches };
}

function pairUp(key: string, left: readonly Trace[], right: readonly Trace[], window: number, matches: Match[]): void {
  const waiting: Trace[] = [];
  const over: Trace[] = [];
  let at = 0;
  for (const one of left) {
    while (at < right.length && (right[at]?.time ?? 0) < one.time - window) over.push(...right.slice(at, ++at));
    const other = right[at];
    if (other !== undefined && other.time <= one.time + window) {
      matches.push(matched(key, one, other, window));
      at += 1;
    } else waiting.push(one);
  }
  over.push(...right.slice(at));
  // What no window joins is still the same thing by name, told at times too far apart.
  for (let index = 0; index < Math.max(waiting.length, over.length); index += 1) {
    matches.push(matched(key, waiting[index] ?? null, over[index] ?? null, window));
  }
}

function matched(key: string, left: Trace | null, right: Trace | null, window: number): Match {
  if (left === null || right === null) return { key, left, right, apart: null, within: false, differs: [] };
  const apart = Math.abs(left.time - right.time);
  return { key, left, right, apart, within: apart <= window, differs: Object.keys(left.says).filter((name) => left.says[name] !== right.says[name]) };
}

function byKey(traces: readonly Trace[]): Map<string, Trace[]> {
  const map = new Map<string, Trace[]>();
  for (const trace of traces.toSorted((a, b) => a.time - b.time)) {
    const list = map.get(trace.key);
    if (list === undefined) map.set(trace.key, [trace]);
    else list.push(trace);
  }
  return map;
}
