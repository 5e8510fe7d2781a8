import type { KeyAlgorithm } from '../trust/pack.ts';
import type { SignatureAlgorithm, SignatureOutcome } from './algorithm.ts';
import { ecdsaP256 } from './ecdsa-p256.ts';
import { ed25519 } from './ed25519.ts';
import { sha256Hex } from './sha256.ts';

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
