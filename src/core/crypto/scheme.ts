export type HashName = 'sha256' | 'sha384' | 'sha512';
export type CurveName = 'P-256' | 'P-384' | 'P-521';

/**
 * How a signature is made, without the key: what an AlgorithmIdentifier, a JWS `alg` or a trust pack's `algorithm` says.
 * What is missing here (SHA-1, MD5, DSA, `none`) cannot be asked for by evidence.
 */
export type SignatureScheme =
  | { readonly kind: 'ed25519' }
  | { readonly kind: 'ecdsa'; readonly hash: HashName; readonly encoding: 'der' | 'p1363' }
  | { readonly kind: 'rsa-pkcs1'; readonly hash: HashName }
  /** MGF1 with the same hash. `saltLength` in bytes. */
  | { readonly kind: 'rsa-pss'; readonly hash: HashName; readonly saltLength: number };

/** Output of each hash in bytes; the salt of PSS is as long wherever a format does not say (RFC 8017 section 9.1). */
export const HASH_BYTES: Readonly<Record<HashName, number>> = { sha256: 32, sha384: 48, sha512: 64 };
