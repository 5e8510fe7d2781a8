import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeenIds } from '../../../src/sources/audit-export/seen-ids.ts';

test('an id is seen when it was added before, and only then', () => {
  fc.assert(fc.property(fc.array(fc.string(), { maxLength: 200 }), (ids) => {
    const seen = createSeenIds();
    const known = new Set<string>();
    for (const id of ids) {
      expect(seen.add(id)).toBe(known.has(id));
      known.add(id);
    }
  }));
});

test('a hundred thousand ids stay apart', () => {
  const seen = createSeenIds();
  const id = (n: number): string => `0000-${n.toString(16).padStart(12, '0')}`;
  for (let n = 0; n < 100_000; n++) expect(seen.add(id(n))).toBe(false);
  for (let n = 0; n < 100_000; n += 997) expect(seen.add(id(n))).toBe(true);
});
