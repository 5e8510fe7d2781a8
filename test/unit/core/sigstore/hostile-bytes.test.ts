import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeBundle, PUBLIC_KEY, trustedRoot, type BundleOptions } from '../../../support/sigstore-fixture.ts';
import { encode, verifyBytes, type VerifyOptions } from '../../../support/verify-sigstore.ts';

const CASES: readonly (readonly [string, BundleOptions, VerifyOptions])[] = [
  ['a message, by certificate, in Rekor v1', {}, {}],
  ['a statement, by key, in Rekor v2, with a time-stamp', { content: 'statement', kind: 'dsse 0.0.2', signer: 'key' }, { managedKey: PUBLIC_KEY, identities: [] }],
];

/**
 * Changing these changes nothing that anybody signed: a name for a key that the bundle does not carry, and whether a
 * time-stamp was granted as asked for or with modifications. With an envelope the first must agree with its key's name.
 */
const FREE = /"signedTimestamp":"[^"]{12}/g;
/** The certificate, the logged body and the token: hashed as wholes here, and flipped byte by byte in tests of their own. */
const LONG = /[A-Za-z0-9+/=]{400,}/g;
const STRIDE = 23;

describe.each(CASES)('%s', (_, options, more) => {
  const root = trustedRoot();
  const bytes = Buffer.from(encode(makeBundle(options)));
  const verify = (changed: Uint8Array) => verifyBytes(changed, { root, ...more });

  test('cut at every length it never passes and never throws', () => {
    expect(verify(bytes).passed).toBe(true);
    for (let length = 0; length < bytes.length; length += 1) expect(verify(bytes.subarray(0, length)).codes).toEqual(['sigstore.malformed']);
  });

  test('with one bit flipped anywhere it does not pass', () => {
    const spans = (pattern: RegExp) => [...bytes.toString().matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);
    const within = (all: ReturnType<typeof spans>, at: number): boolean => all.some(([from, to]) => at >= from && at < to);
    const free = spans(FREE);
    const long = spans(LONG);
    let tried = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      if (within(free, at) || (at % STRIDE !== 0 && within(long, at))) continue;
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 1;
      tried += 1;
      expect.soft(verify(changed).passed, `byte ${at}: ${changed.subarray(Math.max(0, at - 12), at + 12).toString()}`).toBe(false);
    }
    expect(tried).toBeGreaterThan(1_000);
  });

  test('with any byte replaced it does not throw, and names what it finds', () => {
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at]! + by) % 256;
      const { findings } = verify(changed);
      expect(findings.every((each) => each.code.startsWith('sigstore.'))).toBe(true);
    }), { numRuns: 100 });
  });
});

test('bytes of any kind are refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    expect(verifyBytes(bytes).codes).toEqual(['sigstore.malformed']);
  }), { numRuns: 100 });
});
