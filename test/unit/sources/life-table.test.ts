import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextHash } from '../../../src/core/bundle/name-hash.ts';
import { createLifeTable } from '../../../src/sources/proofroom-bundle/life-table.ts';

describe('a life table', () => {
  test('finds what lies somewhere by its name, whatever its hash, and nothing else', () => {
    const hashes = fc.constantFrom(createTextHash([1, 2]), () => 7, () => -1, (name: string) => name.length);
    const steps = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('put', 'take')), { maxLength: 200 });
    fc.assert(fc.property(steps, hashes, (each, hashOf) => {
      const table = createLifeTable(hashOf);
      const numbers = new Map<string, number>();
      const lying = new Map<string, number>();
      const atPlace = new Map<number, string>();
      for (const [place, [number, step]] of each.entries()) {
        const name = `act-${number}`;
        if (!numbers.has(name)) {
          expect(table.find(name, (at) => (atPlace.get(at) === name ? at : null))).toBeNull();
          numbers.set(name, table.add(name));
        }
        const own = numbers.get(name) ?? -1;
        if (step === 'put') {
          table.put(own, place, false);
          atPlace.set(place, name);
          lying.set(name, place);
        } else {
          table.take(own);
          lying.delete(name);
        }
        for (const [other, of] of numbers) {
          expect(table.find(other, (at, found) => (atPlace.get(at) === other ? [at, found] : null))).toEqual(lying.has(other) ? [lying.get(other), of] : null);
        }
      }
      expect(table.size).toBe(numbers.size);
    }), { numRuns: 60 });
  });

  test('grows, tells how often each was taken, and lists those that were requested', () => {
    const table = createLifeTable(createTextHash([1, 2]));
    for (let number = 0; number < 20_000; number += 1) {
      expect(table.add(`act-${number}`)).toBe(number);
      table.put(number, number * 10, number % 2 === 1);
    }
    expect([...table.requested()]).toEqual(Array.from({ length: 10_000 }, (_, index) => (2 * index + 1) * 10));
    const isRight = (name: string) => (place: number): true | null => (`act-${place / 10}` === name ? true : null);
    for (let number = 0; number < 20_000; number += 997) expect(table.find(`act-${number}`, isRight(`act-${number}`))).toBe(true);
    expect(table.find('act-20000', isRight('act-20000'))).toBeNull();
    expect(Array.from({ length: 200 }, () => table.take(3))).toEqual(Array.from({ length: 200 }, (_, times) => Math.min(times + 1, 127)));
    table.put(3, 5, true);
    expect(table.take(3)).toBe(127);
    expect([...table.requested()].length).toBe(10_000);
  });
});
