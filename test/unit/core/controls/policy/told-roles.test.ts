import { describe, expect, test } from 'vitest';
import { toldRoles } from '../../../../../src/core/controls/policy/told-roles.ts';
import type { RoleBinding, RoleChange } from '../../../../../src/core/model/record.ts';

const LIMITS = { reconciliationWindow: 15, clockTolerance: 2 };
const holds = (from: number, until: number | null = null, principal = 'ada'): RoleBinding => ({ principal, role: 'reader', from, until, grantedBy: 'ida', at: {} });
const gives = (time: number, until: number | null = null): RoleChange => ({ principal: 'ada', role: 'reader', change: 'bound', until, by: 'ida', time, at: {} });
const takes = (time: number): RoleChange => ({ ...gives(time), change: 'unbound' });
const untold = (bindings: readonly RoleBinding[], changes: readonly RoleChange[]): readonly number[] => toldRoles(bindings, changes, LIMITS).untold.map(({ from }) => from);

describe('an event of a role that was given', () => {
  test('tells of that role of that principal, once', () => {
    expect(untold([holds(100)], [gives(100)])).toEqual([]);
    expect(untold([holds(100, null, 'eve')], [gives(100)])).toEqual([100]);
    expect(untold([holds(100), holds(200)], [gives(100)])).toEqual([200]);
    expect(untold([holds(100), holds(200)], [gives(100), gives(150)])).toEqual([]);
  });

  test('tells of none that begins after it was taken away or had run out', () => {
    expect(untold([holds(300)], [gives(100)])).toEqual([]);
    expect(untold([holds(300)], [gives(100), takes(200)])).toEqual([300]);
    expect(untold([holds(300)], [gives(100), takes(200), gives(250)])).toEqual([]);
    expect(untold([holds(300)], [takes(200), gives(200)])).toEqual([]);
    expect(untold([holds(300)], [gives(200), takes(200)])).toEqual([300]);
    expect([202, 203].map((from) => untold([holds(from)], [gives(100), takes(200)]))).toEqual([[], [203]]);
    expect([199, 200].map((from) => untold([holds(from)], [gives(100, 200)]))).toEqual([[], [200]]);
  });

  test('leaves the longer one to what begins later', () => {
    expect(untold([holds(130, 300), holds(400)], [gives(100), gives(120, 300)])).toEqual([]);
    expect(untold([holds(130, 300), holds(400)], [gives(100, 300), gives(120)])).toEqual([]);
  });

  test('that comes late is not taken for what begins later', () => {
    expect(untold([holds(100), holds(200)], [gives(110), gives(210)])).toEqual([]);
    const soon = [gives(99), gives(105)];
    expect(toldRoles([holds(100), holds(105)], soon, LIMITS)).toEqual({ untold: [], begun: new Map() });
  });

  test('that comes late tells when the role began, unless it had ended', () => {
    const late = gives(115);
    expect(toldRoles([holds(100)], [late], LIMITS)).toEqual({ untold: [], begun: new Map([[late, 100]]) });
    expect(untold([holds(100)], [gives(116)])).toEqual([100]);
    expect([115, 116].map((until) => untold([holds(100, until)], [late]))).toEqual([[100], []]);
    expect(untold([holds(100, 110), holds(112)], [late])).toEqual([100]);
    expect(toldRoles([holds(115)], [late], LIMITS).begun.size).toBe(0);
  });

  test('is found among a hundred thousand, wherever they end', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => at);
    expect(untold(many.map((at) => holds(at * 10)), many.map((at) => gives(at * 10 + 5)))).toEqual([]);
    expect(untold(many.map((at) => holds(100_000 + at)), many.map((at) => gives(at, 500_000 - at)))).toEqual([]);
    expect(untold(many.map((at) => holds(at * 100)), many.flatMap((at) => [gives(at * 100 - 8), takes(at * 100 - 6)]))).toHaveLength(100_000);
  });
});
