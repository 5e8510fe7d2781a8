import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../src/core/crypto/index.ts';
import { readCheckpoint, readCredentials, readStatement, type CredentialKind } from '../../../src/engine/inspect/index.ts';
import { fileKind } from '../../../src/engine/router/file-kind.ts';
import { parsedFile } from '../../../src/engine/router/parsed-file.ts';
import { crl, END, LEAF, leafOf, MIDDLE, ROOT, START } from '../../support/pki-fixture.ts';
import { STAMPED, token, TSA } from '../../support/time-fixture.ts';
import { checkpoint, envelope, jcs, KEYS, ORIGIN } from '../../support/tiny-bundle.ts';

const pem = (label: string, der: Uint8Array): string => `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const LIST = crl(MIDDLE).der;
const TOKEN = token();

describe('certificates and lists', () => {
  test('a chain in PEM and one certificate in DER say whose they are, by whom and for how long', () => {
    const read = readCredentials('certificate', text(pem('CERTIFICATE', LEAF) + pem('CERTIFICATE', MIDDLE.certificate) + pem('PUBLIC KEY', LEAF)));
    if (!read.ok || read.credentials.form !== 'certificates') throw new Error('not certificates');
    const [leaf, middle] = read.credentials.certificates;
    expect(leaf).toMatchObject({ notBefore: START, notAfter: END, fingerprint: sha256Hex(LEAF), authority: null, selfIssued: false });
    expect(leaf?.issuer).toBe(middle?.subject);
    expect(middle?.authority).not.toBeNull();
    expect(read.credentials.others).toEqual(['PUBLIC KEY']);
    expect(readCredentials('certificate', ROOT.certificate)).toMatchObject({ ok: true, credentials: { certificates: [{ selfIssued: true }] } });
  });

  test('a revocation list, in either form', () => {
    for (const bytes of [LIST, text(pem('X509 CRL', LIST))]) expect(readCredentials('crl', bytes)).toMatchObject({ ok: true, credentials: { form: 'crls', crls: [{ fingerprint: sha256Hex(LIST), more: 0 }] } });
  });

  test('a token states its time and imprint, and its signer’s certificate is found in it', () => {
    const read = readCredentials('timestamp', TOKEN);
    expect(read).toMatchObject({ ok: true, credentials: { form: 'time-stamp', stamp: { form: 'token', status: null, info: { imprint: { algorithm: 'sha256', digest: sha256Hex(STAMPED) } } } } });
    const data = read.ok && read.credentials.form === 'time-stamp' ? read.credentials.data : null;
    expect(data?.certificates[data.signers[0]?.certificate ?? -1]?.fingerprint).toBe(sha256Hex(TSA));
    expect(readCredentials('cms', TOKEN)).toEqual(read);
  });
});

describe('damaged files', () => {
  const CASES: readonly (readonly [CredentialKind, Uint8Array])[] = [['certificate', leafOf(MIDDLE)], ['crl', LIST], ['timestamp', TOKEN], ['cms', TOKEN]];

  test.each(CASES)('%s cut at every length is refused with a reason', (kind, whole) => {
    for (let length = 0; length < whole.length; length += 1) {
      const read = readCredentials(kind, whole.subarray(0, length));
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.problem).not.toBe('');
    }
  });

  test.each(CASES)('%s with one byte flipped is read or refused, and never throws', (kind, whole) => {
    let refused = 0;
    for (let at = 0; at < whole.length; at += 1) {
      const read = readCredentials(kind, whole.map((byte, index) => (index === at ? byte ^ 0xff : byte)));
      if (!read.ok) refused += 1;
    }
    expect(refused).toBeGreaterThan(20);
  });

  test('PEM without a block, with a damaged one, or with far too many', () => {
    const problems = ['-----BEGIN CERTIFICATE-----\n!\n', '-----BEGIN \n', pem('CERTIFICATE', new Uint8Array([0x30, 0])).repeat(1_001)].map((each) => readCredentials('certificate', text(each)));
    expect(problems.map((read) => (read.ok ? 'ok' : read.problem))).toEqual(['pem-damaged', 'pem-empty', 'pem-too-many']);
  });
});

describe('documents of the bundle', () => {
  test('a checkpoint with its signature lines; anything else is none', () => {
    const bytes = checkpoint(3, 'ab'.repeat(32));
    expect(readCheckpoint(bytes)).toMatchObject({ origin: ORIGIN, size: 3, root: 'ab'.repeat(32), signatures: [{ bytes: 64 }] });
    for (let length = 0; length < bytes.length; length += 1) expect(readCheckpoint(bytes.subarray(0, length))).toBeNull();
  });

  test('a statement’s subjects and predicate, through its envelope', () => {
    const payload = jcs({ _type: 'https://in-toto.io/Statement/v1', predicateType: 'urn:x', predicate: { b: 1 }, subject: [{ name: 'one', digest: { sha256: 'ab' } }, { name: 'two' }, 7] });
    const view = parsedFile('envelope', envelope('application/vnd.in-toto+json', payload, [KEYS.log]));
    expect(view.envelope).toMatchObject({ payloadBytes: payload.length, statement: { predicateType: 'urn:x', predicate: '{"b":1}', more: 0, subjects: [{ name: 'one', digests: [['sha256', 'ab']] }, { name: 'two', digests: [] }, { name: '', digests: [] }] } });
    expect(readStatement(jcs({ _type: 'other', predicateType: 'x', subject: [] }))).toBeNull();
    expect(readStatement(text('{'))).toBeNull();
  });

  test.each([['junit', 'malformed'], ['otlp', 'not-otlp'], ['checkpoint', 'checkpoint'], ['certificate', 'unexpected-end']] as const)('a %s that is none says why', (kind, problem) => {
    expect(parsedFile(kind, kind === 'certificate' ? new Uint8Array([0x30]) : text(kind === 'junit' ? '<a' : '{}')).problem?.problem).toBe(problem);
  });

  test('credentials are told by their suffix, whether text or bytes', () => {
    expect(['a.pem', 'seal/crls/x.crl', 'x.tst', 'x.tsr', 'x.p7s', 'x.DER'].map((name) => fileKind(name, false))).toEqual(['certificate', 'crl', 'timestamp', 'timestamp', 'cms', 'certificate']);
    expect([fileKind('a.pem', true), fileKind('a.json', true), fileKind('a.json', false)]).toEqual(['certificate', 'json', 'binary']);
  });
});
