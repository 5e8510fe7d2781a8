import { describe, expect, test } from 'vitest';
import { readTimestamp } from '../../../../src/core/sigstore/timestamp.ts';
import { readTrustedRoot } from '../../../../src/core/sigstore/trusted-root.ts';
import { verifyTimestamps } from '../../../../src/core/sigstore/verify-timestamp.ts';
import { chainOf, makeBundle, SIGNED_AT, TIME_CERTIFICATE, TIME_SIGNER, timeRootFields, timeSignerFields, trustedRoot } from '../../../support/sigstore-fixture.ts';
import { integer, octets, oid, sequence, set } from '../../../support/sigstore-der.ts';
import { attribute, certificate, ecKey, edKey, extensions, hash, PURPOSE, rsaKey, timestampResponse, type TokenFields } from '../../../support/sigstore-pki.ts';
import { encode, verifyBytes, verifyMade } from '../../../support/verify-sigstore.ts';

const AT = '/verificationMaterial/timestampVerificationData/rfc3161Timestamps/0/signedTimestamp';
const START = { start: '2026-01-01T00:00:00Z' };
const stamped = (...tokens: readonly Partial<TokenFields>[]) => ({ kind: 'hashedrekord 0.0.2', tokens: tokens.length === 0 ? [{}] : tokens });
const rootWith = (chain: readonly Buffer[], validFor: object = START): Record<string, unknown> => trustedRoot({ timestampAuthorities: [{ certChain: chainOf(...chain), validFor }] });
const TIME_ROOT = certificate(timeRootFields);

/** A bundle of Rekor v2, whose one time-stamp is replaced. */
function withResponse(response: Buffer): Uint8Array {
  const bundle = makeBundle(stamped());
  return encode({ ...bundle, verificationMaterial: { ...Object(bundle['verificationMaterial']), timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: response.toString('base64') }] } } });
}

const OVER = Buffer.from('a signature');
const RESPONSE = timestampResponse({ over: OVER, time: SIGNED_AT, signer: TIME_SIGNER, certificate: TIME_CERTIFICATE, issuerName: 'time root', serial: 77 });

describe('reading a response', () => {
  test('gives its time, imprint and signer', () => {
    expect(readTimestamp(RESPONSE)).toMatchObject({ time: SIGNED_AT, imprint: { hash: 'sha256' }, signer: { serial: '4d' }, certificates: [] });
  });

  test('cut at every length it is none', () => {
    for (let length = 0; length < RESPONSE.length; length += 1) expect(readTimestamp(RESPONSE.subarray(0, length))).toBeNull();
  });

  test('one that grants nothing is none', () => {
    const status = (value: number): Buffer => timestampResponse({ over: OVER, time: SIGNED_AT, signer: TIME_SIGNER, certificate: TIME_CERTIFICATE, issuerName: 'time root', serial: 77, status: value });
    expect(readTimestamp(status(1))).not.toBeNull();
    expect(readTimestamp(status(2))).toBeNull();
  });
});

describe('a time-stamp', () => {
  test('that is none', () => {
    expect(verifyBytes(withResponse(Buffer.from('x'))).findings).toMatchObject([{ code: 'sigstore.timestamp-malformed', at: { pointer: AT } }, { code: 'sigstore.no-verified-time' }]);
    expect(verifyMade(stamped({ hash: 'sha1' })).codes).toContain('sigstore.timestamp-malformed');
  });

  test('of another signature', () => {
    const { codes, findings } = verifyMade(stamped({ over: OVER }));
    expect(codes).toEqual(['sigstore.timestamp-mismatch', 'sigstore.no-verified-time']);
    expect(findings[0]?.expected).not.toBe(findings[0]?.computed);
  });

  test.each<[string, Partial<TokenFields>]>([['SHA-512', { hash: 'sha512' }], ['certificates beside it', { embed: [TIME_CERTIFICATE, TIME_ROOT] }]])('with %s holds', (_, token) => {
    expect(verifyMade(stamped(token)).codes).toEqual([]);
  });

  test.each<[string, Partial<TokenFields>, readonly string[]]>([
    ['signed by another key', { signer: { name: 'time', key: ecKey() } }, ['signature']],
    ['of other contents than its digest', { messageDigest: Buffer.alloc(32) }, ['digest']],
    ['that names another certificate', { certificateDigest: Buffer.alloc(32) }, ['certificate-not-named']],
    ['that names no certificate', { certificateDigest: null }, ['certificate-not-named']],
    ['with two faults', { certificateDigest: null, messageDigest: Buffer.alloc(32) }, ['digest', 'certificate-not-named']],
  ])('%s', (_, token, problems) => {
    const { findings } = verifyMade(stamped(token));
    expect(findings.filter((each) => each.code === 'sigstore.timestamp-invalid').map((each) => each.values?.['problem'])).toEqual(problems);
  });

  test('with one bit flipped anywhere proves no time', () => {
    const read = readTrustedRoot(trustedRoot());
    const times = (response: Uint8Array): readonly number[] => (read.ok ? verifyTimestamps([response], OVER, read.root.timeAuthorities).times : []);
    expect(times(RESPONSE)).toEqual([SIGNED_AT]);
    // The status stands outside what is signed: granted (0) and granted with modifications (1) are both grants.
    const status = RESPONSE.indexOf(Buffer.from([0x02, 0x01, 0x00])) + 2;
    const flips = Array.from({ length: RESPONSE.length }, (_, at) => [1, 2, 0x20].map((flip) => ({ at, flip }))).flat();
    for (const { at, flip } of flips.filter((each) => each.at !== status || each.flip !== 1)) {
      const changed = Buffer.from(RESPONSE);
      changed[at] = changed[at]! ^ flip;
      expect.soft(times(changed), `byte ${at}, bit ${flip}`).toEqual([]);
    }
  });

  const V1 = '1.2.840.113549.1.9.16.2.12';
  const V2 = '1.2.840.113549.1.9.16.2.47';
  test.each([
    ['by SHA-1, as RFC 3161 first had it', attribute(V1, sequence(sequence(sequence(octets(hash(TIME_CERTIFICATE, 'sha1'))))))],
    ['by an algorithm that it states', attribute(V2, sequence(sequence(sequence(sequence(oid('2.16.840.1.101.3.4.2.3')), octets(hash(TIME_CERTIFICATE, 'sha512'))))))],
  ])('may name its certificate %s', (_, named) => {
    expect(verifyMade(stamped({ named })).codes).toEqual([]);
  });

  test.each<[string, Partial<TokenFields>]>([
    ['an attribute twice', { more: [attribute('1.2.840.113549.1.9.4', octets(Buffer.alloc(32)))] }],
    ['an attribute of two values', { more: [sequence(oid('1.2.3'), set(integer(1), integer(2)))] }],
    ['a certificate named by nothing', { named: attribute(V2, sequence()) }],
    ['an algorithm for its certificate that is not read', { named: attribute(V2, sequence(sequence(sequence(sequence(oid('1.2.3')), octets(Buffer.alloc(9)))))) }],
  ])('with %s is none', (_, token) => {
    expect(verifyMade(stamped(token)).codes[0]).toBe('sigstore.timestamp-malformed');
  });

  test('twice is not two', () => {
    expect(verifyMade(stamped({}, {})).codes).toContain('sigstore.timestamp-duplicate');
    expect(verifyMade(stamped({}, { time: SIGNED_AT + 1_000 })).codes).toEqual([]);
  });
});

describe('the authority of a time-stamp', () => {
  test('is not in the trusted root', () => {
    expect(verifyMade(stamped({ serial: 78 })).findings).toMatchObject([{ code: 'sigstore.timestamp-signer-unknown', values: { serial: '4e' } }, { code: 'sigstore.no-verified-time' }]);
    expect(verifyMade(stamped({ embed: [TIME_CERTIFICATE] }), { root: trustedRoot({ timestampAuthorities: [] }) }).codes[0]).toBe('sigstore.timestamp-signer-unknown');
  });

  test('may send its certificate along, which must then lead to the root', () => {
    expect(verifyMade(stamped({ embed: [TIME_CERTIFICATE] }), { root: rootWith([TIME_ROOT]) }).codes).toEqual([]);
    expect(verifyMade(stamped(), { root: rootWith([TIME_ROOT]) }).codes[0]).toBe('sigstore.timestamp-signer-unknown');
    const stranger = { name: 'time root', key: ecKey() };
    const forged = certificate({ ...timeSignerFields, issuer: stranger });
    expect(verifyMade(stamped({ embed: [forged], certificate: forged }), { root: rootWith([TIME_ROOT]) }).codes[0]).toBe('sigstore.timestamp-signer-unknown');
  });

  test('was not trusted then; both ends are inside', () => {
    expect(verifyMade(stamped(), { root: rootWith([TIME_CERTIFICATE, TIME_ROOT], { ...START, end: '2026-09-14T09:59:59Z' }) }).findings).toMatchObject([
      { code: 'sigstore.timestamp-outside-authority', expected: '2026-01-01T00:00:00.000Z 2026-09-14T09:59:59.000Z', computed: '2026-09-14T10:00:00.000Z' }, { code: 'sigstore.no-verified-time' },
    ]);
    expect(verifyMade(stamped(), { root: rootWith([TIME_CERTIFICATE, TIME_ROOT], { start: '2026-09-14T10:00:00Z', end: '2026-09-14T10:00:00Z' }) }).codes).toEqual([]);
  });

  test('does not borrow the validity of another', () => {
    const other = { name: 'other', key: ecKey() };
    const otherRoot = { ...timeRootFields, subject: other, issuer: other };
    const otherSigner = { ...timeSignerFields, issuer: other };
    const authorities = [
      { certChain: chainOf(TIME_CERTIFICATE, TIME_ROOT), validFor: { ...START, end: '2026-09-14T09:59:59Z' } },
      { certChain: chainOf(certificate(otherSigner), certificate(otherRoot)), validFor: START },
    ];
    expect(verifyMade(stamped(), { root: trustedRoot({ timestampAuthorities: authorities }) }).codes).toEqual(['sigstore.timestamp-outside-authority', 'sigstore.no-verified-time']);
  });

  test.each([
    ['its certificate', { ...timeSignerFields, to: SIGNED_AT - 1_000 }, timeRootFields],
    ['the one above', timeSignerFields, { ...timeRootFields, to: SIGNED_AT - 1_000 }],
  ])('had ended: %s', (_, own, root) => {
    const signer = certificate(own);
    const result = verifyMade(stamped({ certificate: signer }), { root: rootWith([signer, certificate(root)]) });
    expect(result.findings).toMatchObject([{ code: 'sigstore.timestamp-outside-certificate', computed: '2026-09-14T10:00:00.000Z' }, { code: 'sigstore.no-verified-time' }]);
  });

  test.each([
    ['purpose', [extensions.purposes([PURPOSE.codeSigning], true)]],
    ['purpose-not-critical', [extensions.purposes([PURPOSE.timeStamping])]],
    ['key-usage', [extensions.purposes([PURPOSE.timeStamping], true), extensions.keyUsage(0x06)]],
  ])('may not stamp times: %s', (problem, own) => {
    const signer = certificate({ ...timeSignerFields, extensions: own });
    expect(verifyMade(stamped({ certificate: signer }), { root: rootWith([signer, TIME_ROOT]) }).findings[0]).toMatchObject({ code: 'sigstore.timestamp-invalid', values: { problem } });
  });

  test('may call plain RSA what its digest makes of it, and no key what it is not', () => {
    const key = rsaKey(2048);
    const signer = certificate({ ...timeSignerFields, subject: { name: 'time', key } });
    const signed = (algorithm: string) => verifyMade(stamped({ certificate: signer, signer: { name: 'time', key }, algorithm: sequence(oid(algorithm)) }), { root: rootWith([signer, TIME_ROOT]) });
    expect(signed('1.2.840.113549.1.1.1').codes).toEqual([]);
    for (const other of ['1.2.840.10045.4.3.2', '1.2.840.113549.1.1.5', '1.3.101.112']) {
      expect(signed(other).findings[0]).toMatchObject({ code: 'sigstore.timestamp-invalid', values: { problem: 'signature' } });
    }
  });

  test.each([['RSA', rsaKey(2048)], ['Ed25519', edKey()], ['P-384', ecKey('P-384')]])('may sign with %s', (_, key) => {
    const signer = certificate({ ...timeSignerFields, subject: { name: 'time', key } });
    expect(verifyMade(stamped({ certificate: signer, signer: { name: 'time', key } }), { root: rootWith([signer, TIME_ROOT]) }).codes).toEqual([]);
  });
});
