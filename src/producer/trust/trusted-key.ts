import { isKeyAlgorithm, keyid, SIGNATURE_ALGORITHMS } from '../../core/crypto/index.ts';
import { encodeBase64 } from '../../core/encoding/index.ts';
import type { KeyAlgorithm, KeyPurpose, TrustedKey } from '../../core/trust/index.ts';
import { ProducerError } from '../producer-error.ts';

export interface DescribedKey {
  readonly spki: Uint8Array;
  /** Needed for RSA alone: the key does not say how it signs. */
  readonly algorithm?: string;
  readonly name: string;
  readonly holder: string;
  readonly purposes: readonly KeyPurpose[];
  readonly notBefore: string;
  readonly notAfter: string;
}

/** A key as a pack has it. Throws ProducerError for a key that no algorithm of the format takes. */
export function trustedKeyOf(described: DescribedKey): TrustedKey {
  const { spki, name, holder, purposes, notBefore, notAfter } = described;
  return {
    keyid: keyid(spki), name, algorithm: algorithmOf(spki, described.algorithm), spki: encodeBase64(spki), purposes, holder, not_before: notBefore, not_after: notAfter,
  };
}

function algorithmOf(spki: Uint8Array, asked: string | undefined): KeyAlgorithm {
  const fitting = Object.keys(SIGNATURE_ALGORITHMS).filter(isKeyAlgorithm).filter((algorithm) => SIGNATURE_ALGORITHMS[algorithm].isKey(spki));
  const [first] = fitting;
  if (first === undefined) throw new ProducerError('the key is of no kind that is believed', 'Ed25519, ECDSA on P-256, P-384 or P-521, RSA from 2048 bits');
  if (asked === undefined && fitting.length > 1) throw new ProducerError('the key does not say how it signs', `name it with --algorithm: ${fitting.join(', ')}`);
  const chosen = asked === undefined ? first : fitting.find((algorithm) => algorithm === asked);
  if (chosen === undefined) throw new ProducerError(`the key does not sign with ${asked}`, `it can sign with ${fitting.join(', ')}`);
  return chosen;
}
