import { ed25519ph } from '@noble/curves/ed25519.js';
import { crypto } from '@sigstore/core';
import { PublicKeyDetails } from '@sigstore/protobuf-specs';

type KeyObject = ReturnType<typeof crypto.createPublicKey>;
export type Hash = 'sha256' | 'sha384' | 'sha512';

/** A key that signatures are verified with: of a log, an authority, a certificate, or the user's own. */
export interface VerifyingKey {
  readonly kind: 'P-256' | 'P-384' | 'P-521' | 'Ed25519' | 'RSA';
  /** DER SubjectPublicKeyInfo, as OpenSSL writes it. */
  readonly spki: Uint8Array;
  readonly object: KeyObject;
}

const CURVES: Readonly<Record<string, VerifyingKey['kind']>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
/** Sigstore's algorithm registry lists nothing shorter. */
const MIN_RSA_BITS = 2048;

/**
 * The registry's hash of each kind of key comes first. SHA-256 with the larger curves is deprecated there, and is what
 * most clients have signed with; both bind the content.
 */
const HASHES: Readonly<Record<VerifyingKey['kind'], readonly Hash[]>> = {
  'P-256': ['sha256'], 'P-384': ['sha384', 'sha256'], 'P-521': ['sha512', 'sha256'], Ed25519: [], RSA: ['sha256'],
};

/** The key of a SubjectPublicKeyInfo, or null where it is none, or of an algorithm outside the registry. */
export const readKey = (spki: Uint8Array): VerifyingKey | null => keyFrom(() => crypto.createPublicKey(Buffer.from(spki), 'spki'));

/** The key of a PEM or DER SubjectPublicKeyInfo: the form in which people keep keys. */
export function readKeyFile(bytes: Uint8Array): VerifyingKey | null {
  const text = Buffer.from(bytes).toString('latin1');
  return text.startsWith('-----BEGIN') ? keyFrom(() => crypto.createPublicKey(text)) : readKey(bytes);
}

/** The key of a trusted root, which names its form; null for the algorithms that are not read here (LMS, ML-DSA). */
export function readRootKey(bytes: Uint8Array, details: PublicKeyDetails): VerifyingKey | null {
  if (details === PublicKeyDetails.PKCS1_RSA_PKCS1V5) return keyFrom(() => crypto.createPublicKey(Buffer.from(bytes), 'pkcs1')) ?? readKey(bytes);
  return readKey(bytes);
}

function keyFrom(make: () => KeyObject): VerifyingKey | null {
  try {
    const object = make();
    const kind = kindOf(object);
    return kind === null ? null : { kind, object, spki: object.export({ format: 'der', type: 'spki' }) };
  } catch {
    return null;
  }
}

function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): VerifyingKey['kind'] | null {
  if (asymmetricKeyType === 'ec') return CURVES[asymmetricKeyDetails?.namedCurve ?? ''] ?? null;
  if (asymmetricKeyType === 'ed25519') return 'Ed25519';
  const isRsa = asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss';
  return isRsa && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS ? 'RSA' : null;
}

/** Whether a signature with the hash that its structure names fits. Ed25519 hashes for itself; `hash` is then not used. */
export function fitsWith(key: VerifyingKey, hash: Hash, data: Uint8Array, signature: Uint8Array): boolean {
  // Without a hash OpenSSL would choose one by itself for every key but Ed25519's.
  const chosen = key.kind === 'Ed25519' ? undefined : hash;
  return crypto.verify(Buffer.from(data), key.object, Buffer.from(signature), chosen);
}

/** Whether a signature fits with one of the hashes that the registry joins to the key. */
export function fits(key: VerifyingKey, data: Uint8Array, signature: Uint8Array): boolean {
  if (key.kind === 'Ed25519') return fitsWith(key, 'sha512', data, signature);
  return HASHES[key.kind].some((hash) => fitsWith(key, hash, data, signature));
}

/**
 * RFC 8032 section 5.1, Ed25519ph with an empty context: what Ed25519 keys sign artifacts with that are logged by their
 * digest. Node 20 has no such algorithm.
 */
export function fitsPrehashed(key: VerifyingKey, data: Uint8Array, signature: Uint8Array): boolean {
  if (key.kind !== 'Ed25519' || signature.length !== 64) return false;
  try {
    return ed25519ph.verify(signature, data, key.spki.subarray(-32), { zip215: false });
  } catch {
    return false;
  }
}

export const digest = (hash: Hash | 'sha1', ...data: readonly Uint8Array[]): Uint8Array => crypto.digest(hash, ...data.map((each) => Buffer.from(each)));

export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.from(left).equals(right);
