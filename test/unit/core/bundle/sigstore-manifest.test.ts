import { describe, expect, test } from 'vitest';
import { SIGSTORE_MANIFEST_PATH as FILE, type BundlePredicate } from '../../../../src/core/bundle/format.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { judge, type FindingCode } from '../../../../src/core/findings/index.ts';
import { strayPart } from '../../../../src/core/sigstore/sealed-timestamp.ts';
import { readTrustPack } from '../../../../src/core/trust/index.ts';
import { writeTimeStampResponse } from '../../../../src/producer/pki/index.ts';
import type { Files } from '../../../support/memory-container.ts';
import { ARTIFACT, INTERMEDIATE, ISSUER, makeBundle, SAN, SIGNED_AT, TIME_CERTIFICATE, TIME_SIGNER, trustedRoot, type BundleOptions } from '../../../support/sigstore-fixture.ts';
import { LOG_V1, noteLine } from '../../../support/sigstore-log.ts';
import { oid, sequence } from '../../../support/sigstore-der.ts';
import { ecKey, signWith, timestampResponse } from '../../../support/sigstore-pki.ts';
import { sealed, SEALED_AT, sigstoreBundle, SIGSTORE_PACK, SIGSTORE_TRUST } from '../../../support/sigstore-manifest.ts';
import { token, TSA } from '../../../support/time-fixture.ts';
import { jcs, KEYS, PACK, trustOf } from '../../../support/tiny-bundle.ts';
import { codesOf, findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';

const RSA_WITH_SHA256 = '1.2.840.113549.1.1.11';
const NULL = Buffer.from([5, 0]);
const TOKEN = { over: ARTIFACT, time: SIGNED_AT, signer: TIME_SIGNER, certificate: TIME_CERTIFICATE, issuerName: 'time root', serial: 77 };

type More = Parameters<typeof verifyFiles>[1];
const verify = (files: Files = sigstoreBundle(), more: More = {}) => verifyFiles(files, { trust: SIGSTORE_TRUST, ...more });
const codes = async (files: Files, more: More = {}): Promise<readonly FindingCode[]> => codesOf(await verify(files, more));
const axes = async (files: Files, more: More = {}) => Object.fromEntries(judge((await verify(files, more)).reports).verdict.axes.map(({ axis, outcome }) => [axis, outcome]));
const identity = { san: SAN, issuer: ISSUER };
const wanting = (...identities: NonNullable<typeof SIGSTORE_PACK.sigstore>['identities']): More => ({ trust: trustOf({ ...SIGSTORE_PACK, sigstore: { trusted_root: trustedRoot(), identities } }) });

const KINDS: readonly (readonly [string, BundleOptions])[] = [
  ['Rekor v1', {}], ['Rekor v1 with a time-stamp', { tokens: [{}] }],
  ['Rekor v2 with a time-stamp', { kind: 'dsse 0.0.2', tokens: [{}] }], ['Rekor v2 with a time-stamp that carries its certificate', { kind: 'dsse 0.0.2', tokens: [{ embed: [TIME_CERTIFICATE] }] }],
];

describe('a bundle with a Sigstore manifest', () => {
  test.each(KINDS)('holds: %s', async (_name, options) => {
    const result = await verify(sigstoreBundle(options));
    expect(findingsOf(result).map((each) => [each.code, each.at.file])).toEqual([['sigstore.time-verified', FILE]]);
    expect(await axes(sigstoreBundle(options))).toMatchObject({ integrity: 'pass', authenticity: 'pass', time: 'pass', completeness: 'pass' });
    expect(result.signers).toMatchObject([{ name: SAN, holder: ISSUER, outcome: 'valid' }]);
    expect(result.files.find((file) => file.name === FILE)?.status).toBe('manifest');
    expect(result.bundle?.id).toBe('bundle-1');
    expect(result.counts.events).toBe(7);
  });

  test('the earliest clock says by when it existed, to the end of its second', async () => {
    const result = await verify(sigstoreBundle({ tokens: [{ time: SEALED_AT - 60_000 }] }));
    const facts = Object.fromEntries(result.reports.find((report) => report.id === 'time.independent')?.facts ?? []);
    expect(facts['proven-by']).toBe(new Date(SEALED_AT - 60_000 + 999).toISOString());
  });

  test('dated after it was logged contradicts the log', async () => {
    const later = (at: number) => sigstoreBundle({}, { predicate: (predicate: BundlePredicate) => ({ ...predicate, created_at: new Date(at).toISOString() }) });
    expect(await codes(later(SEALED_AT + 999))).toEqual([]);
    expect(await codes(later(SEALED_AT + 1_000))).toEqual(['timestamp.contradicts']);
  });

  test('what its time proves holds for everything it lists', async () => {
    const ended = { ...SIGSTORE_PACK, keys: SIGSTORE_PACK.keys.map((key) => (key.keyid === KEYS.approver.keyid ? { ...key, not_after: '2026-11-10T00:00:00.000Z' } : key)) };
    expect(await codes(sigstoreBundle(), { trust: trustOf(ended) })).toEqual([]);
  });

  test('is held to its files like any other', async () => {
    const files = sigstoreBundle();
    files.set('artifacts/art-1/change.diff', encodeUtf8('other'));
    files.delete('graph/g-1.json');
    expect(await codes(files)).toEqual(['file.digest-mismatch', 'file.missing']);
  });
});

describe('whose signature is wanted is the trust pack’s word', () => {
  test('without a pack the bytes hold, and nobody is known', async () => {
    expect(await codes(sigstoreBundle(), { trust: null })).toEqual(['checkpoint.untrusted-head', 'sigstore.no-identity-policy', 'sigstore.no-trusted-root', 'trust.no-pack']);
    expect(await axes(sigstoreBundle(), { trust: null })).toMatchObject({ integrity: 'pass', authenticity: 'indeterminate', time: 'indeterminate' });
  });

  const one = { ...PACK, manifest_threshold: 1 };
  const cases: readonly (readonly [string, More, readonly FindingCode[], string])[] = [
    ['a pack without a trusted root', { trust: trustOf(one) }, ['sigstore.no-identity-policy', 'sigstore.no-trusted-root'], 'indeterminate'],
    ['a root that cannot be used', { trust: trustOf({ ...one, sigstore: { trusted_root: { ctlogs: [{}] }, identities: [{ ...identity, purposes: ['manifest'] }] } }) }, ['sigstore.root-malformed'], 'indeterminate'],
    ['an identity wanted on documents only', wanting(identity), ['sigstore.no-identity-policy'], 'indeterminate'],
    ['an identity wanted on documents only, beside another', wanting({ ...identity, purposes: ['document'] }, { san: 'x', issuer: ISSUER, purposes: ['manifest'] }), ['signature.threshold-unmet', 'sigstore.identity-mismatch'], 'fail'],
    ['another identity', wanting({ san: `${SAN}x`, issuer: ISSUER, purposes: ['manifest'] }), ['signature.threshold-unmet', 'sigstore.identity-mismatch'], 'fail'],
    ['another issuer', wanting({ san: SAN, issuer: `${ISSUER}/`, purposes: ['manifest'] }), ['signature.threshold-unmet', 'sigstore.identity-mismatch'], 'fail'],
    ['two voices where it has one', { trust: trustOf({ ...SIGSTORE_PACK, manifest_threshold: 2 }) }, ['signature.threshold-unmet'], 'fail'],
  ];
  test.each(cases)('%s', async (_name, more, expected, outcome) => {
    expect(await codes(sigstoreBundle(), more)).toEqual(expected);
    expect(await axes(sigstoreBundle(), more)).toMatchObject({ integrity: 'pass', authenticity: outcome });
  });
});

describe('what Sigstore shows against it', () => {
  const cases: readonly (readonly [string, BundleOptions, readonly FindingCode[]])[] = [
    ['another signature', { sign: () => Buffer.from('3006020101020101', 'hex') }, ['sigstore.signature-invalid']],
    ['a certificate of nobody’s', { leaf: { issuer: { name: INTERMEDIATE.name, key: ecKey('P-384') } } }, ['sigstore.certificate-chain-invalid']],
    ['a certificate that was over', { leaf: { to: SEALED_AT - 1_000 } }, ['sigstore.certificate-outside-window']],
    ['a certificate that was never published', { published: null }, ['sigstore.sct-missing']],
    ['a log entry without proof', { entry: { proof: false } }, ['sigstore.inclusion-missing']],
    ['a head by another key', { entry: { lines: (_line, text) => noteLine(LOG_V1.name, LOG_V1.id, signWith(ecKey(), Buffer.from(text))) } }, ['sigstore.checkpoint-invalid']],
    ['a time-stamp over something else', { tokens: [{ over: ARTIFACT }] }, ['sigstore.timestamp-mismatch']],
    ['a log entry of the future', { entry: { integratedAt: Date.UTC(2026, 10, 21) } }, ['sigstore.certificate-outside-window', 'sigstore.time-after-as-of']],
  ];
  test.each(cases)('%s', async (_name, options, expected) => {
    const result = await verify(sigstoreBundle(options));
    expect(codesOf(result)).toEqual(['signature.threshold-unmet', ...expected].toSorted());
    expect(findingsOf(result).filter((each) => each.code.startsWith('sigstore.')).map((each) => each.at.file)).not.toContain(undefined);
    expect(judge(result.reports).verdict.axes.find((each) => each.axis === 'integrity')?.outcome).toBe('pass');
  });

  test('no clock is believed about content that the signature does not fit', async () => {
    const result = await verify(sigstoreBundle({ sign: () => Buffer.from('3006020101020101', 'hex') }));
    expect(findingsOf(result).map((each) => each.code)).toContain('time.own-clock');
    expect(findingsOf(result).map((each) => each.code)).not.toContain('sigstore.time-verified');
  });

  test('without a clock nothing is certain', async () => {
    const result = await verify(sigstoreBundle({ kind: 'dsse 0.0.2', tokens: [] }));
    expect(codesOf(result)).toEqual(['sigstore.no-verified-time']);
    expect(judge(result.reports).checks.find((check) => check.id === 'manifest.signatures')?.outcome).toBe('indeterminate');
  });
});

describe('its form', () => {
  const change = (edit: (manifest: Record<string, never>) => object): Files => sigstoreBundle({}, {}, (manifest) => edit(structuredClone(manifest) as Record<string, never>));
  const written = (bytes: Uint8Array): Files => sigstoreBundle().set(FILE, bytes);
  const envelopeOf = (manifest: object): { signatures: object[] } => (manifest as { dsseEnvelope: { signatures: object[] } }).dsseEnvelope;
  const cases: readonly (readonly [string, Files, FindingCode, string])[] = [
    ['no bundle', written(encodeUtf8('{}')), 'manifest.malformed', 'missing-member'],
    ['no JSON', written(encodeUtf8('{')), 'manifest.malformed', 'member-name'],
    ['version 0.1', sigstoreBundle({ version: '0.1' }), 'manifest.malformed', 'media-type'],
    ['a signature over a file', written(jcs(makeBundle(sealed({ content: 'message' })))), 'manifest.malformed', 'payload-type'],
    ['other content', sigstoreBundle({ payloadType: 'text/plain' }), 'manifest.malformed', 'payload-type'],
    ['another statement', sigstoreBundle({ statement: { _type: 'x' } }), 'manifest.malformed', 'wrong-value'],
    ['an unknown member', change((manifest) => ({ ...manifest, more: 1 })), 'manifest.malformed', 'not-as-written'],
    ['a member at its default', change((manifest) => (envelopeOf(manifest).signatures[0] = { ...envelopeOf(manifest).signatures[0], keyid: '' }, manifest)), 'manifest.not-canonical', 'not-canonical'],
    ['spaces', written(encodeUtf8(`${new TextDecoder().decode(sigstoreBundle().get(FILE))} `)), 'manifest.not-canonical', 'not-canonical'],
    ['a time-stamp with a text around it', sigstoreBundle({ tokens: [{ status: 1 }] }), 'manifest.not-canonical', 'time-stamp-status'],
    ['a time-stamp signed by RSA without parameters', sigstoreBundle({ tokens: [{ algorithm: sequence(oid(RSA_WITH_SHA256)) }] }), 'manifest.not-canonical', 'time-stamp-algorithm'],
    ['a time-stamp signed by ECDSA with parameters', sigstoreBundle({ tokens: [{ algorithm: sequence(oid('1.2.840.10045.4.3.2'), NULL) }] }), 'manifest.not-canonical', 'time-stamp-algorithm'],
    ['a time-stamp with a stranger’s certificate', sigstoreBundle({ tokens: [{ embed: [TIME_CERTIFICATE, TIME_CERTIFICATE] }] }), 'manifest.not-canonical', 'time-stamp-certificate'],
  ];
  test.each(cases)('%s', async (_name, files, code, problem) => {
    const found = findingsOf(await verify(files)).filter((each) => each.code === code);
    expect(found.map((each) => [each.at.file, each.values?.['problem']])).toContainEqual([FILE, problem]);
    expect((await axes(files))['integrity']).toBe('fail');
  });

  test('RSA with NULL is the one form; of a digest both forms are in use, and are taken', () => {
    expect(strayPart(timestampResponse({ ...TOKEN, algorithm: sequence(oid(RSA_WITH_SHA256), NULL) }))).toBeNull();
    // Proofroom's own tokens name SHA-256 with NULL, the fixture's without.
    expect(strayPart(writeTimeStampResponse(token({ certificates: [TSA] })))).toBeNull();
    expect(strayPart(timestampResponse(TOKEN))).toBeNull();
  });

  test('it names no key, and its statement none', async () => {
    const named = change((manifest) => (envelopeOf(manifest).signatures[0] = { ...envelopeOf(manifest).signatures[0], keyid: 'k' }, manifest));
    expect(await codes(named)).toEqual(['manifest.signers-mismatch']);
    expect(await codes(sigstoreBundle({}, { signers: [KEYS.manifest] }))).toEqual(['manifest.signers-mismatch']);
  });

  test('a key without a certificate is nobody', async () => {
    expect(await codes(sigstoreBundle({ signer: 'key' }))).toEqual(['manifest.signers-mismatch', 'sigstore.identity-unattested', 'sigstore.key-missing']);
  });

  test('both kinds of manifest are none', async () => {
    expect(await codes(sigstoreBundle().set('manifest.dsse.json', encodeUtf8('{}')))).toEqual(['manifest.ambiguous']);
  });
});

test('a pack that names a purpose twice, or one that no identity has, is refused', () => {
  const pack = (purposes: readonly string[]): object => ({ ...SIGSTORE_PACK, sigstore: { trusted_root: {}, identities: [{ ...identity, purposes }] } });
  expect(readTrustPack(jcs(pack(['manifest', 'document']))).ok).toBe(true);
  expect(readTrustPack(jcs(pack(['manifest', 'manifest'])))).toEqual({ ok: false, problem: 'repeated', at: { pointer: '/sigstore/identities/0/purposes' } });
  expect(readTrustPack(jcs(pack(['approval']))).ok).toBe(false);
});
