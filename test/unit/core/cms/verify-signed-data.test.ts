import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import { identifierMismatch, parseSignedData, parseStreamedSignedData, signatureTimeStamps, verifySignedData, type SignerJudgement } from '../../../../src/core/cms/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { demonstrationEd25519 } from '../../../../src/producer/keys/demonstration-keys.ts';
import { signerFromKey, type Signer } from '../../../../src/producer/keys/signer.ts';
import { attribute, explicit, hashIdentifier, implicit, integer, issue, keyUsage, octetString, oid, sequence, setOf, writeSignedData, type CmsRequest, type CmsSigner } from '../../../../src/producer/pki/index.ts';
import { certificate, DURING, MIDDLE, named, ROOT, SPAN } from '../../../support/pki-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { token } from '../../../support/time-fixture.ts';

const CONTENT = new TextEncoder().encode('what was signed');
const OTHER = new TextEncoder().encode('something else');
const certified = (signer: Signer, serial = 42n): CmsSigner => ({ signer, certificate: issue(MIDDLE, signer.spki, { serial, subject: named('leaf'), ...SPAN, extensions: [keyUsage('digitalSignature')] }) });
const generated = (key: KeyObject, algorithm?: Signer['algorithm']): CmsSigner => certified(signerFromKey(key, algorithm === undefined ? {} : { algorithm, bytesMayVary: true }));
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ED = certified(demonstrationEd25519('cms', 'signer'), 41n);
const RSA = generated(rsa);

function write(signers: readonly CmsSigner[], more: Partial<CmsRequest> = {}): Uint8Array {
  return writeSignedData({ content: CONTENT, form: 'attached', signers, certificates: signers.map((each) => each.certificate), ...more });
}
function judge(der: Uint8Array, content: Uint8Array | null = null, certificates: readonly Uint8Array[] = []): readonly SignerJudgement[] {
  const read = parseSignedData(der);
  if (!read.ok) throw new Error(`${read.problem} at ${read.offset}`);
  return verifySignedData({ signedData: read.value, content, certificates: certificates.map(certificate) });
}
const problems = (...args: Parameters<typeof judge>): readonly (readonly string[])[] => judge(...args).map((each) => each.problems.map((problem) => problem.kind));
const refusal = (der: Uint8Array): string => {
  const read = parseSignedData(der);
  return read.ok ? 'read' : read.problem;
};

/** A self-signed RSA signature over the content, by another implementation. */
function forged(authenticatedAttributes: NonNullable<Parameters<forge.pkcs7.PkcsSignedData['addSigner']>[0]['authenticatedAttributes']>): Uint8Array {
  const key = forge.pki.privateKeyFromPem(String(rsa.export({ format: 'pem', type: 'pkcs1' })));
  const own = forge.pki.createCertificate();
  own.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  own.serialNumber = '07';
  own.validity.notBefore = new Date(SPAN.notBefore);
  own.validity.notAfter = new Date(SPAN.notAfter);
  own.setSubject([{ name: 'commonName', value: 'forged' }]);
  own.setIssuer([{ name: 'commonName', value: 'forged' }]);
  own.sign(key, forge.md.sha256.create());
  const signed = forge.pkcs7.createSignedData();
  signed.content = forge.util.createBuffer(Buffer.from(CONTENT).toString('binary'));
  signed.addCertificate(own);
  signed.addSigner({ key, certificate: own, digestAlgorithm: forge.pki.oids['sha256']!, authenticatedAttributes });
  signed.sign();
  return new Uint8Array(Buffer.from(forge.asn1.toDer(signed.toAsn1()).getBytes(), 'binary'));
}

describe('a good signature', () => {
  test.each<[string, CmsSigner]>([
    ['Ed25519', ED],
    ['P-256', generated(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['P-384', generated(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)],
    ['P-521', generated(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey)],
    ['RSA with its hash named', RSA],
    ['RSA with rsaEncryption', { ...RSA, plainRsa: true }],
    ['RSA with SHA-512', generated(rsa, 'rsa-pkcs1-sha512')],
    ['RSA-PSS', generated(rsa, 'rsa-pss-sha384')],
  ])('%s, attached and detached, with and without attributes', (_name, signer) => {
    expect(problems(write([signer]))).toEqual([[]]);
    expect(problems(write([signer]), CONTENT)).toEqual([[]]);
    expect(problems(write([signer], { form: 'detached' }), CONTENT)).toEqual([[]]);
    expect(problems(write([{ ...signer, signedAttributes: 'absent' }]))).toEqual([[]]);
    expect(problems(write([{ ...signer, identifiedBy: 'subject-key-identifier', signingCertificate: 'both' }]))).toEqual([[]]);
  });
  test('says what the signer said', () => {
    const [judged] = judge(write([{ ...ED, signingTime: DURING }]));
    expect(judged).toMatchObject({ outcome: 'valid', claims: { signingTime: DURING, signingCertificates: [{ version: 2, identifiers: [{ hash: 'sha256', issuerSerial: { serial: 41n } }] }] } });
    expect(judged?.certificate?.der).toEqual(ED.certificate);
  });
  test('of several signers each is judged alone', () => {
    const der = write([ED, RSA], { form: 'detached', certificates: [RSA.certificate] });
    expect(problems(der, CONTENT).flat()).toEqual(['signer-unknown']);
    expect(problems(der, CONTENT, [ED.certificate])).toEqual([[], []]);
  });
  test('with unknown attributes, signed or not, and a time stamp of the signature', () => {
    const der = write([{ ...ED, moreSigned: [attribute('1.2.3.4', integer(1), integer(2))], unsigned: (signature) => [attribute('1.2.840.113549.1.9.16.2.14', token({ stamped: signature })), attribute('1.2.3.5')] }]);
    const [judged] = judge(der);
    expect(judged?.problems).toEqual([]);
    expect(signatureTimeStamps(judged!.signer)).toEqual([token({ stamped: judged!.signer.signature })]);
  });
  test('made by node-forge, unless its attributes are out of order', () => {
    const { contentType, data, messageDigest, signingTime } = forge.pki.oids;
    const attributes = [{ type: contentType!, value: data! }, { type: signingTime!, value: new Date(DURING) as never }, { type: messageDigest! }];
    expect(problems(forged(attributes))).toEqual([[]]);
    expect(problems(forged(attributes), OTHER)).toEqual([['content-differs']]);
    expect(refusal(forged(attributes.toReversed()))).toBe('set-order');
  });
  test('is read by OpenSSL too, where there is one', ({ skip }) => {
    skip(spawnSync('openssl', ['version']).status !== 0, 'no openssl');
    const folder = temporaryFolder('cms');
    const file = join(folder, 'signed.der');
    writeFileSync(file, write([RSA, certified(signerFromKey(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey), 43n)]));
    const { status, stdout } = spawnSync('openssl', ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-in', file]);
    expect([status, stdout.toString()]).toEqual([0, 'what was signed']);
  });
  test('a stream that OpenSSL signed is read, where there is one', ({ skip }) => {
    skip(spawnSync('openssl', ['version']).status !== 0, 'no openssl');
    const folder = temporaryFolder('cms-stream');
    const [content, keyFile, certificateFile, signed] = ['content', 'key.pem', 'certificate.pem', 'signed.der'].map((name) => join(folder, name)) as [string, string, string, string];
    const long = new Uint8Array(10_000).fill(0x61);
    writeFileSync(content, long);
    expect(spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', certificateFile, '-subj', '/CN=Ada']).status).toBe(0);
    expect(spawnSync('openssl', ['cms', '-sign', '-stream', '-indef', '-binary', '-nodetach', '-in', content, '-signer', certificateFile, '-inkey', keyFile, '-outform', 'DER', '-out', signed]).status).toBe(0);
    const bytes = new Uint8Array(readFileSync(signed));
    expect(parseSignedData(bytes)).toMatchObject({ ok: false, problem: 'indefinite-length' });
    const read = parseStreamedSignedData(bytes);
    if (!read.ok) throw new Error(read.problem);
    expect(verifySignedData({ signedData: read.value, content: long, certificates: [] }).map(({ outcome }) => outcome)).toEqual(['valid']);
    expect(verifySignedData({ signedData: read.value, content: OTHER, certificates: [] }).map(({ outcome }) => outcome)).toEqual(['not-valid']);
  });
});

describe('content', () => {
  test('is not there', () => expect(problems(write([ED], { form: 'detached' }))).toEqual([['content-missing']]));
  test('is other than what is attached', () => {
    expect(judge(write([ED]), OTHER)[0]?.problems).toEqual([{ kind: 'content-differs', attached: sha256Hex(CONTENT), given: sha256Hex(OTHER) }]);
  });
  test('is other than what was signed', () => {
    const digests = judge(write([RSA], { form: 'detached' }), OTHER)[0]?.problems;
    expect(digests).toEqual([{ kind: 'message-digest', stated: sha256Hex(CONTENT), computed: sha256Hex(OTHER) }]);
    expect(problems(write([{ ...RSA, signedAttributes: 'absent' }], { form: 'detached' }), OTHER)).toEqual([['signature']]);
  });
  test('of another type needs signed attributes', () => {
    expect(problems(write([ED], { contentType: '1.2.3' }))).toEqual([[]]);
    expect(problems(write([{ ...ED, signedAttributes: 'absent' }], { contentType: '1.2.3' }))).toEqual([['signed-attributes-missing']]);
  });
  test('that is itself the signed attributes of another signature', () => {
    const read = parseSignedData(write([ED]));
    const { signedAttributesDer, signature } = (read.ok ? read.value.signers[0] : undefined)!;
    const replayed: CmsSigner = { ...ED, signedAttributes: 'absent', signer: { ...ED.signer, sign: () => signature } };
    expect(problems(write([replayed], { content: signedAttributesDer! }))).toEqual([['content-is-attributes']]);
  });
});

describe('signed attributes', () => {
  const TYPE = attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1'));
  test('of which one stands there twice', () => {
    expect(judge(write([{ ...ED, moreSigned: [TYPE] }]))[0]?.problems).toEqual([{ kind: 'attribute-count', attribute: 'content-type', instances: 2, values: 2 }]);
    expect(judge(write([{ ...ED, moreSigned: [attribute('1.2.840.113549.1.9.5')] }]))[0]?.problems).toEqual([{ kind: 'attribute-count', attribute: 'signing-time', instances: 1, values: 0 }]);
  });
  test('that cannot be read', () => {
    const malformed = (type: string, value: Uint8Array): unknown => judge(write([{ ...ED, signingCertificate: 'none', moreSigned: [attribute(type, value)] }]))[0]?.problems;
    expect(malformed('1.2.840.113549.1.9.5', integer(1))).toEqual([{ kind: 'attribute-malformed', attribute: 'signing-time', problem: 'wrong-type' }]);
    expect(malformed('1.2.840.113549.1.9.16.2.47', sequence(sequence()))).toEqual([{ kind: 'attribute-malformed', attribute: 'signing-certificate', problem: 'identifiers' }]);
  });
  test('of another content type', () => {
    const der = write([ED], { contentType: '1.2.3', content: CONTENT });
    const other = Uint8Array.from(der);
    const at = Buffer.from(other).indexOf(Buffer.from([0x06, 0x02, 0x2a, 0x03]));
    other[at + 3] = 4;
    expect(judge(other)[0]?.problems).toEqual([{ kind: 'content-type', stated: '1.2.3', actual: '1.2.4' }]);
  });
  test('must be in the order of DER', () => {
    const read = parseSignedData(write([ED]));
    const members = (read.ok ? read.value.signers[0]?.signedAttributes ?? [] : []).map(({ oid: type, values }) => attribute(type, ...values.map((value) => value.bytes)));
    const { signer, certificate: der } = ED;
    const { issuer, serial } = certificate(der);
    const unordered = Buffer.concat(members.toReversed());
    const info = sequence(integer(1), sequence(issuer.der, integer(serial)), hashIdentifier('sha512'), implicit(0, Uint8Array.from([0x31, 0x81, unordered.length, ...unordered])), sequence(oid('1.3.101.112')), octetString(signer.sign(setOf(...members))));
    const whole = sequence(oid('1.2.840.113549.1.7.2'), explicit(0, sequence(integer(1), setOf(hashIdentifier('sha512')), sequence(oid('1.2.840.113549.1.7.1'), explicit(0, octetString(CONTENT))), setOf(info))));
    expect(refusal(whole)).toBe('set-order');
  });
});

describe('algorithms', () => {
  const edited = (signer: CmsSigner, from: Uint8Array, to: Uint8Array, which: 'first' | 'last'): Uint8Array => {
    const der = Buffer.from(write([signer]));
    const at = which === 'first' ? der.indexOf(from) : der.lastIndexOf(from);
    if (at < 0 || from.length !== to.length) throw new Error('not found');
    der.set(to, at);
    return new Uint8Array(der);
  };
  const sha = (last: number): Uint8Array => Uint8Array.from([0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, last]);
  const rsaOid = (last: number): Uint8Array => Uint8Array.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, last]);
  test('that contradict one another', () => {
    expect(judge(edited(RSA, sha(1), sha(2), 'last'))[0]?.problems).toEqual(
      [{ kind: 'digest-not-announced', oid: '2.16.840.1.101.3.4.2.2', announced: ['2.16.840.1.101.3.4.2.1'] }, { kind: 'algorithm-mismatch', digest: 'sha384', signature: 'sha256' }],
    );
    expect(judge(edited(RSA, rsaOid(11), rsaOid(12), 'last'))[0]?.problems).toEqual([{ kind: 'algorithm-mismatch', digest: 'sha256', signature: 'sha384' }]);
  });
  test('that are not believed', () => {
    expect(judge(edited(RSA, rsaOid(11), rsaOid(5), 'last'))[0]?.problems).toEqual([{ kind: 'signature-algorithm', oid: '1.2.840.113549.1.1.5' }]);
    expect(judge(edited(RSA, sha(1), sha(4), 'last'))[0]?.problems).toEqual([{ kind: 'digest-algorithm', oid: '2.16.840.1.101.3.4.2.4' }]);
    expect(problems(edited({ ...RSA, plainRsa: true }, sha(1), sha(4), 'last'))).toEqual([['digest-algorithm']]);
  });
  test('of a key that is of another kind', () => {
    const fake: CmsSigner = { ...RSA, signer: { ...ED.signer, algorithm: 'rsa-pkcs1-sha256' }, certificate: ED.certificate };
    expect(judge(write([fake]))[0]?.problems).toEqual([{ kind: 'signature', outcome: 'malformed' }]);
  });
});

describe('the signer', () => {
  test('is unknown', () => expect(problems(write([ED], { certificates: [MIDDLE.certificate, ROOT.certificate] }))).toEqual([['signer-unknown']]));
  test('is bound to another certificate of the same key', () => {
    const second = issue(MIDDLE, ED.signer.spki, { serial: 41n, subject: named('someone else'), ...SPAN });
    expect(judge(write([ED], { certificates: [second] }))[0]?.problems).toMatchObject([{ kind: 'signing-certificate', version: 2, mismatch: { kind: 'digest', stated: sha256Hex(ED.certificate), computed: sha256Hex(second) } }]);
    expect(problems(write([{ ...ED, signingCertificate: 'none' }], { certificates: [second] }))).toEqual([[]]);
  });
  test('is found beside imposters of the same issuer and serial number, in any order', () => {
    const imposters = [1, 2, 3].map((number) => issue(MIDDLE, demonstrationEd25519('cms', `imposter ${number}`).spki, { serial: 41n, subject: named('leaf'), ...SPAN }));
    for (const certificates of [[...imposters, ED.certificate], [ED.certificate, ...imposters]]) expect(problems(write([ED], { certificates }), null, imposters)).toEqual([[]]);
  });
  test('an identifier with another issuer or serial number, or by an unknown hash, is not of the certificate', () => {
    const held = certificate(ED.certificate);
    const read = judge(write([ED]))[0];
    const identifier = read?.outcome === 'valid' ? read.claims.signingCertificates[0]!.identifiers[0]! : null;
    expect(identifierMismatch(identifier!, held)).toBeNull();
    expect(identifierMismatch({ ...identifier!, hash: null }, held)).toEqual({ kind: 'hash-refused' });
    expect(identifierMismatch({ ...identifier!, issuerSerial: { ...identifier!.issuerSerial!, serial: 1n } }, held)).toEqual({ kind: 'issuer-serial' });
    expect(identifierMismatch({ ...identifier!, issuerSerial: { ...identifier!.issuerSerial!, issuer: [] } }, held)).toEqual({ kind: 'issuer-serial' });
  });
});

describe('parseSignedData', () => {
  test('keeps what it cannot read out of the candidates', () => {
    const read = parseSignedData(write([ED], { certificates: [ED.certificate, sequence(integer(1))], crls: [sequence()] }));
    expect(read).toMatchObject({ ok: true, value: { unread: ['wrong-type', 'missing-member'], crls: [] } });
    expect(read.ok && read.value.certificates).toHaveLength(1);
    expect(problems(write([ED], { certificates: [ED.certificate, sequence(integer(1))] }))).toEqual([[]]);
  });
  test('nobody signed', () => expect(judge(write([]))).toEqual([]));
  test('refuses BER, other contents and crowds', () => {
    const der = write([ED]);
    const indefinite = Uint8Array.from([0x30, 0x80, ...der.subarray(4), 0, 0]);
    expect(refusal(indefinite)).toBe('indefinite-length');
    expect(refusal(sequence(oid('1.2.840.113549.1.7.1'), explicit(0, octetString(CONTENT))))).toBe('not-signed-data');
    expect(refusal(write(Array.from({ length: 17 }, (_, at) => ({ ...ED, moreSigned: [attribute('1.2.3', integer(at))] })), { certificates: [] }))).toBe('too-many-signers');
    expect(refusal(write([ED], { certificates: Array.from({ length: 129 }, (_, at) => sequence(integer(at))) }))).toBe('embedded');
    expect(refusal(write([{ ...ED, moreSigned: Array.from({ length: 65 }, (_, at) => attribute(`1.2.${at}`)) }]))).toBe('attributes');
  });
  test('refuses every cut, and no changed byte is the same signature over other content', () => {
    const der = write([ED]);
    for (let length = 0; length < der.length; length++) expect(parseSignedData(der.subarray(0, length)).ok, `${length} bytes`).toBe(false);
    for (let at = 0; at < der.length; at++) {
      const changed = der.slice();
      changed[at]! ^= 1 << (at % 8);
      const read = parseSignedData(changed);
      if (!read.ok || read.value.content === null) continue;
      const [judged] = verifySignedData({ signedData: read.value, content: null, certificates: [] });
      if (judged?.outcome === 'valid') expect([...read.value.content], `byte ${at}`).toEqual([...CONTENT]);
    }
  });
  test('throws for nothing', () => {
    const der = write([ED, RSA]);
    fc.assert(fc.property(fc.nat(der.length - 1), fc.uint8Array({ minLength: 1, maxLength: 6 }), (at, bytes) => {
      const changed = der.slice();
      changed.set(bytes.subarray(0, der.length - at), at);
      expect(typeof parseSignedData(changed).ok).toBe('boolean');
    }));
  });
});
