import type { KeyAlgorithm } from '../trust/pack.ts';

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
