import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTally } from '../../../../src/core/metrics/figure.ts';
import { looseCase, type Case, type Measure } from '../../../../src/core/metrics/measure.ts';

function figureOf(kind: Measure['kind'], cases: readonly Case[]) {
  const tally = createTally(kind);
  cases.forEach(tally.add);
  return tally.figure();
}
const of = (counts: boolean | null, more: Partial<Case> = {}): Case => ({ ...looseCase('s', {}, 0, counts), ...more });

describe('a figure', () => {
  test('of nothing is no figure', () => {
    for (const kind of ['share', 'per', 50, 95] as const) expect(figureOf(kind, [])).toEqual({ numerator: 0, denominator: 0, value: null, leftOut: 0 });
  });

  test('is in lowest terms, with both numbers as they are', () => {
    expect(figureOf('share', [of(true), of(false), of(false), of(true)])).toEqual({ numerator: 2, denominator: 4, value: { kind: 'ratio', numerator: 1, denominator: 2 }, leftOut: 0 });
  });

  test('that is zero has an N all the same', () => {
    expect(figureOf('share', [of(false), of(false)]).value).toEqual({ kind: 'ratio', numerator: 0, denominator: 1 });
  });

  test('leaves out what is not told, on both sides', () => {
    expect(figureOf('share', [of(true), of(null), of(null)])).toMatchObject({ numerator: 1, denominator: 1, leftOut: 2 });
    expect(figureOf('share', [of(null)])).toMatchObject({ denominator: 0, value: null, leftOut: 1 });
  });

  test('per somebody counts each once', () => {
    expect(figureOf('per', [of(true, { whom: 'a' }), of(true, { whom: 'b' }), of(true, { whom: 'a' }), of(null)])).toMatchObject({ numerator: 3, denominator: 2, leftOut: 1 });
  });

  test('by nearest rank is a duration that was measured', () => {
    const durations = (list: readonly number[]): Case[] => list.map((duration) => of(true, { duration }));
    expect(figureOf(50, durations([40, 10, 30, 20]))).toMatchObject({ numerator: 20, denominator: 4, value: { kind: 'milliseconds', milliseconds: 20 } });
    expect(figureOf(95, durations(Array.from({ length: 100 }, (_, n) => n + 1))).numerator).toBe(95);
    expect(figureOf(50, durations([0])).value).toEqual({ kind: 'milliseconds', milliseconds: 0 });
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (list, percent) => {
      const { numerator } = figureOf(percent, durations(list));
      expect(list).toContain(numerator);
      expect(list.filter((each) => each <= numerator).length * 100).toBeGreaterThanOrEqual(percent * list.length);
      expect(list.filter((each) => each < numerator).length * 100).toBeLessThan(percent * list.length);
    }));
  });
});
