import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { keyid } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import type { KeyAlgorithm } from '../../core/trust/pack.ts';

/** Something that signs. The private key stays inside the closure. */
export interface Signer {
  readonly keyid: string;
  readonly algorithm: KeyAlgorithm;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** RFC 8410 section 7: PKCS#8 around a 32-byte Ed25519 seed. */
const PKCS8_ED25519 = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]);
/** RFC 5480 section 2: SubjectPublicKeyInfo before an uncompressed P-256 point. */
const SPKI_P256 = Uint8Array.from([
  0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7, 3, 0x42, 0,
]);

/**
 * A demonstration key: anyone who knows the seed can make it, so it proves nothing outside a demonstration.
 * HKDF-SHA-256 (RFC 5869) of the seed, with the key's own label as info.
 */
export function demonstrationEd25519(seed: string, label: string): Signer {
  const secret = derive(seed, `ed25519/${label}`, 32);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, secret]), format: 'der', type: 'pkcs8' });
  return ed25519Signer(key);
}

/** A P-256 demonstration key that signs by RFC 6979, so that the same bundle has the same bytes. */
export function demonstrationP256(seed: string, label: string): Signer {
  // 48 bytes for a 32-byte scalar: the bias of the reduction is then below 2^-128 (FIPS 186-5 A.2.1).
  return p256Signer(p256.utils.randomSecretKey(derive(seed, `p256/${label}`, 48)));
}

export function ed25519Signer(key: KeyObject): Signer {
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  return {
    keyid: keyid(spki),
    algorithm: 'ed25519',
    spki,
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** Deterministic ECDSA (RFC 6979) with SHA-256, the smaller s, in DER: the one spelling that verifiers accept. */
export function p256Signer(secretKey: Uint8Array): Signer {
  const spki = Uint8Array.from([...SPKI_P256, ...p256.getPublicKey(secretKey, false)]);
  return {
    keyid: keyid(spki),
    algorithm: 'ecdsa-p256-sha256',
    spki,
    sign: (message) => p256.sign(message, secretKey, { prehash: true, lowS: true, format: 'der' }),
  };
}

function derive(seed: string, label: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', encodeUtf8(seed), 'proofroom demonstration keys v1', label, length));
}
