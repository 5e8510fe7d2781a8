import { expect, test } from 'vitest';
import { SIGSTORE_MANIFEST_PATH as FILE } from '../../../../src/core/bundle/format.ts';
import { CODES } from '../../../../src/core/findings/index.ts';
import { TIME_CERTIFICATE, type BundleOptions } from '../../../support/sigstore-fixture.ts';
import { sigstoreBundle, SIGSTORE_TRUST } from '../../../support/sigstore-manifest.ts';
import { draft } from '../../../support/tiny-bundle.ts';
import { codesOf, findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';

const DROPPED = ['identity/roles.json', 'policy/boundaries/2026-10.json', 'graph/g-1.json', 'approvals/apr-1.dsse.json', 'work-packages/pkg-1.dsse.json', 'work-packages/pkg-1.receipt.dsse.json'];

/** Every byte of the first; of the second, which differs in its log entry, as many as the time of a test allows. */
const CASES: readonly (readonly [string, BundleOptions, number])[] = [
  ['Rekor v1, a promise, a time-stamp with its certificate', { tokens: [{ embed: [TIME_CERTIFICATE] }] }, 1],
  ['Rekor v2 and a time-stamp', { kind: 'dsse 0.0.2', tokens: [{}] }, 7],
];

test.each(CASES)('one flipped bit in any byte is an error at the manifest: %s', async (_name, options, stride) => {
  const files = sigstoreBundle(options, { drafts: [draft(0)], before: (all) => DROPPED.forEach((name) => all.delete(name)), predicate: (predicate) => ({ ...predicate, redactions: [] }) });
  const original = files.get(FILE)!;
  expect(codesOf(await verifyFiles(files, { trust: SIGSTORE_TRUST }))).toEqual([]);
  const silent: string[] = [];
  for (let at = 0; at < original.length; at += stride) {
    const changed = original.slice();
    const bit = 1 << (at % 8);
    changed[at] = changed[at]! ^ bit;
    const found = findingsOf(await verifyFiles(new Map([...files, [FILE, changed]]), { trust: SIGSTORE_TRUST }));
    if (!found.some(({ code, at: { file } }) => CODES[code].effect === 'fail' && file === FILE && /^(manifest|sigstore|signature)\./.test(code))) silent.push(`byte ${at}, bit ${bit}: ${Buffer.from(original.subarray(at - 20, at + 10)).toString()}`);
  }
  expect(original.length).toBeGreaterThan(4_000);
  expect(silent).toEqual([]);
}, 240_000);

test('cut at every length it is a finding', async () => {
  const files = sigstoreBundle();
  const original = files.get(FILE)!;
  for (let length = 0; length < original.length; length += 11) {
    expect(codesOf(await verifyFiles(new Map([...files, [FILE, original.slice(0, length)]]), { trust: SIGSTORE_TRUST }))).toContain('manifest.malformed');
  }
});
