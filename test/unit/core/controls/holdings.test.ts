import { describe, expect, test } from 'vitest';
import { heldAt, holdingsOf } from '../../../../src/core/controls/holdings.ts';
import type { RoleBinding, RoleChange } from '../../../../src/core/model/record.ts';

const binding = (from: number, until: number | null): RoleBinding => ({ principal: 'ada', role: 'reader', from, until, grantedBy: 'ida', at: {} });
const change = (kind: 'bound' | 'unbound', time: number, until: number | null = null): RoleChange => ({ principal: 'ada', role: 'reader', change: kind, until, by: 'ida', time, at: {} });
const spans = (bindings: readonly RoleBinding[], roleChanges: readonly RoleChange[] = []) => {
  const course = { work: [], locks: [], agentChanges: [], roleChanges, publications: [], accountable: [] };
  return (holdingsOf({ bindings, course }).get('ada') ?? []).map(({ from, until }) => [from, until]);
};

describe('holdings', () => {
  test('are half open', () => {
    expect([9, 10, 19, 20].map((time) => heldAt({ from: 10, until: 20 }, time))).toEqual([false, true, true, false]);
    expect(heldAt({ from: 10, until: null }, Number.MAX_SAFE_INTEGER)).toBe(true);
  });
  test('are told by the snapshot, by events, or by both of one', () => {
    expect(spans([binding(10, 20)])).toEqual([[10, 20]]);
    expect(spans([], [change('bound', 10, 20)])).toEqual([[10, 20]]);
    expect(spans([binding(10, 20)], [change('bound', 10, 20)])).toEqual([[10, 20]]);
  });
  test('end where an event takes the role away, and never later than was agreed', () => {
    expect(spans([binding(10, null)], [change('unbound', 15)])).toEqual([[10, 15]]);
    expect(spans([binding(10, 12)], [change('unbound', 15)])).toEqual([[10, 12]]);
    expect(spans([binding(10, 30), binding(40, null)], [change('unbound', 15), change('unbound', 45)])).toEqual([[10, 15], [40, 45]]);
    expect(spans([binding(10, null)], [change('unbound', 5)])).toEqual([[10, null]]);
  });
  test('of a role that is bound and unbound a hundred thousand times', () => {
    const changes = Array.from({ length: 100_000 }, (_, at) => [change('bound', at * 10), change('unbound', at * 10 + 5)]).flat();
    const found = spans([], changes);
    expect(found).toHaveLength(100_000);
    expect(found.at(-1)).toEqual([999_990, 999_995]);
  });
});
