import type { Pointer } from '../findings/index.ts';
import type { CanonicalRecord } from '../model/record.ts';
import { grouped } from './grouped.ts';

/** A role held from one moment until another, half open; null is without an end. */
export interface Holding {
  readonly principal: string;
  readonly role: string;
  readonly from: number;
  readonly until: number | null;
  readonly at: Pointer;
}

type Open = { -readonly [K in keyof Holding]: Holding[K] };

export const heldAt = ({ from, until }: Pick<Holding, 'from' | 'until'>, time: number): boolean => from <= time && (until === null || time < until);

/**
 * Who held which role when, by principal: the snapshot's bindings, and those that only events tell of. An event that takes
 * a role away ends what was held then, whatever was agreed before; earliest first.
 */
export function holdingsOf({ bindings, course }: Pick<CanonicalRecord, 'bindings' | 'course'>): ReadonlyMap<string, readonly Holding[]> {
  const changes = (course?.roleChanges ?? []).toSorted((a, b) => a.time - b.time);
  const stated = new Set(bindings.map(({ principal, role, from }) => JSON.stringify([principal, role, from])));
  const bound = changes.filter((each) => each.change === 'bound' && !stated.has(JSON.stringify([each.principal, each.role, each.time])));
  const all = [
    ...bindings.map(({ principal, role, from, until, at }): Open => ({ principal, role, from, until, at })),
    ...bound.map(({ principal, role, time, until, at }): Open => ({ principal, role, from: time, until, at })),
  ].toSorted((a, b) => a.from - b.from);

  const ends = grouped(changes.filter((each) => each.change === 'unbound'), ({ principal, role }) => JSON.stringify([principal, role]));
  const next = new Map<string, number>();
  for (const each of all) {
    // Holdings of one role come earliest first, so the first end after one is never before the end of the one before it.
    const key = JSON.stringify([each.principal, each.role]);
    const times = ends.get(key);
    if (times === undefined) continue;
    let at = next.get(key) ?? 0;
    while (at < times.length && (times[at]?.time ?? 0) < each.from) at += 1;
    next.set(key, at);
    const end = times[at]?.time;
    if (end !== undefined && (each.until === null || end < each.until)) each.until = end;
  }
  return grouped<Holding>(all, ({ principal }) => principal);
}
