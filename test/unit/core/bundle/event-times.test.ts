import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEventTimes } from '../../../../src/core/bundle/event-times.ts';
import { hashName } from '../../../../src/core/bundle/name-hash.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';

/** The same in two Maps. */
function reference(generation: number): { get(name: string): number; set(name: string, time: number): void } {
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  return {
    get: (name) => young.get(name) ?? old.get(name) ?? Number.NaN,
    set(name, time) {
      if (young.size >= generation) {
        old = young;
        young = new Map();
      }
      young.set(name, time);
    },
  };
}

describe('times of record ids', () => {
  const steps = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'), set: fc.boolean(), time: fc.nat(1_000) }), { maxLength: 120 });
  test('are those two Maps would hold, whatever the hashes', () => {
    fc.assert(fc.property(steps, fc.integer({ min: 1, max: 9 }), fc.constantFrom((name: Uint8Array) => hashName(name, [1, 2]), () => 7, () => 2 ** 32 - 1), (each, generation, hash) => {
      const times = createEventTimes(generation);
      const maps = reference(generation);
      for (const { name, set, time } of each) {
        const memory = encodeUtf8(`..${name}.`);
        const key = hash(encodeUtf8(name));
        expect(times.get(key, memory, 2, 3)).toBe(maps.get(name));
        if (!set) continue;
        times.set(key, memory, 2, 3, time);
        maps.set(name, time);
      }
    }));
  });
});

describe('the hash of a name', () => {
  test('depends on every byte, the length and the key', () => {
    const seen = new Set<number>();
    let count = 0;
    const add = (bytes: Uint8Array, key: readonly [number, number]): void => {
      seen.add(hashName(bytes, key));
      count += 1;
    };
    for (let length = 0; length <= 9; length++) {
      const bytes = new Uint8Array(length);
      add(bytes, [1, 2]);
      add(bytes, [1, 3]);
      add(bytes, [0, 2]);
      for (let at = 0; at < length; at++) add(bytes.map((_, n) => (n === at ? 0x80 : 0)), [1, 2]);
    }
    expect(seen.size).toBe(count);
  });
});
