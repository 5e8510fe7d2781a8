import type { KeyAlgorithm } from '../trust/pack.ts';
import { ecdsaP256 } from './ecdsa-p256.ts';
import { ed25519 } from './ed25519.ts';
import { sha256Hex } from './sha256.ts';

/**
 * `malformed`: the key or signature is not one of its algorithm. `non-canonical`: it can be read, but is not the one
 * spelling a sealed bundle allows. Neither is ever reported as `invalid`, which says that key and bytes disagree.
 */
export type SignatureOutcome = 'valid' | 'invalid' | 'malformed' | 'non-canonical';

export interface SignatureAlgorithm {
  readonly name: KeyAlgorithm;
  /** Whether the DER bytes are exactly one SubjectPublicKeyInfo of this algorithm. */
  isKey(spkiDer: Uint8Array): boolean;
  verify(spkiDer: Uint8Array, message: Uint8Array, signature: Uint8Array): SignatureOutcome;
}

/** Everything that may sign. An algorithm missing here cannot be asked for by evidence. */
export const SIGNATURE_ALGORITHMS: Readonly<Record<KeyAlgorithm, SignatureAlgorithm>> = {
  ed25519,
  'ecdsa-p256-sha256': ecdsaP256,
};

export function isKeyAlgorithm(name: unknown): name is KeyAlgorithm {
  return typeof name === 'string' && Object.hasOwn(SIGNATURE_ALGORITHMS, name);
}

/** The algorithm comes from the trust pack, never from the evidence. */
export function verifySignature(
  algorithm: KeyAlgorithm,
  spkiDer: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureOutcome {
  return SIGNATURE_ALGORITHMS[algorithm].verify(spkiDer, message, signature);
}

/** Lower-case hex SHA-256 of the DER SubjectPublicKeyInfo. */
export function keyid(spkiDer: Uint8Array): string {
  return sha256Hex(spkiDer);
}
