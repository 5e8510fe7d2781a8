import type { KeyAlgorithm } from '../trust/pack.ts';
import type { SignatureOutcome } from './algorithm.ts';
import { readEcKey } from './ecdsa.ts';
import { isEd25519Key } from './ed25519.ts';
import { readRsaKey } from './rsa.ts';
import { HASH_BYTES, type CurveName, type HashName, type SignatureScheme } from './scheme.ts';
import { sha256Hex } from './sha256.ts';
import { verifyScheme } from './verify-scheme.ts';

interface SignatureAlgorithm {
  readonly scheme: SignatureScheme;
  /** Whether the DER bytes are exactly one SubjectPublicKeyInfo of this algorithm, strong enough to be believed. */
  readonly isKey: (spkiDer: Uint8Array) => boolean;
}

const ecdsa = (curve: CurveName, hash: HashName): SignatureAlgorithm => ({
  scheme: { kind: 'ecdsa', hash, encoding: 'der' }, isKey: (spkiDer) => readEcKey(spkiDer)?.curve === curve,
});
const isRsaKey = (spkiDer: Uint8Array): boolean => readRsaKey(spkiDer).outcome === 'good';
const pkcs1 = (hash: HashName): SignatureAlgorithm => ({ scheme: { kind: 'rsa-pkcs1', hash }, isKey: isRsaKey });
const pss = (hash: HashName): SignatureAlgorithm => ({ scheme: { kind: 'rsa-pss', hash, saltLength: HASH_BYTES[hash] }, isKey: isRsaKey });

/** Everything that a key of a trust pack may sign with. An algorithm missing here cannot be asked for. */
export const SIGNATURE_ALGORITHMS: Readonly<Record<KeyAlgorithm, SignatureAlgorithm>> = {
  ed25519: { scheme: { kind: 'ed25519' }, isKey: isEd25519Key },
  'ecdsa-p256-sha256': ecdsa('P-256', 'sha256'),
  'ecdsa-p384-sha384': ecdsa('P-384', 'sha384'),
  'ecdsa-p521-sha512': ecdsa('P-521', 'sha512'),
  'rsa-pkcs1-sha256': pkcs1('sha256'),
  'rsa-pkcs1-sha384': pkcs1('sha384'),
  'rsa-pkcs1-sha512': pkcs1('sha512'),
  'rsa-pss-sha256': pss('sha256'),
  'rsa-pss-sha384': pss('sha384'),
  'rsa-pss-sha512': pss('sha512'),
};

/** Whether a signature of this scheme, in whatever encoding its format has, is what a key of this algorithm makes. */
export function isSchemeOf(algorithm: KeyAlgorithm, stated: SignatureScheme): boolean {
  return schemeName(SIGNATURE_ALGORITHMS[algorithm].scheme) === schemeName(stated);
}

/** `ecdsa-sha384`; curve, encoding and length of a salt are not part of it. */
export function schemeName(scheme: SignatureScheme): string {
  return scheme.kind === 'ed25519' ? scheme.kind : `${scheme.kind}-${scheme.hash}`;
}

export function isKeyAlgorithm(name: unknown): name is KeyAlgorithm {
  return typeof name === 'string' && Object.hasOwn(SIGNATURE_ALGORITHMS, name);
}

/** In the one spelling of a sealed bundle. The algorithm comes from the trust pack, never from the evidence. */
export function verifySignature(algorithm: KeyAlgorithm, spkiDer: Uint8Array, message: Uint8Array, signature: Uint8Array): SignatureOutcome {
  const { scheme, isKey } = SIGNATURE_ALGORITHMS[algorithm];
  return isKey(spkiDer) ? verifyScheme(scheme, spkiDer, message, signature, 'strict') : 'malformed';
}

/**
 * The algorithm of a key that comes in a certificate, which names none for what the key signs: by curve, and for RSA
 * PKCS#1 v1.5 with SHA-256 unless the key is restricted to PSS. Null for a key that is not accepted.
 */
export function keyAlgorithmOf(spkiDer: Uint8Array): KeyAlgorithm | null {
  if (isEd25519Key(spkiDer)) return 'ed25519';
  const curve = readEcKey(spkiDer)?.curve;
  if (curve !== undefined) return ({ 'P-256': 'ecdsa-p256-sha256', 'P-384': 'ecdsa-p384-sha384', 'P-521': 'ecdsa-p521-sha512' } as const)[curve];
  const rsa = readRsaKey(spkiDer);
  return rsa.outcome !== 'good' ? null : rsa.key.asymmetricKeyType === 'rsa-pss' ? 'rsa-pss-sha256' : 'rsa-pkcs1-sha256';
}

/** Lower-case hex SHA-256 of the DER SubjectPublicKeyInfo. */
export function keyid(spkiDer: Uint8Array): string {
  return sha256Hex(spkiDer);
}
