import { expect, test } from 'vitest';
import { MANIFEST_PATH } from '../../../../src/core/bundle/format.ts';
import { draft, tinyBundle, withheldDraft } from '../../../support/tiny-bundle.ts';
import { codesOf, verifyFiles } from '../../../support/verify-tiny.ts';

const DROPPED = ['identity/roles.json', 'policy/boundaries/2026-10.json', 'graph/g-1.json'];

/** Small enough that every byte of every file can be changed in turn. */
const files = tinyBundle({
  drafts: [draft(0), withheldDraft(1)],
  before: (all) => DROPPED.forEach((name) => all.delete(name)),
});

test('the untouched bundle has nothing against it', async () => {
  expect(codesOf(await verifyFiles(files))).toEqual([]);
});

test.each([...files.keys()])('one flipped bit in any byte of %s is a finding', async (name) => {
  const original = files.get(name)!;
  const silent: string[] = [];
  for (let at = 0; at < original.length; at++) {
    const changed = original.slice();
    const bit = 1 << (at % 8);
    changed[at] = changed[at]! ^ bit;
    const codes = codesOf(await verifyFiles(new Map([...files, [name, changed]])));
    if (codes.length === 0) silent.push(`byte ${at}, bit ${bit}`);
  }
  expect(original.length).toBeGreaterThan(10);
  expect(silent).toEqual([]);
}, 120_000);

test('cut at every length, the manifest is a finding', async () => {
  const original = files.get(MANIFEST_PATH)!;
  for (let length = 0; length < original.length; length += 7) {
    const codes = codesOf(await verifyFiles(new Map([...files, [MANIFEST_PATH, original.slice(0, length)]])));
    expect(codes).toContain('manifest.malformed');
  }
}, 60_000);
