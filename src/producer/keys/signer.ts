import { constants, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { HASH_BYTES, keyid, readEcKey, SIGNATURE_ALGORITHMS, type CurveName } from '../../core/crypto/index.ts';
import { assertNever } from '../../core/findings/outcome.ts';
import type { KeyAlgorithm } from '../../core/trust/pack.ts';

/** Something that signs. The private key stays inside the closure. */
export interface Signer {
  readonly keyid: string;
  readonly algorithm: KeyAlgorithm;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** Why a file gave no key that can sign here. Said in the catalogue's manner: no full stop, no capital. */
export class KeyError extends Error {}

export interface SigningChoice {
  /** Only an RSA key leaves a choice; without one it signs PKCS#1 v1.5 with SHA-256. */
  readonly algorithm?: KeyAlgorithm;
  /**
   * RSA-PSS draws a salt for every signature, so that the same content never gives the same bytes twice. It is refused
   * unless the caller says that nobody counts on getting them again.
   */
  readonly bytesMayVary?: boolean;
}

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const;
const CURVE_ALGORITHM: Readonly<Record<CurveName, KeyAlgorithm>> = {
  'P-256': 'ecdsa-p256-sha256', 'P-384': 'ecdsa-p384-sha384', 'P-521': 'ecdsa-p521-sha512',
};

/** A signer out of a private key, with an algorithm that a trust pack can name. @throws KeyError when there is none. */
export function signerFromKey(key: KeyObject, choice: SigningChoice = {}): Signer {
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  const algorithm = choice.algorithm ?? defaultAlgorithm(key, spki);
  const { scheme, isKey } = SIGNATURE_ALGORITHMS[algorithm];
  if (!isKey(spki)) throw new KeyError(`${describe(key)} cannot sign with ${algorithm}`);
  switch (scheme.kind) {
    case 'ed25519': return ed25519Signer(key);
    case 'ecdsa': return ecdsaSigner(readEcKey(spki)?.curve ?? refuse(key), scalarOf(key));
    case 'rsa-pkcs1':
      if (key.asymmetricKeyType !== 'rsa') return refuse(key);
      return signer(algorithm, spki, (message) => sign(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PADDING }));
    case 'rsa-pss':
      if (choice.bytesMayVary !== true) throw new KeyError(`${algorithm} gives other bytes each time, which this cannot have`);
      return signer(algorithm, spki, (message) => sign(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: HASH_BYTES[scheme.hash] }));
    default: return assertNever(scheme);
  }
}

export function ed25519Signer(key: KeyObject): Signer {
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  return signer('ed25519', spki, (message) => sign(null, message, key));
}

/** Deterministic ECDSA (RFC 6979) with the hash of the curve's size, the smaller s, in DER: the one spelling of sealed bundles. */
export function ecdsaSigner(curve: CurveName, secretKey: Uint8Array): Signer {
  const { [curve]: group } = CURVES;
  const spki = Uint8Array.from([...SPKI_HEAD[curve], ...group.getPublicKey(secretKey, false)]);
  return signer(CURVE_ALGORITHM[curve], spki, (message) => group.sign(message, secretKey, { prehash: true, lowS: true, format: 'der' }));
}

/** RFC 5480 section 2: SubjectPublicKeyInfo with a named curve, before the uncompressed point. */
const SPKI_HEAD: Readonly<Record<CurveName, readonly number[]>> = {
  'P-256': [0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7, 3, 0x42, 0],
  'P-384': [0x30, 0x76, 0x30, 0x10, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x22, 3, 0x62, 0],
  'P-521': [0x30, 0x81, 0x9b, 0x30, 0x10, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x23, 3, 0x81, 0x86, 0],
};

function signer(algorithm: KeyAlgorithm, spki: Uint8Array, make: (message: Uint8Array) => Uint8Array): Signer {
  return { keyid: keyid(spki), algorithm, spki, sign: (message) => new Uint8Array(make(message)) };
}

function defaultAlgorithm(key: KeyObject, spki: Uint8Array): KeyAlgorithm {
  const { asymmetricKeyType: type } = key;
  if (type === 'ec') return CURVE_ALGORITHM[readEcKey(spki)?.curve ?? refuse(key)];
  if (type === 'ed25519') return 'ed25519';
  if (type === 'rsa') return 'rsa-pkcs1-sha256';
  return type === 'rsa-pss' ? 'rsa-pss-sha256' : refuse(key);
}

function scalarOf(key: KeyObject): Uint8Array {
  const scalar = key.export({ format: 'jwk' }).d;
  if (scalar === undefined) throw new KeyError('the key has no private part');
  return new Uint8Array(Buffer.from(scalar, 'base64url'));
}

function describe(key: KeyObject): string {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  return `a ${modulusLength ?? ''} ${namedCurve ?? key.asymmetricKeyType ?? 'unknown'} key`.replace(/ +/g, ' ');
}

function refuse(key: KeyObject): never {
  throw new KeyError(`${describe(key)} cannot sign here: use Ed25519, P-256, P-384, P-521 or RSA of at least 2048 bits`);
}
