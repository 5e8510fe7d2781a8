import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openSpillStore } from '../../../../src/engine/files/spill-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'spill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filled = (size: number, index: number): Buffer => Buffer.alloc(size, `${index} of them, `);

describe('a store that spills', () => {
  test('gives back what was put there, in any order, at any time, wherever it lies', () => {
    const sizes = fc.array(fc.oneof(fc.nat(40), fc.nat(20_000), fc.constantFrom(2 ** 18 - 4, 2 ** 18, 2 ** 18 + 1)), { minLength: 1, maxLength: 24 });
    fc.assert(fc.property(sizes, fc.nat(50_000), fc.infiniteStream(fc.nat()), (all, inMemory, picks) => {
      const store = openSpillStore({ folder, inMemory });
      const places: number[] = [];
      const check = (index: number): void => {
        const size = all[index] ?? 0;
        expect(Buffer.compare(store.at(places[index] ?? -1).subarray(0, size), filled(size, index))).toBe(0);
      };
      for (const [index, size] of all.entries()) {
        places.push(store.add(filled(size, index)));
        check((picks.next().value as number) % places.length);
      }
      for (const index of places.keys()) check(index);
      for (const index of [...places.keys()].toReversed()) check(index);
      store.close();
    }), { numRuns: 30 });
  });

  test('has no file with a name, and none at all for little', () => {
    const store = openSpillStore({ folder, inMemory: 10 });
    const first = store.add(filled(10, 0));
    const second = store.add(filled(2 ** 19, 1));
    store.add(filled(2 ** 19, 2));
    expect(readdirSync(folder)).toEqual([]);
    expect(store.at(first)[9]).toBe(filled(10, 0)[9]);
    expect(Buffer.compare(store.at(second).subarray(0, 2 ** 19), filled(2 ** 19, 1))).toBe(0);
    store.close();
  });

  test('stays in memory where no file can be had', () => {
    const store = openSpillStore({ folder: join(folder, 'absent'), inMemory: 0 });
    const places = Array.from({ length: 100 }, (_, index) => store.add(filled(9_000, index)));
    for (const [index, place] of places.entries()) expect(Buffer.compare(store.at(place).subarray(0, 9_000), filled(9_000, index))).toBe(0);
    store.close();
  });
});
