import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeDer } from '../../../../src/core/asn1/index.ts';
import { parseAlgorithmIdentifier, parseHashIdentifier } from '../../../../src/core/x509/index.ts';
import { keyid } from '../../../../src/core/crypto/index.ts';
import { signerFromKey, type Signer } from '../../../../src/producer/keys/signer.ts';
import { createAuthority, der, explicit, hashIdentifier, integer, issue, nullValue, oid, sequence, type Authority } from '../../../../src/producer/pki/index.ts';
import { ask, certificate, END, LEAF_KEY, leafOf, named, root, signer, START } from '../../../support/pki-fixture.ts';

const scheme = (bytes: Uint8Array): unknown => {
  const parsed = decodeDer(bytes, parseAlgorithmIdentifier);
  return parsed.ok ? parsed.value.scheme : parsed.problem;
};
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const SHA1 = '1.3.14.3.2.26';
const mask = (hash: Uint8Array): Uint8Array => sequence(oid('1.2.840.113549.1.1.8'), hash);
const pss = (...members: readonly Uint8Array[]): Uint8Array => sequence(oid('1.2.840.113549.1.1.10'), sequence(...members));
const sha256 = hashIdentifier('sha256');

describe('parseAlgorithmIdentifier', () => {
  test.each([
    ['Ed25519', sequence(oid('1.3.101.112')), { kind: 'ed25519' }],
    ['Ed25519 with NULL', sequence(oid('1.3.101.112'), nullValue()), null],
    ['ECDSA', sequence(oid(ECDSA_SHA256)), { kind: 'ecdsa', hash: 'sha256', encoding: 'der' }],
    ['ECDSA with NULL', sequence(oid(ECDSA_SHA256), nullValue()), null],
    ['RSA', sequence(oid(RSA_SHA256), nullValue()), { kind: 'rsa-pkcs1', hash: 'sha256' }],
    ['RSA without NULL', sequence(oid(RSA_SHA256)), { kind: 'rsa-pkcs1', hash: 'sha256' }],
    ['RSA with something else', sequence(oid(RSA_SHA256), integer(1)), null],
    ['RSA with SHA-1', sequence(oid('1.2.840.113549.1.1.5'), nullValue()), null],
    ['ECDSA with SHA-1', sequence(oid('1.2.840.10045.4.1')), null],
    ['DSA', sequence(oid('2.16.840.1.101.3.4.3.2')), null],
    ['PSS', pss(explicit(0, sha256), explicit(1, mask(sha256)), explicit(2, integer(32))), { kind: 'rsa-pss', hash: 'sha256', saltLength: 32 }],
    ['PSS with a salt of 20', pss(explicit(0, sha256), explicit(1, mask(sha256)), explicit(2, integer(20))), { kind: 'rsa-pss', hash: 'sha256', saltLength: 20 }],
    ['PSS of defaults, which are SHA-1', pss(), null],
    ['PSS without its mask', pss(explicit(0, sha256), explicit(2, integer(32))), null],
    ['PSS without its salt', pss(explicit(0, sha256), explicit(1, mask(sha256))), null],
    ['PSS with another mask hash', pss(explicit(0, sha256), explicit(1, mask(hashIdentifier('sha512'))), explicit(2, integer(32))), null],
    ['PSS with another trailer', pss(explicit(0, sha256), explicit(1, mask(sha256)), explicit(2, integer(32)), explicit(3, integer(2))), null],
    ['PSS by SHA-1', pss(explicit(0, sequence(oid(SHA1), nullValue())), explicit(1, mask(sequence(oid(SHA1), nullValue()))), explicit(2, integer(20))), null],
    ['PSS without parameters', sequence(oid('1.2.840.113549.1.1.10')), null],
    ['a third member', sequence(oid(RSA_SHA256), nullValue(), nullValue()), 'unknown-member'],
    ['no identifier', sequence(nullValue()), 'wrong-type'],
    ['a NULL with content', sequence(oid(RSA_SHA256), der(0x05, Uint8Array.of(0))), 'null'],
  ])('%s', (_name, bytes, expected) => expect(scheme(bytes)).toEqual(expected));
});

describe('parseHashIdentifier', () => {
  const hash = (bytes: Uint8Array): unknown => {
    const parsed = decodeDer(bytes, parseHashIdentifier);
    return parsed.ok ? parsed.value : parsed.problem;
  };
  test.each([
    ['with NULL', hashIdentifier('sha384'), 'sha384'], ['without parameters', sequence(oid('2.16.840.1.101.3.4.2.3')), 'sha512'], ['SHA-1', sequence(oid(SHA1), nullValue()), null],
    ['with other parameters', sequence(oid('2.16.840.1.101.3.4.2.1'), integer(1)), null], ['a third member', sequence(oid(SHA1), nullValue(), nullValue()), 'unknown-member'],
  ])('%s', (_name, bytes, expected) => expect(hash(bytes)).toBe(expected));
});

/** A root with this key, and the leaf that it issues. */
function authorityWith(signer: Signer): Authority {
  return createAuthority(signer, { serial: 1n, subject: named('root'), notBefore: START, notAfter: END });
}

const RSA_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('paths by each algorithm', () => {
  test.each([
    ['ed25519', generateKeyPairSync('ed25519').privateKey],
    ['ecdsa-p256-sha256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    ['ecdsa-p384-sha384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
    ['ecdsa-p521-sha512', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey],
    ['rsa-pkcs1-sha256', RSA_KEY], ['rsa-pkcs1-sha384', RSA_KEY], ['rsa-pkcs1-sha512', RSA_KEY],
    ['rsa-pss-sha256', RSA_KEY], ['rsa-pss-sha384', RSA_KEY], ['rsa-pss-sha512', RSA_KEY],
  ] as const)('%s holds, here and in OpenSSL', (algorithm, key) => {
    const authority = authorityWith(signerFromKey(key, { algorithm, bytesMayVary: true }));
    const leaf = leafOf(authority);
    expect(ask({ leaf, intermediates: [], anchors: [authority.certificate] }).problems).toEqual([]);
    expect(new X509Certificate(leaf).verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
  });

  test('a key of 1024 bits is weak, for an authority and for a leaf', () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const spki = new Uint8Array(weak.publicKey.export({ format: 'der', type: 'spki' }));
    // Our own signers refuse such a key.
    const authority = authorityWith({ keyid: keyid(spki), algorithm: 'rsa-pkcs1-sha256', spki, sign: (message) => new Uint8Array(sign('sha256', message, weak.privateKey)) });
    expect(ask({ leaf: leafOf(authority), intermediates: [], anchors: [authority.certificate] }).problems).toMatchObject([{ kind: 'weak-key', position: 1 }]);
    const good = root();
    const leaf = issue(good, authority.signer.spki, { serial: 2n, subject: named('weak'), notBefore: START, notAfter: END });
    expect(ask({ leaf, intermediates: [], anchors: [good.certificate] }).problems).toMatchObject([{ kind: 'weak-key', position: 0 }]);
  });

  test('a key of an algorithm that is not believed is refused, of a leaf too', () => {
    const dsa = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const good = root();
    const leaf = issue(good, new Uint8Array(dsa.publicKey.export({ format: 'der', type: 'spki' })), { serial: 2n, subject: named('other'), notBefore: START, notAfter: END });
    expect(ask({ leaf, intermediates: [], anchors: [good.certificate] }).problems).toMatchObject([{ kind: 'algorithm-refused', position: 0, algorithm: '1.2.840.10045.2.1' }]);
  });

  test('a scheme of another kind of key is no signature', () => {
    const honest = root();
    const liar: Authority = { ...honest, signer: { ...signer('root'), algorithm: 'rsa-pkcs1-sha256' } };
    expect(ask({ leaf: leafOf(liar), intermediates: [], anchors: [honest.certificate] }).problems).toMatchObject([{ kind: 'signature-invalid', outcome: 'malformed', position: 0 }]);
    expect(certificate(leafOf(liar)).spki).toEqual(LEAF_KEY.spki);
  });
});
