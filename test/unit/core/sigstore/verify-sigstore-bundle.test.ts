import { describe, expect, test } from 'vitest';
import { isSigstoreMediaType } from '../../../../src/core/sigstore/index.ts';
import { ARTIFACT, ISSUER, makeBundle, PUBLIC_KEY, rootFields, SAN, statementOf, trustedRoot, type BundleOptions } from '../../../support/sigstore-fixture.ts';
import { certificate, ecKey, hash, signWith } from '../../../support/sigstore-pki.ts';
import { encode, verifyBytes, verifyMade } from '../../../support/verify-sigstore.ts';

const HOLDS = { 'sigstore.content': 'pass', 'sigstore.signature': 'pass', 'time.independent': 'pass' };
const BY_KEY = { managedKey: PUBLIC_KEY, identities: [] };
const OTHER = Buffer.from('something else');

describe('a sound bundle holds', () => {
  test.each<[string, BundleOptions]>([
    ['version 0.1 with a promise only', { version: '0.1', entry: { proof: false } }],
    ['version 0.1 with promise and proof', { version: '0.1' }],
    ['version 0.2', { version: '0.2' }],
    ['version 0.3', {}],
    ['an envelope in a dsse entry', { content: 'statement' }],
    ['an envelope in a hashedrekord entry', { content: 'statement', kind: 'hashedrekord 0.0.1' }],
    ['an envelope in an intoto entry', { content: 'statement', kind: 'intoto 0.0.2' }],
    ['Rekor v2, hashedrekord', { kind: 'hashedrekord 0.0.2' }],
    ['Rekor v2, an envelope in hashedrekord', { content: 'statement', kind: 'hashedrekord 0.0.2' }],
    ['Rekor v2, dsse', { content: 'statement', kind: 'dsse 0.0.2' }],
    ['a time-stamp beside the promise', { tokens: [{}] }],
    ['no promise, but a time-stamp', { entry: { promise: false }, tokens: [{}] }],
  ])('%s', (_, options) => {
    const result = verifyMade(options);
    expect(result.codes).toEqual([]);
    expect(result.outcomes).toEqual(HOLDS);
    expect(result.subject).toEqual({ artifactDigest: hash(ARTIFACT).toString('hex'), identity: SAN, issuer: ISSUER });
    expect(result.signers[0]?.outcome).toBe('valid');
  });

  test.each<BundleOptions>([{}, { kind: 'hashedrekord 0.0.2' }, { content: 'statement' }, { content: 'statement', kind: 'dsse 0.0.2' }])('with a managed key: %j', (options) => {
    const result = verifyMade({ ...options, signer: 'key' }, BY_KEY);
    expect(result.codes).toEqual([]);
    expect(result.outcomes).toEqual(HOLDS);
  });

  test('and counts its independent times', () => {
    expect(verifyMade({ tokens: [{}] }).times).toEqual([{ count: 2, time: '2026-09-14T10:00:00.000Z' }]);
  });
});

describe('all failures are collected', () => {
  test('three faults in three places give three codes', () => {
    const { codes } = verifyMade({ sign: (data) => signWith(ecKey(), data), published: null, entry: { lines: (own) => own.replace('log.example', 'other.example') } });
    expect(codes).toEqual(['sigstore.signature-invalid', 'sigstore.checkpoint-signer-unknown', 'sigstore.sct-missing']);
  });

  test('five faults in five places give five codes', () => {
    const made = verifyMade(
      { published: null, tokens: [{ over: OTHER }], entry: { integratedAt: Date.UTC(2027, 0, 1) } },
      { artifact: OTHER, identities: [{ san: 'someone', issuer: ISSUER }] },
    );
    expect(new Set(made.codes)).toEqual(new Set([
      'sigstore.artifact-mismatch', 'sigstore.identity-mismatch', 'sigstore.timestamp-mismatch', 'sigstore.time-after-as-of', 'sigstore.certificate-outside-window', 'sigstore.sct-missing',
    ]));
  });

  test('a bundle without proof, certificate time or log is not passed for what else holds', () => {
    const bundle = makeBundle();
    const without = { ...bundle, verificationMaterial: { ...Object(bundle['verificationMaterial']), tlogEntries: [] } };
    const result = verifyBytes(encode(without));
    expect(result.codes).toEqual(['sigstore.log-entry-missing', 'sigstore.no-verified-time']);
    expect(result.outcomes).toEqual({ 'sigstore.content': 'pass', 'sigstore.signature': 'fail', 'time.independent': 'indeterminate' });
  });
});

describe('missing input is never a pass', () => {
  test('without the artifact a message signature is not put to the test', () => {
    const result = verifyMade({}, { artifact: null });
    expect(result.codes).toEqual(['sigstore.artifact-missing']);
    expect(result.outcomes).toEqual({ 'sigstore.content': 'indeterminate', 'sigstore.signature': 'indeterminate', 'time.independent': 'pass' });
    expect(result.signers[0]?.outcome).toBe('unknown-key');
  });

  test('without the artifact an envelope’s signature is, and its subject is not', () => {
    expect(verifyMade({ content: 'statement' }, { artifact: null }).outcomes).toEqual({ ...HOLDS, 'sigstore.content': 'indeterminate' });
  });

  test('without a trusted root', () => {
    const result = verifyMade({}, { root: null });
    expect(result.codes).toEqual(['sigstore.no-identity-policy', 'sigstore.no-trusted-root']);
    expect(result.outcomes).toEqual({ 'sigstore.content': 'pass', 'sigstore.signature': 'indeterminate', 'time.independent': 'indeterminate' });
  });

  test('without a wanted identity', () => {
    const result = verifyMade({}, { identities: [] });
    expect(result.codes).toEqual(['sigstore.no-identity-policy']);
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });

  test('without the key that the bundle names', () => {
    const result = verifyMade({ signer: 'key' }, { identities: [] });
    expect(result.codes).toEqual(['sigstore.key-missing']);
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });
});

describe('another artifact', () => {
  test('is found by its digest, and says nothing about the signature', () => {
    const result = verifyMade({}, { artifact: OTHER });
    expect(result.codes).toEqual(['sigstore.artifact-mismatch']);
    expect(result.findings[0]).toMatchObject({ expected: hash(ARTIFACT).toString('hex'), computed: hash(OTHER).toString('hex') });
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });

  test('is found by a statement’s subjects', () => {
    const result = verifyMade({ content: 'statement' }, { artifact: OTHER });
    expect(result.codes).toEqual(['sigstore.subject-mismatch']);
    expect(result.findings[0]).toMatchObject({ expected: hash(ARTIFACT).toString('hex'), computed: hash(OTHER).toString('hex') });
  });

  test('a stated digest of something else, with a sound signature', () => {
    const bundle = makeBundle();
    const message = { ...Object(bundle['messageSignature']), messageDigest: { algorithm: 'SHA2_256', digest: hash(OTHER).toString('base64') } };
    expect(verifyBytes(encode({ ...bundle, messageSignature: message })).codes).toEqual(['sigstore.artifact-mismatch']);
  });
});

describe('times', () => {
  test('signed later than the time it is judged for', () => {
    const late = verifyMade({}, { asOf: '2026-09-14T09:59:59.999Z' });
    expect(late.codes).toEqual(['sigstore.time-after-as-of']);
    expect(late.findings[0]).toMatchObject({ expected: '2026-09-14T09:59:59.999Z', computed: '2026-09-14T10:00:00.000Z' });
    expect(verifyMade({}, { asOf: '2026-09-14T10:00:00.000Z' }).outcomes).toEqual(HOLDS);
  });

  test('a time of the log without its promise is no time', () => {
    const result = verifyMade({ entry: { promise: false } });
    expect(result.codes).toEqual(['sigstore.no-verified-time']);
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });

  test('Rekor v2 vouches for no time', () => {
    expect(verifyMade({ kind: 'hashedrekord 0.0.2', tokens: [] }).codes).toEqual(['sigstore.no-verified-time']);
  });
});

describe('statements', () => {
  const digest = hash(ARTIFACT).toString('hex');
  test.each([
    ['no subject', []],
    ['a subject without a known digest', [{ name: 'a', digest: { md5: 'ff' } }]],
    ['a subject without digests', [{ name: 'a' }]],
    ['one right digest beside a wrong one', [{ name: 'a', digest: { sha256: digest, sha512: '00' } }]],
  ])('with %s is about nothing given', (_, subjects) => {
    expect(verifyMade({ content: 'statement', statement: statementOf(subjects) }).codes).toEqual(['sigstore.subject-mismatch']);
  });

  test.each([
    ['two right digests', [{ name: 'a', digest: { sha256: digest, sha512: hash(ARTIFACT, 'sha512').toString('hex') } }]],
    ['another subject first', [{ name: 'b', digest: { sha256: '00' } }, { name: 'a', digest: { sha384: hash(ARTIFACT, 'sha384').toString('hex') } }]],
  ])('with %s is about the artifact', (_, subjects) => {
    expect(verifyMade({ content: 'statement', statement: statementOf(subjects) }).outcomes).toEqual(HOLDS);
  });

  test.each([
    ['of an unknown type', statementOf(undefined, 'https://in-toto.io/Statement/v9'), 'type'],
    ['without a type', { subject: [] }, 'type'],
    ['without subjects', { _type: 'https://in-toto.io/Statement/v1' }, 'subject'],
    ['that is no object', [], 'type'],
  ])('%s is not read', (_, statement, problem) => {
    const result = verifyMade({ content: 'statement', statement });
    expect(result.findings).toMatchObject([{ code: 'sigstore.statement-malformed', values: { problem } }]);
    expect(result.outcomes['sigstore.content']).toBe('fail');
  });

  test('of version 0.1 is read', () => {
    expect(verifyMade({ content: 'statement', statement: statementOf(undefined, 'https://in-toto.io/Statement/v0.1') }).outcomes).toEqual(HOLDS);
  });

  test('another payload type is not believed to name subjects', () => {
    expect(verifyMade({ content: 'statement', payloadType: 'application/json' }).findings).toMatchObject([{ code: 'sigstore.payload-type', computed: 'application/json' }]);
  });
});

describe('the form of a bundle', () => {
  const material = (change: object): unknown => {
    const bundle = makeBundle({ version: '0.2' });
    return { ...bundle, verificationMaterial: { ...Object(bundle['verificationMaterial']), ...change } };
  };
  const raw = (bytes: Uint8Array): object => ({ rawBytes: Buffer.from(bytes).toString('base64') });
  test.each<[string, unknown, string]>([
    ['media-type', { ...makeBundle(), mediaType: 'application/vnd.dev.sigstore.bundle.v0.9+json' }, '/mediaType'],
    ['not-as-written', { ...makeBundle(), note: 'x' }, '/note'],
    ['missing-member', { ...makeBundle({ content: 'statement' }), dsseEnvelope: { payloadType: 'x', payload: 'AAAA', signatures: [{ sig: '' }] } }, '/dsseEnvelope/signatures/0/sig'],
    ['missing-member', material({ x509CertificateChain: { certificates: [] } }), '/verificationMaterial/x509CertificateChain/certificates'],
    ['not-a-certificate', material({ x509CertificateChain: { certificates: [raw(Buffer.from('x'))] } }), '/verificationMaterial/x509CertificateChain'],
    ['root-in-chain', makeBundle({ version: '0.2', intermediates: [certificate(rootFields)] }), '/verificationMaterial/x509CertificateChain'],
    ['chain-version', { ...makeBundle({ version: '0.2' }), mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }, '/verificationMaterial/x509CertificateChain'],
  ])('%s is said with its place', (problem, bundle, pointer) => {
    expect(verifyBytes(encode(bundle)).findings).toMatchObject([{ code: 'sigstore.malformed', at: { pointer }, values: { problem } }]);
  });

  test('a member twice is refused', () => {
    const text = Buffer.from(encode(makeBundle())).toString();
    expect(verifyBytes(Buffer.from(text.replace('{"mediaType"', '{"mediaType":"x","mediaType"'))).codes).toEqual(['sigstore.malformed']);
  });

  test.each(['application/vnd.dev.sigstore.bundle+json;version=0.4', 'application/vnd.dev.sigstore.bundle.v9.9+json', ''])('media type %j is not read', (mediaType) => {
    expect(verifyBytes(encode({ ...makeBundle(), mediaType })).codes).toEqual(['sigstore.malformed']);
    expect(isSigstoreMediaType(mediaType)).toBe(false);
  });

  test.each([
    ['none', []],
    ['two', [{ sig: 'AAAA' }, { sig: 'AAAA' }]],
  ])('an envelope with signatures: %s', (_, signatures) => {
    const bundle = makeBundle({ content: 'statement' });
    expect(verifyBytes(encode({ ...bundle, dsseEnvelope: { ...Object(bundle['dsseEnvelope']), signatures } })).codes).toEqual(['sigstore.malformed']);
  });

  test('more entries than anybody writes', () => {
    const bundle = makeBundle();
    const material = Object(bundle['verificationMaterial']);
    const entries = (count: number): unknown => ({ ...bundle, verificationMaterial: { ...material, tlogEntries: Array.from({ length: count }, () => material.tlogEntries[0]) } });
    expect(verifyBytes(encode(entries(33))).codes).toEqual(['sigstore.malformed']);
    expect(verifyBytes(encode(entries(2))).codes).toEqual(['sigstore.log-entry-duplicate']);
  });

  test('a digest algorithm outside SHA-2', () => {
    const bundle = makeBundle();
    const message = { ...Object(bundle['messageSignature']), messageDigest: { algorithm: 'SHA3_256', digest: 'AAAA' } };
    expect(verifyBytes(encode({ ...bundle, messageSignature: message })).codes).toEqual(['sigstore.digest-unsupported']);
  });
});

describe('a trusted root', () => {
  test.each([
    { root: 7 }, { root: 'text' }, { root: [] }, { root: {} }, { root: { tlogs: 3 } },
    { root: { tlogs: [{ publicKey: { rawBytes: 'AA==', validFor: { start: '2026-01-01T00:00:00Z' } } }] } },
  ])('that is %j is refused, not thrown', ({ root }) => {
    const { codes } = verifyMade({}, { root });
    expect(codes.some((code) => code === 'sigstore.root-malformed' || code === 'sigstore.log-unknown')).toBe(true);
  });

  test.each(['tlogs', 'certificateAuthorities', 'ctlogs', 'timestampAuthorities'] as const)('without a start of validity in %s is malformed', (part) => {
    const text = JSON.stringify({ part: trustedRoot()[part] }).replaceAll('{"start":"2026-01-01T00:00:00Z"}', '{}');
    const result = verifyMade({}, { root: trustedRoot({ [part]: JSON.parse(text).part }) });
    expect(new Set(result.codes)).toEqual(new Set(['sigstore.root-malformed']));
    expect(result.findings[0]?.values?.['problem']).toBe('no-start');
    expect(result.findings[0]?.values?.['place']).toMatch(new RegExp(`^/${part}/0/(publicKey/)?validFor$`));
    expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
  });

  test.each([
    ['a certificate that is none', trustedRoot({ certificateAuthorities: [{ certChain: { certificates: [{ rawBytes: 'AAAA' }] }, validFor: { start: '2026-01-01T00:00:00Z' } }] })],
    ['an authority without certificates', trustedRoot({ timestampAuthorities: [{ validFor: { start: '2026-01-01T00:00:00Z' } }] })],
    ['a log without id and key', trustedRoot({ tlogs: [{ baseUrl: 'https://a' }] })],
  ])('with %s is malformed', (_, root) => {
    expect(new Set(verifyMade({}, { root }).codes)).toEqual(new Set(['sigstore.root-malformed']));
  });
});
