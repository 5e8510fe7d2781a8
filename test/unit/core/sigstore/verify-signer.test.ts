import { ed25519ph } from '@noble/curves/ed25519.js';
import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ISSUER, leafExtensions, makeBundle, PUBLIC_KEY, SAN, SIGNER, trustedRoot, type BundleOptions } from '../../../support/sigstore-fixture.ts';
import { LOG_V1, logInstance } from '../../../support/sigstore-log.ts';
import { ecKey, edKey, extensions, hash, PURPOSE, rsaKey, signWith, spki } from '../../../support/sigstore-pki.ts';
import { encode, verifyBytes, verifyMade } from '../../../support/verify-sigstore.ts';

const BY_KEY: BundleOptions = { signer: 'key' };
const pem = (key: KeyObject): Buffer => Buffer.from(createPublicKey(key).export({ format: 'pem', type: 'spki' }));
const managed = (managedKey: Uint8Array) => ({ managedKey, identities: [] });

describe('the wanted identity', () => {
  const wanting = (...identities: readonly { san: string; issuer: string }[]) => verifyMade({}, { identities });

  test.each([
    ['another name', { san: 'https://example.org/other', issuer: ISSUER }],
    ['another issuer', { san: SAN, issuer: 'https://other.example' }],
    ['a name with more', { san: `${SAN}/`, issuer: ISSUER }],
    ['part of the name', { san: 'https://example.org/workflow', issuer: ISSUER }],
    ['a pattern', { san: '.*', issuer: '.*' }],
    ['other capitals', { san: SAN.toUpperCase(), issuer: ISSUER }],
  ])('is %s', (_, wanted) => {
    const result = wanting(wanted);
    expect(result.findings).toMatchObject([{ code: 'sigstore.identity-mismatch', expected: `${wanted.san} (${wanted.issuer})`, computed: `${SAN} (${ISSUER})` }]);
    expect(result.signers[0]?.outcome).toBe('refused');
  });

  test('is one of several, and never half of one and half of another', () => {
    expect(wanting({ san: 'x', issuer: 'y' }, { san: SAN, issuer: ISSUER }).codes).toEqual([]);
    expect(wanting({ san: SAN, issuer: 'y' }, { san: 'x', issuer: ISSUER }).codes).toEqual(['sigstore.identity-mismatch']);
  });

  test('is not met by a certificate that names nobody', () => {
    const own = leafExtensions.slice(0, 2);
    expect(verifyMade({ leaf: { extensions: own } }).findings).toMatchObject([{ code: 'sigstore.identity-mismatch', computed: 'nobody (no issuer)' }]);
  });
});

describe('a managed key', () => {
  test('is read as PEM and as DER', () => {
    expect(verifyMade(BY_KEY, managed(PUBLIC_KEY)).codes).toEqual([]);
    expect(verifyMade(BY_KEY, managed(spki(SIGNER))).codes).toEqual([]);
  });

  test('that is another fits neither the signature nor the log entry', () => {
    expect(verifyMade(BY_KEY, managed(pem(ecKey()))).codes).toEqual(['sigstore.signature-invalid', 'sigstore.log-entry-mismatch']);
  });

  test.each([['nothing', Buffer.alloc(0)], ['text', Buffer.from('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n')], ['a key too short', pem(rsaKey(1024))]])('that is %s', (_, key) => {
    const result = verifyMade(BY_KEY, managed(key));
    expect(result.codes).toEqual(['sigstore.key-malformed']);
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });

  describe('needs no time', () => {
    const timeless: BundleOptions = { ...BY_KEY, entry: { promise: false } };
    test('of a log that is trusted still, and the time stays open', () => {
      const result = verifyMade(timeless, managed(PUBLIC_KEY));
      expect(result.codes).toEqual([]);
      expect(result.outcomes).toEqual({ 'sigstore.content': 'pass', 'sigstore.signature': 'pass', 'time.independent': 'indeterminate' });
    });

    test.each([['is trusted no longer', { start: '2026-01-01T00:00:00Z', end: '2026-09-14T23:59:59Z' }], ['is not trusted yet', { start: '2026-09-15T00:00:01Z' }]])('unless the log %s', (_, window) => {
      const result = verifyMade(timeless, { ...managed(PUBLIC_KEY), root: trustedRoot({ tlogs: [logInstance(LOG_V1, window)] }) });
      expect(result.codes).toEqual(['sigstore.no-verified-time']);
      expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
    });
  });

  test('attests to no identity', () => {
    const result = verifyMade(BY_KEY, { managedKey: PUBLIC_KEY });
    expect(result.findings).toMatchObject([{ code: 'sigstore.identity-unattested', expected: `${SAN} (${ISSUER})` }]);
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });

  test('chosen for a bundle with a certificate must be the certificate’s', () => {
    const other = ecKey();
    expect(verifyMade({}, { managedKey: pem(other) }).findings).toMatchObject([{
      code: 'sigstore.key-mismatch', expected: hash(spki(other)).toString('hex'), computed: hash(spki(SIGNER)).toString('hex'),
    }]);
    expect(verifyMade({}, { managedKey: PUBLIC_KEY }).codes).toEqual([]);
  });

  test('is named alike in the envelope and around it', () => {
    const bundle = makeBundle({ ...BY_KEY, content: 'statement' });
    const [{ sig }] = Object(bundle['dsseEnvelope']).signatures;
    const named = (keyid: string): readonly string[] => verifyBytes(encode({ ...bundle, dsseEnvelope: { ...Object(bundle['dsseEnvelope']), signatures: [{ sig, keyid }] } }), managed(PUBLIC_KEY)).codes;
    expect(named('another')).toEqual(['sigstore.hint-mismatch']);
    expect(named('')).toEqual([]);
  });
});

describe('a signature', () => {
  test('by another key than the certificate’s', () => {
    const result = verifyMade({ sign: (data) => signWith(ecKey(), data) });
    expect(result.findings).toMatchObject([{ code: 'sigstore.signature-invalid', at: { pointer: '/messageSignature/signature' } }]);
    expect(verifyMade({ content: 'statement', sign: (data) => signWith(ecKey(), data) }).findings).toMatchObject([{ code: 'sigstore.signature-invalid', at: { pointer: '/dsseEnvelope/signatures/0/sig' } }]);
  });

  const phSign = (key: KeyObject) => (data: Buffer): Buffer => Buffer.from(ed25519ph.sign(data, Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url')));
  const ED = edKey();
  const P384 = ecKey('P-384');
  const P521 = ecKey('P-521');
  test.each<[string, BundleOptions]>([
    ['P-384 with SHA-384', { key: P384, hash: 'sha384' }],
    ['P-384 with SHA-256', { key: P384 }],
    ['P-521 with SHA-512', { key: P521, hash: 'sha512' }],
    ['P-521 with SHA-256', { key: P521 }],
    ['RSA of 2,048 bits', { key: rsaKey(2048) }],
    ['RSA of 3,072 bits with SHA-512 stated', { key: rsaKey(3072), hash: 'sha512' }],
    ['Ed25519', { key: ED }],
    ['Ed25519, prehashed', { key: ED, sign: phSign(ED) }],
    ['an envelope with P-384', { key: P384, hash: 'sha384', content: 'statement' }],
    ['an envelope with Ed25519', { key: ED, content: 'statement' }],
  ])('by %s', (_, options) => {
    expect(verifyMade(options).codes).toEqual([]);
    const key = options.key!;
    expect(verifyMade({ ...options, signer: 'key' }, managed(pem(key))).codes).toEqual([]);
  });

  test('an envelope is not signed prehashed', () => {
    expect(verifyMade({ key: ED, content: 'statement', sign: phSign(ED) }).codes).toEqual(['sigstore.signature-invalid']);
  });

  test.each([['short', Buffer.alloc(10)], ['of zeros', Buffer.alloc(64)]])('by Ed25519 that is %s', (_, signature) => {
    expect(verifyMade({ key: ED, sign: () => signature }).codes).toEqual(['sigstore.signature-invalid']);
  });

  test('RSA-PSS is not what an RSA key signs with', () => {
    const key = rsaKey(2048);
    expect(verifyMade({ key, sign: (data) => sign('sha256', data, { key, padding: 6, saltLength: 32 }) }).codes).toEqual(['sigstore.signature-invalid']);
  });

  test('with a key in its certificate that is too short is not put to the test', () => {
    const own = [extensions.keyUsage(0x80), extensions.purposes([PURPOSE.codeSigning]), extensions.uri(SAN), extensions.issuer(ISSUER)];
    const result = verifyMade({ key: rsaKey(1024), leaf: { extensions: own } });
    expect(result.findings).toMatchObject([{ code: 'sigstore.key-unsupported', at: { pointer: '/verificationMaterial/certificate/rawBytes' } }]);
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });
});
