import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWhile } from '../../../src/core/sorted.ts';

test('counts what a walk from the beginning counts, and asks of few', () => {
  fc.assert(fc.property(fc.array(fc.nat(20), { maxLength: 200 }), fc.integer({ min: -1, max: 21 }), (numbers, limit) => {
    const sorted = numbers.toSorted((a, b) => a - b);
    let asked = 0;
    const count = countWhile(sorted, (each) => {
      asked += 1;
      return each <= limit;
    });
    expect(count).toBe(sorted.filter((each) => each <= limit).length);
    expect(asked).toBeLessThanOrEqual(Math.ceil(Math.log2(sorted.length + 1)));
  }));
});
