import { constants, verify, type KeyObject } from 'node:crypto';
import type { SignatureOutcome } from './algorithm.ts';
import { readPublicKey } from './public-key.ts';
import type { SignatureScheme } from './scheme.ts';

/** SP 800-131A: shorter moduli are not acceptable for any use. */
const MIN_BITS = 2048;
/** Verifying takes time in the square of the length, which the author of a certificate chooses. */
const MAX_BITS = 8192;
/** FIPS 186-5 section A.1.1: an odd exponent between 2^16 and 2^256; node:crypto tells exponents of this size exactly. */
const MIN_EXPONENT = 65_537n;

type RsaScheme = Extract<SignatureScheme, { readonly kind: 'rsa-pkcs1' | 'rsa-pss' }>;

export type RsaKey = { readonly outcome: 'good'; readonly key: KeyObject; readonly bits: number } | { readonly outcome: 'malformed' | 'weak-key' };

/** An RSA key within the bounds above. `weak-key` is one that can be read and must not be believed. */
export function readRsaKey(spkiDer: Uint8Array): RsaKey {
  const key = readPublicKey(spkiDer);
  if (key === null || (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss')) return { outcome: 'malformed' };
  const { modulusLength: bits = 0, publicExponent: exponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (bits < MIN_BITS || exponent < MIN_EXPONENT || exponent % 2n === 0n) return { outcome: 'weak-key' };
  return bits > MAX_BITS ? { outcome: 'malformed' } : { outcome: 'good', key, bits };
}

/** RFC 8017 sections 8.1.2 (PSS) and 8.2.2 (PKCS#1 v1.5). A signature is as long as the modulus, to the byte. */
export function verifyRsa(scheme: RsaScheme, spkiDer: Uint8Array, message: Uint8Array, signature: Uint8Array): SignatureOutcome {
  const found = readRsaKey(spkiDer);
  if (found.outcome !== 'good') return found.outcome;
  const { key, bits } = found;
  if (signature.length !== Math.ceil(bits / 8)) return 'malformed';
  // A key restricted to PSS (RFC 4055 section 1.2) must not verify anything else.
  if (scheme.kind === 'rsa-pkcs1' && key.asymmetricKeyType === 'rsa-pss') return 'malformed';
  try {
    const padding = scheme.kind === 'rsa-pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }
      : { padding: constants.RSA_PKCS1_PADDING };
    return verify(scheme.hash, message, { key, ...padding }, signature) ? 'valid' : 'invalid';
  } catch {
    // A PSS key may itself restrict hash and salt; OpenSSL throws where the scheme differs.
    return 'malformed';
  }
}
