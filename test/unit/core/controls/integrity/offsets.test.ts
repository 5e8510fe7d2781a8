import { describe, expect, test } from 'vitest';
import { createOffsets } from '../../../../../src/core/controls/integrity/offsets.ts';

function offsetsOf(...numbers: readonly number[]) {
  const seen = createOffsets();
  numbers.forEach((each) => seen.add(each));
  return seen.of();
}

describe('offsets of two clocks', () => {
  test('give the middle one, whatever the order and however far one strays', () => {
    expect(offsetsOf(5, 1, 9_000_000, 3, 4)).toMatchObject({ pairs: 5, typical: 4, least: 1, most: 9_000_000 });
    expect(offsetsOf(-3, -1, -2)).toMatchObject({ typical: -2, least: -3, most: -1 });
  });

  test('of two middle ones give the one nearer to none', () => {
    expect(offsetsOf(10, 20).typical).toBe(10);
    expect(offsetsOf(-20, -10).typical).toBe(-10);
    expect(offsetsOf(-5, 7).typical).toBe(-5);
  });

  test('without a pair say nothing', () => {
    expect(offsetsOf()).toEqual({ pairs: 0, typical: null, least: null, most: null, impossible: 0, worst: null });
  });

  test('count what cannot be, and keep the worst', () => {
    const seen = createOffsets();
    seen.impossible(3, { event: 'a' });
    seen.impossible(9, { event: 'b' });
    seen.impossible(9, { event: 'c' });
    expect(seen.of()).toMatchObject({ impossible: 3, worst: { by: 9, at: { event: 'b' } } });
  });
});
