import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortByTime } from '../../../../src/renderer/timeline/sort-by-time.ts';

const places = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, at) => at);

describe('positions by time', () => {
  test('are those that a stable sort gives, whatever the order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
      const time = Float64Array.from(times);
      const wanted = times.map((_, at) => at).toSorted((a, b) => time[a]! - time[b]! || a - b);
      expect([...sortByTime(time, places(times.length))]).toEqual(wanted);
    }));
  });

  test('of streams that stand one after another', () => {
    const times = [1, 4, 7, 2, 5, 8, 3, 6, 9];
    expect([...sortByTime(Float64Array.from(times), places(9))]).toEqual([0, 3, 6, 1, 4, 7, 2, 5, 8]);
  });

  test('leave what was given as it was', () => {
    const position = Uint32Array.from([0, 1, 2, 3]);
    sortByTime(Float64Array.from([4, 3, 2, 1]), position);
    expect([...position]).toEqual([0, 1, 2, 3]);
  });
});
