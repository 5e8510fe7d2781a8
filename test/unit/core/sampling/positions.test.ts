import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generator, populationCounter, samplePositions } from '../../../../src/core/sampling/index.ts';

const seed = fc.integer({ min: 1, max: 2_147_483_646 });

describe('sampling', () => {
  test('the vectors of docs/formats/sampling.md', () => {
    const next = generator(20261126);
    expect([next(), next(), next()]).toEqual([919753761, 356879153, 1947261876]);
    expect(samplePositions(1_000, { kind: 'random', size: 5, seed: 20261126 })).toEqual([761, 153, 876, 206, 982]);
    expect(samplePositions(1_000, { kind: 'systematic', size: 5, seed: 20261126 })).toEqual([153, 353, 553, 753, 953]);
    const counter = populationCounter();
    for (const id of ['ev-1', 'ev-"2"', 'ev-ü']) counter.add(id);
    expect(counter.end()).toEqual({ count: 3, digest: 'ca122873f7c0e683cea7ede717b9d22833b8c56b9fda58f14da397091a926451' });
  });

  test('the ten thousandth number after 1 is the published one', () => {
    const next = generator(1);
    let last = 0;
    for (let n = 0; n < 10_000; n += 1) last = next();
    expect(last).toBe(399268537);
  });

  test('positions are distinct, in range, as many as asked for, and the same every time', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 300 }), seed, fc.constantFrom('random', 'systematic'), (count, size, each, kind) => {
      const positions = samplePositions(count, { kind: kind as 'random', size, seed: each });
      expect(new Set(positions).size).toBe(Math.min(size, count));
      expect(positions.every((position) => Number.isInteger(position) && position >= 1 && position <= count)).toBe(true);
      expect(samplePositions(count, { kind: kind as 'random', size, seed: each })).toEqual(positions);
    }));
  });

  test('a larger random sample begins with the smaller one', () => {
    fc.assert(fc.property(fc.integer({ min: 200, max: 100_000 }), seed, (count, each) => {
      const small = samplePositions(count, { kind: 'random', size: 20, seed: each });
      expect(samplePositions(count, { kind: 'random', size: 60, seed: each }).slice(0, 20)).toEqual(small);
    }));
  });

  test('systematic steps differ by at most one', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 100_000 }), fc.integer({ min: 2, max: 9 }), seed, (count, size, each) => {
      const positions = samplePositions(count, { kind: 'systematic', size, seed: each });
      const steps = positions.slice(1).map((position, index) => position - positions[index]!);
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
    }));
  });

  test('what cannot be sampled is refused', () => {
    expect(() => samplePositions(4_194_305, { kind: 'random', size: 5, seed: 1 })).toThrow(RangeError);
    expect(() => samplePositions(5_001, { kind: 'all' })).toThrow(RangeError);
    expect(() => samplePositions(10, { kind: 'random', size: 5, seed: 0 })).toThrow(RangeError);
    expect(samplePositions(0, { kind: 'all' })).toEqual([]);
  });

  test('order and borders of ids are in the digest', () => {
    const digestOf = (ids: readonly string[]): string => {
      const counter = populationCounter();
      for (const id of ids) counter.add(id);
      return counter.end().digest;
    };
    expect(new Set([['a', 'b'], ['b', 'a'], ['ab'], ['a"\n"b'], ['a\n', 'b'], []].map(digestOf)).size).toBe(6);
  });
});
