import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Heap } from '../../../src/core/heap.ts';

test('the least comes out first, equal ones in the order in which they went in', () => {
  fc.assert(fc.property(fc.array(fc.nat(20)), (ranks) => {
    const heap = new Heap<{ readonly rank: number; readonly at: number }>(({ rank }) => rank);
    const items = ranks.map((rank, at) => ({ rank, at }));
    for (const each of items) heap.push(each);
    expect(heap.size).toBe(ranks.length);
    expect(items.map(() => heap.pop())).toEqual(items.toSorted((a, b) => a.rank - b.rank || a.at - b.at));
    expect([heap.size, heap.next]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(() => heap.pop()).toThrow(RangeError);
  }));
});
