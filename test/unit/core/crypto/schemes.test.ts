import { constants, createPublicKey, createSign, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEcKey, readRsaKey, SIGNATURE_ALGORITHMS, verifyScheme, verifySignature, type SignatureScheme } from '../../../../src/core/crypto/index.ts';
import { encodeUtf8, fromHex, toHex } from '../../../../src/core/encoding/index.ts';
import type { KeyAlgorithm } from '../../../../src/core/trust/pack.ts';
import { readEcdsa, RFC_6979, writeEcdsa } from '../../../support/published-signatures.ts';
import { keyOf, RSA_PRIVATE, type TinyKey } from '../../../support/tiny-keys.ts';

const MESSAGE = encodeUtf8('what was signed');
const OTHER = encodeUtf8('something else');
const ALGORITHMS = Object.keys(SIGNATURE_ALGORITHMS) as readonly KeyAlgorithm[];
const ECDSA = ALGORITHMS.filter((algorithm) => algorithm.startsWith('ecdsa'));
const spkiOf = (key: KeyObject): Uint8Array => new Uint8Array((key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' }));

describe.each(ALGORITHMS)('%s', (algorithm) => {
  let key: TinyKey;
  let signature: Uint8Array;
  beforeAll(() => {
    key = keyOf(algorithm, 3);
    signature = key.sign(MESSAGE);
  });
  test('accepts its own, and nothing over other bytes', () => {
    expect(verifySignature(algorithm, key.spki, MESSAGE, signature)).toBe('valid');
    expect(verifySignature(algorithm, key.spki, OTHER, signature)).toBe('invalid');
  });
  test('accepts no other key’s, and no other algorithm’s', () => {
    for (const other of ALGORITHMS) {
      if (other === algorithm) continue;
      const stranger = keyOf(other, 4);
      expect(verifySignature(algorithm, key.spki, MESSAGE, stranger.sign(MESSAGE)), other).not.toBe('valid');
      expect(verifySignature(other, key.spki, MESSAGE, signature), other).not.toBe('valid');
    }
  });
  test('no flipped byte and no cut is valid', () => {
    for (let at = 0; at < signature.length; at++) {
      const flipped = signature.slice();
      flipped[at]! ^= 1 << (at % 8);
      expect(verifySignature(algorithm, key.spki, MESSAGE, flipped), `byte ${at}`).not.toBe('valid');
      expect(verifySignature(algorithm, key.spki, MESSAGE, signature.subarray(0, at)), `${at} bytes`).not.toBe('valid');
    }
    expect(verifySignature(algorithm, key.spki, MESSAGE, Uint8Array.from([...signature, 0]))).toMatch(/^(malformed|non-canonical)$/);
    expect(verifySignature(algorithm, key.spki, MESSAGE, new Uint8Array())).toBe('malformed');
  });
  test('a key has one spelling', () => {
    const { isKey } = SIGNATURE_ALGORITHMS[algorithm];
    expect(isKey(key.spki)).toBe(true);
    expect(isKey(Uint8Array.from([...key.spki, 0]))).toBe(false);
    for (let length = 0; length < key.spki.length; length++) expect(isKey(key.spki.subarray(0, length)), `${length} bytes`).toBe(false);
    expect(verifySignature(algorithm, Uint8Array.from([...key.spki, 0]), MESSAGE, signature)).toBe('malformed');
  });
});

describe.each(RFC_6979)('RFC 6979, $curve', ({ curve, hash, order, spki: spkiHex, r, s }) => {
  const spki = fromHex(spkiHex)!;
  const sample = encodeUtf8('sample');
  const der: SignatureScheme = { kind: 'ecdsa', hash, encoding: 'der' };
  const p1363: SignatureScheme = { kind: 'ecdsa', hash, encoding: 'p1363' };
  const bytes = order.toString(16).length / 2;
  const fixed = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(2 * Math.ceil(bytes), '0'))!;
  const pair = (left: bigint, right: bigint): Uint8Array => Uint8Array.from([...fixed(left), ...fixed(right)]);
  const low = s > order / 2n ? order - s : s;

  test('verifies as published, in both encodings', () => {
    expect(readEcKey(spki)?.curve).toBe(curve);
    expect(verifyScheme(der, spki, sample, writeEcdsa(r, s), 'any')).toBe('valid');
    expect(verifyScheme(p1363, spki, sample, pair(r, s), 'any')).toBe('valid');
    expect(readEcdsa(writeEcdsa(r, s))).toEqual({ r, s });
  });
  test('the larger s is another spelling, refused where one is asked for', () => {
    for (const [scheme, write] of [[der, writeEcdsa], [p1363, pair]] as const) {
      expect(verifyScheme(scheme, spki, sample, write(r, order - low), 'any')).toBe('valid');
      expect(verifyScheme(scheme, spki, sample, write(r, order - low), 'strict')).toBe('non-canonical');
      expect(verifyScheme(scheme, spki, sample, write(r, low), 'strict')).toBe('valid');
    }
  });
  test('one encoding is not the other', () => {
    expect(verifyScheme(p1363, spki, sample, writeEcdsa(r, s), 'any')).toBe('malformed');
    expect(verifyScheme(der, spki, sample, pair(r, s), 'any')).not.toBe('valid');
  });
  test('r and s stay within the order', () => {
    for (const [left, right] of [[0n, s], [r, 0n], [order, s], [r, order], [r, s + order]] as const) {
      expect(verifyScheme(der, spki, sample, writeEcdsa(left, right), 'any'), `${left} ${right}`).toBe('malformed');
    }
  });
  test('DER stays DER', () => {
    const good = writeEcdsa(r, low);
    const start = good[1] === 0x81 ? 3 : 2;
    const body = good.subarray(start);
    // A length with one byte more than it needs.
    const long = body.length > 0x7f ? [0x82, 0, body.length] : [0x81, body.length];
    expect(verifyScheme(der, spki, sample, Uint8Array.from([0x30, ...long, ...body]), 'any')).toBe('non-canonical');
    // One zero more than r needs.
    const padded = [0x02, body[1]! + 1, 0, ...body.subarray(2, 2 + body[1]!)];
    const rest = [...body.subarray(2 + body[1]!)];
    const length = padded.length + rest.length;
    const head = length > 0x7f ? [0x30, 0x81, length] : [0x30, length];
    expect(verifyScheme(der, spki, sample, Uint8Array.from([...head, ...padded, ...rest]), 'any')).toBe('non-canonical');
    expect(verifyScheme(der, spki, sample, Uint8Array.from([...good, 0]), 'any')).not.toBe('valid');
    expect(verifyScheme(der, spki, sample, Uint8Array.from([0x31, ...good.subarray(1)]), 'any')).toBe('malformed');
  });
  test('with another hash it is invalid', () => {
    for (const other of (['sha256', 'sha384', 'sha512'] as const).filter((each) => each !== hash)) expect(verifyScheme({ ...p1363, hash: other }, spki, sample, pair(r, s), 'any')).toBe('invalid');
  });
});

describe('elliptic curve keys', () => {
  test.each(ECDSA)('%s: a key of another curve is none of it', (algorithm) => {
    for (const other of ECDSA) expect(SIGNATURE_ALGORITHMS[algorithm].isKey(keyOf(other, 3).spki)).toBe(other === algorithm);
  });
  test('compressed points, explicit parameters and other curves are refused', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    const spki = spkiOf(publicKey);
    const compressed = Uint8Array.from([0x30, 0x46, ...spki.subarray(2, 20), 3, 0x32, 0, spki.at(-1)! % 2 === 0 ? 2 : 3, ...spki.subarray(24, 72)]);
    expect(createPublicKey({ key: Buffer.from(compressed), format: 'der', type: 'spki' }).asymmetricKeyDetails?.namedCurve).toBe('secp384r1');
    const explicit = spkiOf(generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }).publicKey);
    const k1 = spkiOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey);
    for (const each of [compressed, explicit, k1]) {
      expect(readEcKey(each)).toBeNull();
      expect(verifyScheme({ kind: 'ecdsa', hash: 'sha256', encoding: 'der' }, each, MESSAGE, writeEcdsa(1n, 1n), 'any')).toBe('malformed');
    }
  });
  test('a point that is not on the curve is no key', () => {
    const spki = keyOf('ecdsa-p256-sha256', 3).spki.slice();
    spki[spki.length - 1]! ^= 1;
    expect(readEcKey(spki)).toBeNull();
  });
});

describe('rsa', () => {
  const PKCS1: SignatureScheme = { kind: 'rsa-pkcs1', hash: 'sha256' };
  const pss = (saltLength: number): SignatureScheme => ({ kind: 'rsa-pss', hash: 'sha256', saltLength });
  const spki = spkiOf(RSA_PRIVATE);
  const make = (key: KeyObject, saltLength?: number, hash = 'sha256'): Uint8Array => new Uint8Array(sign(hash, MESSAGE, saltLength === undefined ? key : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }));

  test('a short modulus and a small exponent are weak', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const three = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey;
    for (const key of [short, three]) {
      expect(readRsaKey(spkiOf(key))).toEqual({ outcome: 'weak-key' });
      expect(verifyScheme(PKCS1, spkiOf(key), MESSAGE, make(key), 'any')).toBe('weak-key');
      expect(SIGNATURE_ALGORITHMS['rsa-pkcs1-sha256'].isKey(spkiOf(key))).toBe(false);
    }
  });
  test('a modulus of more bits than are worked with is no key', () => {
    // 8,200 bits of ones: nobody has the factors, and nobody needs them to have a verifier compute with it.
    const modulus = Buffer.alloc(1025, 0xff);
    const { n, ...rest } = createPublicKey(RSA_PRIVATE).export({ format: 'jwk' });
    expect(n).toBeDefined();
    const huge = createPublicKey({ key: { ...rest, n: modulus.toString('base64url') }, format: 'jwk' });
    expect(readRsaKey(spkiOf(huge))).toEqual({ outcome: 'malformed' });
  });
  test('salt as long as stated, and no other', () => {
    expect(verifyScheme(pss(32), spki, MESSAGE, make(RSA_PRIVATE, 32), 'any')).toBe('valid');
    expect(verifyScheme(pss(20), spki, MESSAGE, make(RSA_PRIVATE, 20), 'any')).toBe('valid');
    for (const salt of [0, 20, 48]) expect(verifyScheme(pss(32), spki, MESSAGE, make(RSA_PRIVATE, salt), 'any'), `${salt}`).toBe('invalid');
    expect(verifyScheme(pss(1_000_000), spki, MESSAGE, make(RSA_PRIVATE, 32), 'any')).not.toBe('valid');
  });
  test('one padding is not the other', () => {
    expect(verifyScheme(PKCS1, spki, MESSAGE, make(RSA_PRIVATE, 32), 'any')).toBe('invalid');
    expect(verifyScheme(pss(32), spki, MESSAGE, make(RSA_PRIVATE), 'any')).toBe('invalid');
  });
  test('another hash inside the padding is invalid', () => {
    expect(verifyScheme(PKCS1, spki, MESSAGE, make(RSA_PRIVATE, undefined, 'sha384'), 'any')).toBe('invalid');
    expect(verifyScheme(PKCS1, spki, MESSAGE, new Uint8Array(createSign('sha1').update(MESSAGE).sign(RSA_PRIVATE)), 'any')).toBe('invalid');
  });
  test('a key restricted to PSS verifies PSS within its restriction alone', () => {
    const free = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
    expect(verifyScheme(pss(32), spkiOf(free), MESSAGE, make(free, 32), 'any')).toBe('valid');
    expect(verifyScheme(PKCS1, spkiOf(free), MESSAGE, make(RSA_PRIVATE), 'any')).toBe('malformed');
    const bound = generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha512', mgf1HashAlgorithm: 'sha512' }).privateKey;
    expect(verifyScheme({ kind: 'rsa-pss', hash: 'sha512', saltLength: 64 }, spkiOf(bound), MESSAGE, make(bound, 64, 'sha512'), 'any')).toBe('valid');
    expect(verifyScheme(pss(32), spkiOf(bound), MESSAGE, make(RSA_PRIVATE, 32), 'any')).toBe('malformed');
  });
  test('a signature is as long as the modulus', () => {
    const signature = make(RSA_PRIVATE);
    expect(verifyScheme(PKCS1, spki, MESSAGE, Uint8Array.from([0, ...signature]), 'any')).toBe('malformed');
    expect(verifyScheme(PKCS1, spki, MESSAGE, signature.subarray(1), 'any')).toBe('malformed');
    expect(toHex(signature)).toHaveLength(512);
  });
});
