import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyAlgorithmOf } from '../../../../src/core/crypto/signature.ts';

const spki = ({ publicKey }: { readonly publicKey: KeyObject }): Uint8Array => publicKey.export({ format: 'der', type: 'spki' });
const ec = (namedCurve: string): Uint8Array => spki(generateKeyPairSync('ec', { namedCurve }));
const rsa = (modulusLength: number): Uint8Array => spki(generateKeyPairSync('rsa', { modulusLength }));
const ED25519 = spki(generateKeyPairSync('ed25519'));

/** A certificate names no algorithm for what its key signs: what is taken must be one that the key can make, or none. */
test.each<[string, Uint8Array, string | null]>([
  ['Ed25519', ED25519, 'ed25519'],
  ['P-256', ec('prime256v1'), 'ecdsa-p256-sha256'],
  ['P-384', ec('secp384r1'), 'ecdsa-p384-sha384'],
  ['P-521', ec('secp521r1'), 'ecdsa-p521-sha512'],
  ['RSA', rsa(2048), 'rsa-pkcs1-sha256'],
  ['RSA for PSS alone', spki(generateKeyPairSync('rsa-pss', { modulusLength: 2048 })), 'rsa-pss-sha256'],
  ['RSA too short', rsa(1024), null],
  ['another curve', ec('secp256k1'), null],
  ['Ed448', spki(generateKeyPairSync('ed448')), null],
  ['Ed25519 with a byte behind it', Uint8Array.of(...ED25519, 0), null],
  ['nothing', new Uint8Array(), null],
])('%s', (_, key, algorithm) => {
  expect(keyAlgorithmOf(key)).toBe(algorithm);
});

test('no cut of a key is taken for one', () => {
  for (let length = 0; length < ED25519.length; length += 1) expect(keyAlgorithmOf(ED25519.subarray(0, length)), String(length)).toBeNull();
});
