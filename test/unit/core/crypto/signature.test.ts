import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSha256, isKeyAlgorithm, keyid, sha256, sha256Hex, SIGNATURE_ALGORITHMS, verifySignature, type SignatureOutcome } from '../../../../src/core/crypto/index.ts';
import { encodeUtf8, fromHex, toHex } from '../../../../src/core/encoding/index.ts';
import { ecdsaKey, ed25519Key } from '../../../support/tiny-keys.ts';

const MESSAGE = encodeUtf8('what was signed');
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

describe('sha-256', () => {
  test('gives the digests of FIPS 180-4', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(toHex(sha256(encodeUtf8('abc')))).toBe(sha256Hex('abc'));
  });
  test('in pieces as at once', () => {
    const state = createSha256();
    for (const piece of ['a', '', 'bc']) state.update(encodeUtf8(piece));
    expect(state.digestHex()).toBe(sha256Hex('abc'));
  });
  test('names a key by its SPKI', () => expect(keyid(ed25519Key(1).spki)).toBe(createHash('sha256').update(ed25519Key(1).spki).digest('hex')));
});

describe('ed25519', () => {
  const key = ed25519Key(9);
  const signature = key.sign(MESSAGE);
  const verify = (sig: Uint8Array, message = MESSAGE, spki = key.spki): SignatureOutcome => verifySignature('ed25519', spki, message, sig);
  test('accepts its own and nothing else', () => {
    expect(verify(signature)).toBe('valid');
    expect(verify(signature, encodeUtf8('something else'))).toBe('invalid');
    expect(verify(signature, MESSAGE, ed25519Key(8).spki)).toBe('invalid');
  });
  test('verifies RFC 8032 section 7.1, test 2', () => {
    const spki = fromHex(`302a300506032b65700321003d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c`)!;
    const sig = fromHex('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00')!;
    expect(verifySignature('ed25519', spki, new Uint8Array([0x72]), sig)).toBe('valid');
  });
  test('S plus the group order is another spelling, refused', () => {
    const moved = signature.slice();
    let s = 0n;
    for (let at = 63; at >= 32; at--) s = (s << 8n) | BigInt(moved[at]!);
    s += L;
    for (let at = 32; at < 64; at++, s >>= 8n) moved[at] = Number(s & 0xffn);
    expect(verify(moved)).toBe('non-canonical');
  });
  test('no flipped bit and no cut is valid', () => {
    for (let at = 0; at < 64; at++) {
      const flipped = signature.slice();
      flipped[at] = flipped[at]! ^ (1 << (at % 8));
      expect(verify(flipped)).not.toBe('valid');
      expect(verify(signature.slice(0, at))).toBe('malformed');
    }
  });
});

describe('ecdsa p-256', () => {
  const key = ecdsaKey(9);
  const signature = key.sign(MESSAGE);
  const verify = (sig: Uint8Array, spki = key.spki): SignatureOutcome => verifySignature('ecdsa-p256-sha256', spki, MESSAGE, sig);
  const integer = (value: bigint): number[] => {
    const hex = value.toString(16);
    const body = [...fromHex(hex.length % 2 === 1 ? `0${hex}` : hex)!];
    return [0x02, body.length + (body[0]! >= 0x80 ? 1 : 0), ...(body[0]! >= 0x80 ? [0] : []), ...body];
  };
  const der = (...parts: number[][]): Uint8Array => new Uint8Array([0x30, parts.flat().length, ...parts.flat()]);
  const read = (): [bigint, bigint] => {
    const length = signature[3]!;
    return [BigInt(`0x${toHex(signature.slice(4, 4 + length))}`), BigInt(`0x${toHex(signature.slice(6 + length))}`)];
  };
  const [r, s] = read();

  test('accepts its own', () => {
    expect(verify(signature)).toBe('valid');
    expect(verify(der(integer(r), integer(s)))).toBe('valid');
    expect(verify(signature, ecdsaKey(8).spki)).toBe('invalid');
  });
  test('refuses every other form of the same signature', () => {
    expect(verify(der(integer(r), integer(N - s)))).toBe('non-canonical');
    const padded = (value: bigint): number[] => { const [tag, length, ...body] = integer(value); return [tag!, length! + 1, 0, ...body]; };
    expect(verify(der(integer(r), padded(s)))).toBe('non-canonical');
    expect(verify(new Uint8Array([0x30, 0x81, signature.length - 2, ...signature.slice(2)]))).toBe('non-canonical');
    expect(verify(new Uint8Array([...signature, 0]))).toBe('malformed');
    expect(verify(der(integer(r), integer(s), [0x05, 0x00]))).toBe('malformed');
    expect(verify(der(integer(0n), integer(s)))).toBe('malformed');
    expect(verify(der(integer(r), integer(N)))).toBe('malformed');
    expect(verify(der(integer(r), [0x02, 0x01, 0x80]))).toBe('malformed');
    expect(verify(new Uint8Array(0))).toBe('malformed');
  });
  test('no flipped bit and no cut is valid', () => {
    for (let at = 0; at < signature.length; at++) {
      const flipped = signature.slice();
      flipped[at] = flipped[at]! ^ (1 << (at % 8));
      expect(verify(flipped)).not.toBe('valid');
      expect(verify(signature.slice(0, at))).not.toBe('valid');
    }
  });
});

describe('keys', () => {
  const other = (type: 'p384' | 'compressed' | 'x25519'): Uint8Array => {
    if (type === 'x25519') return new Uint8Array(generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }));
    if (type === 'p384') return new Uint8Array(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'der', type: 'spki' }));
    const spki = ecdsaKey(9).spki;
    const head = fromHex('3039301306072a8648ce3d020106082a8648ce3d030107032200')!;
    return new Uint8Array([...head, spki[90]! % 2 === 0 ? 2 : 3, ...spki.slice(27, 59)]);
  };
  test('are of the algorithm the trust pack says, in one spelling', () => {
    const { ed25519, 'ecdsa-p256-sha256': p256 } = SIGNATURE_ALGORITHMS;
    expect(ed25519.isKey(ed25519Key(1).spki)).toBe(true);
    expect(p256.isKey(ecdsaKey(1).spki)).toBe(true);
    expect(ed25519.isKey(ecdsaKey(1).spki)).toBe(false);
    expect(p256.isKey(ed25519Key(1).spki)).toBe(false);
    expect(ed25519.isKey(other('x25519'))).toBe(false);
    expect(p256.isKey(other('p384'))).toBe(false);
    expect(p256.isKey(other('compressed'))).toBe(false);
    for (const spki of [ed25519Key(1).spki, ecdsaKey(1).spki]) {
      const algorithm = spki.length === 91 ? p256 : ed25519;
      expect(algorithm.isKey(new Uint8Array([...spki, 0]))).toBe(false);
      for (let length = 0; length < spki.length; length++) expect(algorithm.isKey(spki.slice(0, length))).toBe(false);
    }
  });
  test('algorithms are a closed list', () => {
    expect(['ed25519', 'ecdsa-p256-sha256', 'rsa', 'toString', '__proto__', 1].map(isKeyAlgorithm)).toEqual([true, true, false, false, false, false]);
    expect(verifySignature('ed25519', ecdsaKey(1).spki, MESSAGE, new Uint8Array(64))).toBe('malformed');
  });
});
