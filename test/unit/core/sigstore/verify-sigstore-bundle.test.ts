import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/core/findings/index.ts';
import { keepSignatures } from '../../../../src/core/sigstore/checkpoint-lines.ts';
import { isSigstoreMediaType, verifySigstoreBundle, type SigstoreArguments } from '../../../../src/core/sigstore/index.ts';
import type { TrustPack } from '../../../../src/core/trust/pack.ts';
import { ARTIFACT, AS_OF, messageBundle, PUBLIC_KEY, sha256, statementBundle, trustedRoot } from '../../../support/sigstore-fixture.ts';

const packWith = (root: unknown): TrustPack => ({
  format: 'proofroom.trust-pack.v1', name: 't', issued_at: AS_OF, stale_after_days: 90, manifest_threshold: 1, keys: [], logs: [],
  sigstore: { trusted_root: root, identities: [] },
});
const encode = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

function verify(bundle: Uint8Array, more: Partial<SigstoreArguments> = {}) {
  const result = verifySigstoreBundle({ bundle, artifact: ARTIFACT, trust: { pack: packWith(trustedRoot()) }, asOf: AS_OF, managedKey: PUBLIC_KEY, ...more });
  const judged = judge(result.reports);
  return {
    ...result,
    codes: judged.findings.map((each) => [each.code, each.values?.['reason']].filter((part) => part !== undefined).join(' ')),
    outcomes: Object.fromEntries(judged.checks.map((each) => [each.id, each.outcome])),
    passed: judged.checks.every((each) => each.outcome === 'pass'),
  };
}
const HOLDS = { 'sigstore.content': 'pass', 'sigstore.signature': 'pass', 'time.independent': 'pass' };

describe('a bundle with a managed key', () => {
  test('holds with its artifact, key and log', () => {
    const result = verify(encode(messageBundle()));
    expect(result.outcomes).toEqual(HOLDS);
    expect(result.codes).toEqual(['sigstore.time-verified']);
    expect(result.signers[0]?.outcome).toBe('valid');
    expect(result.subject.artifactDigest).toBe(sha256(ARTIFACT).toString('hex'));
  });

  test('an in-toto statement holds for its subject only', () => {
    expect(verify(encode(statementBundle())).outcomes).toEqual(HOLDS);
    const other = verify(encode(statementBundle()), { artifact: Buffer.from('something else') });
    expect(other.codes).toContain('sigstore.subject-mismatch');
    expect(other.outcomes['sigstore.content']).toBe('fail');
  });

  test.each([
    ['no subject', []],
    ['a subject without a known digest', [{ name: 'a', digest: { md5: 'ff' } }]],
    ['one right digest beside a wrong one', [{ name: 'a', digest: { sha256: sha256(ARTIFACT).toString('hex'), sha512: '00' } }]],
  ])('a statement with %s is about nothing given', (_, subjects) => {
    expect(verify(encode(statementBundle(subjects))).codes).toContain('sigstore.subject-mismatch');
  });

  test('another artifact', () => {
    const result = verify(encode(messageBundle()), { artifact: Buffer.from('something else') });
    expect(result.codes).toContain('sigstore.artifact-mismatch');
    expect(result.passed).toBe(false);
  });

  test('nothing passes that was not examined', () => {
    expect(verify(encode(messageBundle()), { artifact: null }).outcomes).toEqual({
      'sigstore.content': 'indeterminate', 'sigstore.signature': 'indeterminate', 'time.independent': 'indeterminate',
    });
    expect(verify(encode(statementBundle()), { artifact: null }).outcomes).toEqual({ ...HOLDS, 'sigstore.content': 'indeterminate' });
    expect(verify(encode(messageBundle()), { trust: null }).codes).toEqual(['sigstore.no-trusted-root']);
    expect(verify(encode(messageBundle()), { managedKey: null }).codes).toEqual(['sigstore.no-identity-policy']);
  });

  test('another key', () => {
    const wrong = Buffer.from(PUBLIC_KEY.toString().replace(/\n(.)/, (_, char: string) => `\n${char === 'M' ? 'N' : 'M'}`));
    expect(verify(encode(messageBundle()), { managedKey: wrong }).passed).toBe(false);
  });

  test('signed later than the time it is judged for', () => {
    expect(verify(encode(messageBundle()), { asOf: '2026-09-14T09:59:59.999Z' }).codes).toContain('sigstore.untrusted timestamp-future');
    expect(verify(encode(messageBundle()), { asOf: '2026-09-14T10:00:00.000Z' }).outcomes).toEqual(HOLDS);
  });

  test.each([
    ['without a start', {}, 'sigstore.untrusted root-malformed'],
    ['that ended before', { start: '2026-01-01T00:00:00Z', end: '2026-09-14T09:59:59Z' }, 'sigstore.untrusted log-promise'],
    ['that began after', { start: '2026-09-14T10:00:01Z' }, 'sigstore.untrusted log-promise'],
  ])('a log with a validity %s is not trusted', (_, validFor, code) => {
    expect(verify(encode(messageBundle()), { trust: { pack: packWith(trustedRoot(validFor)) } }).codes).toEqual([code]);
  });

  test('both ends of the log’s validity are inside it', () => {
    const validFor = { start: '2026-09-14T10:00:00Z', end: '2026-09-14T10:00:00Z' };
    expect(verify(encode(messageBundle()), { trust: { pack: packWith(trustedRoot(validFor)) } }).outcomes).toEqual(HOLDS);
  });

  test.each([null, 7, 'text', [], {}, { tlogs: 3 }, { tlogs: [{ publicKey: { rawBytes: 'AA==', validFor: { start: '2026-01-01T00:00:00Z' } } }] }])('a trusted root of %j is refused, not thrown', (root) => {
    expect(verify(encode(messageBundle()), { trust: { pack: packWith(root) } }).passed).toBe(false);
  });
});

describe('checkpoints', () => {
  test('a signature in a name that only matches as a pattern does not count', () => {
    expect(verify(encode(messageBundle('.*'))).codes).toEqual(['sigstore.untrusted log-checkpoint']);
    expect(verify(encode(messageBundle('log'))).codes).toEqual(['sigstore.untrusted log-checkpoint']);
  });

  test('only the log’s own lines are kept', () => {
    const note = 'log.example\n1\nAA==\n\n';
    expect(keepSignatures(`${note}— log.example AAAA\n— (a+)+$ AAAA\n— witness.example BBBB\n`, new Set(['log.example']))).toBe(`${note}— log.example AAAA\n`);
    expect(keepSignatures(`${note}— log.example AAE=\n— log.example AAF=\n`, new Set(['log.example']))).toBe(`${note}— log.example AAE=\n`);
    expect(keepSignatures('no separator', new Set())).toBe('no separator');
  });
});

describe('hostile bytes', () => {
  const bytes = encode(messageBundle());

  test('cut at every length it never passes and never throws', () => {
    for (let length = 0; length < bytes.length; length += 1) expect(verify(bytes.subarray(0, length)).codes).toEqual(['sigstore.malformed']);
  });

  /**
   * Changing these changes nothing that is signed: they repeat what is computed, or name a member whose value is the
   * default, so that it may as well be absent.
   */
  const FREE = /"(hint|rootHash|treeSize)":"[^"]*"|"hashes":\[\]|"logIndex":"0"/g;

  test('with one bit flipped anywhere that counts it does not pass', () => {
    const text = Buffer.from(bytes).toString();
    const free = [...text.matchAll(FREE)].map((match) => [match.index, match.index + match[0].length] as const);
    for (let at = 0; at < bytes.length; at += 1) {
      if (free.some(([from, to]) => at >= from && at < to)) continue;
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect.soft(verify(changed).passed, `byte ${at}: ${changed.subarray(at - 12, at + 12).toString()}`).toBe(false);
    }
  });

  test('a member twice is refused', () => {
    const text = Buffer.from(bytes).toString();
    expect(verify(Buffer.from(text.replace('{"mediaType"', '{"mediaType":"x","mediaType"'))).codes).toEqual(['sigstore.malformed']);
  });

  test.each(['application/vnd.dev.sigstore.bundle+json;version=0.4', 'application/vnd.dev.sigstore.bundle.v9.9+json', ''])('media type %j is not read', (mediaType) => {
    expect(verify(encode({ ...messageBundle(), mediaType })).codes).toEqual(['sigstore.malformed']);
    expect(isSigstoreMediaType(mediaType)).toBe(false);
  });
});
