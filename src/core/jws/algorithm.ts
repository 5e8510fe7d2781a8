import { SIGNATURE_ALGORITHMS, type SignatureScheme } from '../crypto/index.ts';
import type { KeyAlgorithm } from '../trust/pack.ts';

/**
 * RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864 section 2.2: `alg` for each algorithm that a trusted key can have.
 * `none` and the MACs are missing: nothing can ask for them.
 */
const ALG: Readonly<Record<KeyAlgorithm, readonly string[]>> = {
  ed25519: ['EdDSA', 'Ed25519'],
  'ecdsa-p256-sha256': ['ES256'],
  'ecdsa-p384-sha384': ['ES384'],
  'ecdsa-p521-sha512': ['ES512'],
  'rsa-pkcs1-sha256': ['RS256'],
  'rsa-pkcs1-sha384': ['RS384'],
  'rsa-pkcs1-sha512': ['RS512'],
  'rsa-pss-sha256': ['PS256'],
  'rsa-pss-sha384': ['PS384'],
  'rsa-pss-sha512': ['PS512'],
};

/** Names under which a key's algorithm may stand in a header. The first is the usual one. */
export function jwsNamesOf(algorithm: KeyAlgorithm): readonly string[] {
  return ALG[algorithm];
}

/** How a JWS of this algorithm is signed: ECDSA as r and s of fixed length (RFC 7518 section 3.4). */
export function jwsScheme(algorithm: KeyAlgorithm): SignatureScheme {
  const { scheme } = SIGNATURE_ALGORITHMS[algorithm];
  return scheme.kind === 'ecdsa' ? { ...scheme, encoding: 'p1363' } : scheme;
}
