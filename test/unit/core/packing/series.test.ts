import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createColumn, createSeries } from '../../../../src/core/packing/index.ts';

describe('a series', () => {
  test('gives back exactly the numbers it was given', () => {
    const number = fc.oneof(
      fc.integer(), fc.maxSafeInteger(), fc.double(), fc.integer({ min: 0, max: 10 }).map((each) => 1_790_000_000_000 + each),
      fc.constantFrom(-0, 0, 2 ** 50, -(2 ** 50), 2 ** 50 + 1, Number.MAX_VALUE, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN),
    );
    fc.assert(fc.property(fc.array(number, { maxLength: 300 }), (numbers) => {
      const series = createSeries();
      for (const each of numbers) series.push(each);
      expect(series.length).toBe(numbers.length);
      expect([...series.numbers()]).toStrictEqual(numbers);
      expect([...series.numbers()]).toStrictEqual(numbers);
    }));
  });
});

describe('a column', () => {
  test('holds numbers by their place across its chunks', () => {
    const column = createColumn((length) => new Float64Array(length));
    for (let place = 0; place < 40_000; place += 1) column.push(place / 4);
    column.set(20_000, -1);
    expect(column.length).toBe(40_000);
    expect([0, 16_383, 16_384, 20_000, 39_999, 100_000].map((place) => column.at(place))).toEqual([0, 4_095.75, 4_096, -1, 9_999.75, Number.NaN]);
  });
});
