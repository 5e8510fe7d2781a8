import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangesOf } from '../../../../src/engine/index-db/views/rows-at.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 60 });

test('ranges hold every number once, in order, and are no more than asked for', () => {
  fc.assert(fc.property(numbers, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 50_000 }), (list, most, near) => {
    const ranges = rangesOf(list, most, near);
    expect(ranges.length).toBeLessThanOrEqual(most);
    expect(ranges.flatMap((range) => range.numbers)).toEqual(list.toSorted((a, b) => a - b));
    for (const { first, last, numbers: within } of ranges) expect([first, last]).toEqual([within[0], within.at(-1)]);
  }));
});
test('a page of two streams is two ranges, and near neighbours are one', () => {
  expect(rangesOf([5, 900_001, 4, 900_000])).toEqual([{ first: 4, last: 5, numbers: [4, 5] }, { first: 900_000, last: 900_001, numbers: [900_000, 900_001] }]);
  expect(rangesOf([1, 9_000]).length).toBe(1);
  expect(rangesOf([])).toEqual([]);
});
