import * as fc from 'fast-check';
import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCollisions, type ListedName } from '../../../../src/engine/zip/collisions.ts';
import { isReservedName, nameProblem } from '../../../../src/engine/zip/names.ts';

const odd = fc.constantFrom('.', '..', '', 'a', 'A', 'b.', 'c ', ' d', '/', '\\', 'C:', '\u0000', '\u200d', '\u202e', '\ufeff', 'é', 'e\u0301', 'ß', 'SS', 'ſ', 's', '\u{1f600}', 'aux', 'x?y');
const path = fc.array(odd, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));

describe('names', () => {
  test('what is accepted means the same path on every system and shows all it holds', () => {
    fc.assert(fc.property(fc.oneof(path, fc.string({ unit: 'binary' })), (name) => {
      if (nameProblem(name) !== null) return;
      expect(posix.normalize(name)).toBe(name);
      // Node writes `.\` before what begins like a device of Windows: the same path.
      expect(win32.normalize(name).replace(/^\.\\/, '')).toBe(name.replaceAll('/', '\\'));
      expect(posix.isAbsolute(name) || win32.isAbsolute(name) || win32.parse(name).root !== '').toBe(false);
      expect(posix.join('/folder', name).startsWith('/folder/')).toBe(true);
      expect(/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/u.test(name)).toBe(false);
    }), { numRuns: 2_000 });
  });

  test('names of the format are accepted', () => {
    for (const name of ['manifest.dsse.json', 'audit/plane/0001.ndjson', 'policy/boundaries/2026.3.json', 'artifacts/art-1/größe.txt', 'artifacts/报告/一.txt']) expect([name, nameProblem(name)]).toEqual([name, null]);
  });

  test('devices of Windows are known in any part, with any extension', () => {
    for (const name of ['aux', 'NUL.txt', 'a/con', 'com1.json', 'x/LPT9/y', 'COM¹']) expect([name, isReservedName(name)]).toEqual([name, true]);
    for (const name of ['auxiliary', 'null', 'com', 'com10', 'x.aux', 'conf.json']) expect([name, isReservedName(name)]).toEqual([name, false]);
  });
});

/** Every pair compared: slow, and plain to see. */
function slowly(names: readonly ListedName[]): ReadonlySet<number> {
  const fold = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
  const refused = new Set<number>();
  names.forEach((one, here) => names.forEach((other, there) => {
    if (here === there) return;
    const clash = fold(one.name) === fold(other.name) || (!one.folder && fold(other.name).startsWith(`${fold(one.name)}/`));
    if (clash) refused.add(here).add(there);
  }));
  return refused;
}

describe('collisions', () => {
  const listed = fc.record({ name: fc.array(fc.constantFrom('a', 'A', 'b', 'ß', 'ss', 'é', 'e\u0301', 'a-', 'a.b'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')), folder: fc.boolean() });

  test('an archive is found at fault exactly where comparing every pair finds it so, and no name is blamed without cause', () => {
    fc.assert(fc.property(fc.array(listed, { maxLength: 8 }), (names) => {
      const { refused, findings } = findCollisions(names);
      const expected = slowly(names);
      expect(findings.length > 0).toBe(expected.size > 0);
      for (const index of refused) expect(expected.has(index)).toBe(true);
    }), { numRuns: 2_000 });
  });

  test('the same names collide in any order', () => {
    fc.assert(fc.property(fc.array(listed, { maxLength: 6 }), (names) => {
      expect(findCollisions(names).findings.length > 0).toBe(findCollisions([...names].reverse()).findings.length > 0);
    }));
  });

  test('a hundred thousand deep paths are compared in reasonable time', () => {
    const names = Array.from({ length: 100_000 }, (_, at) => ({ name: `${'d/'.repeat(400)}${at}`, folder: false }));
    expect(findCollisions(names).findings).toEqual([]);
  }, 20_000);
});
