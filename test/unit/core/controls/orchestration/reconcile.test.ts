import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reconcile, type Trace } from '../../../../../src/core/controls/orchestration/reconcile.ts';

const trace = (key: string, time: number, says: Trace['says'] = {}): Trace => ({ key, time, at: {}, says });
const traces = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), time: fc.integer({ min: 0, max: 60 }) }).map(({ key, time }) => trace(key, time)), { maxLength: 40 });

test('has every trace of either side exactly once, and joins none of another key', () => {
  fc.assert(fc.property(traces, traces, fc.nat(20), (left, right, window) => {
    const { matches } = reconcile(left, right, window);
    expect(new Set(matches.flatMap((each) => each.left ?? []))).toEqual(new Set(left));
    expect(new Set(matches.flatMap((each) => each.right ?? []))).toEqual(new Set(right));
    expect(matches.filter((each) => each.left !== null)).toHaveLength(left.length);
    expect(matches.filter((each) => each.right !== null)).toHaveLength(right.length);
    for (const { key, left: one, right: other, within, apart } of matches) {
      expect([one, other].filter((each) => each !== null).every((each) => each.key === key)).toBe(true);
      expect(within).toBe(apart !== null && apart <= window);
    }
  }));
});

test('leaves over on one side exactly what the other side has fewer of', () => {
  fc.assert(fc.property(traces, traces, (left, right) => {
    const { matches } = reconcile(left, right, 5);
    for (const key of ['a', 'b', 'c']) {
      const [here, there] = [left, right].map((side) => side.filter((each) => each.key === key).length);
      const single = matches.filter((each) => each.key === key && (each.left === null || each.right === null));
      expect(single).toHaveLength(Math.abs((here ?? 0) - (there ?? 0)));
    }
  }));
});

test('the window itself is within, a millisecond more is apart, and another word differs', () => {
  const matchOf = (time: number): unknown => reconcile([trace('a', 0, { commit: 'x' })], [trace('a', time, { commit: 'y' })], 10).matches.map(({ within, apart, differs }) => ({ within, apart, differs }));
  expect(matchOf(10)).toEqual([{ within: true, apart: 10, differs: ['commit'] }]);
  expect(matchOf(11)).toEqual([{ within: false, apart: 11, differs: ['commit'] }]);
});
