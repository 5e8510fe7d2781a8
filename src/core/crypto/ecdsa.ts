import { verify, type KeyObject } from 'node:crypto';
import type { SignatureOutcome, SpellingRule } from './algorithm.ts';
import { readPublicKey } from './public-key.ts';
import type { CurveName, HashName } from './scheme.ts';

interface Curve {
  readonly name: CurveName;
  /** As OpenSSL and BoringSSL call it. */
  readonly openssl: string;
  /** Length of a SubjectPublicKeyInfo with named curve and uncompressed point: the compressed point would be a second spelling. */
  readonly spkiBytes: number;
  /** Bytes of one coordinate, and of each half of a P1363 signature. */
  readonly bytes: number;
  /** Order of the base point, SP 800-186 section 3.2.1. */
  readonly order: bigint;
}

const CURVES: readonly Curve[] = [
  { name: 'P-256', openssl: 'prime256v1', spkiBytes: 91, bytes: 32, order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n },
  { name: 'P-384', openssl: 'secp384r1', spkiBytes: 120, bytes: 48, order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n },
  { name: 'P-521', openssl: 'secp521r1', spkiBytes: 158, bytes: 66, order: 0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n },
];

/** The curve of a DER SubjectPublicKeyInfo with its key, or null when it is not an EC key of a curve listed here. */
export function readEcKey(spkiDer: Uint8Array): { readonly curve: CurveName; readonly key: KeyObject } | null {
  const found = readKey(spkiDer);
  return found === null ? null : { curve: found.curve.name, key: found.key };
}

/** FIPS 186-5 ECDSA. `der`: ECDSA-Sig-Value of RFC 3279 section 2.2.3; `p1363`: r and s of fixed length, as in RFC 7518 section 3.4. */
export function verifyEcdsa(
  scheme: { readonly hash: HashName; readonly encoding: 'der' | 'p1363' }, spkiDer: Uint8Array, message: Uint8Array, signature: Uint8Array, spelling: SpellingRule,
): SignatureOutcome {
  const found = readKey(spkiDer);
  if (found === null) return 'malformed';
  const { curve, key } = found;
  const form = scheme.encoding === 'der' ? derForm(signature, curve, spelling) : p1363Form(signature, curve, spelling);
  if (form !== 'good') return form;
  const dsaEncoding = scheme.encoding === 'der' ? 'der' : 'ieee-p1363';
  return verify(scheme.hash, message, { key, dsaEncoding }, signature) ? 'valid' : 'invalid';
}

function readKey(spkiDer: Uint8Array): { readonly curve: Curve; readonly key: KeyObject } | null {
  const curve = CURVES.find((each) => each.spkiBytes === spkiDer.length);
  const key = curve === undefined ? null : readPublicKey(spkiDer);
  if (curve === undefined || key?.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== curve.openssl) return null;
  return { curve, key };
}

type Form = 'good' | 'non-canonical' | 'malformed';

/**
 * Anyone can turn (r, s) into (r, n − s) without the key; where one form is asked for, the larger s is refused. The DER
 * itself is strict everywhere: BER would let anyone respell a signature that must not change.
 */
function derForm(der: Uint8Array, curve: Curve, spelling: SpellingRule): Form {
  if (der.length < 8 || der[0] !== 0x30) return 'malformed';
  const long = der[1] === 0x81;
  const start = long ? 3 : 2;
  // Only P-521 needs a length of two bytes; elsewhere, or for a short value, it is BER.
  if (der[start - 1] !== der.length - start) return der[1]! >= 0x80 ? 'non-canonical' : 'malformed';
  if (long && der[2]! < 0x80) return 'non-canonical';
  const r = readInteger(der, start);
  const s = r === null ? null : readInteger(der, r.end);
  if (r === null || s === null || s.end !== der.length) return 'malformed';
  if (!r.minimal || !s.minimal) return 'non-canonical';
  return rangeForm(r.value, s.value, curve, spelling);
}

function p1363Form(signature: Uint8Array, curve: Curve, spelling: SpellingRule): Form {
  if (signature.length !== 2 * curve.bytes) return 'malformed';
  return rangeForm(unsigned(signature.subarray(0, curve.bytes)), unsigned(signature.subarray(curve.bytes)), curve, spelling);
}

function rangeForm(r: bigint, s: bigint, { order }: Curve, spelling: SpellingRule): Form {
  if (r <= 0n || r >= order || s <= 0n || s >= order) return 'malformed';
  return spelling === 'strict' && s > order / 2n ? 'non-canonical' : 'good';
}

interface DerInteger {
  readonly value: bigint;
  readonly minimal: boolean;
  readonly end: number;
}

function readInteger(der: Uint8Array, at: number): DerInteger | null {
  const length = der[at + 1];
  if (der[at] !== 0x02 || length === undefined || length === 0 || length >= 0x80) return null;
  const body = der.subarray(at + 2, at + 2 + length);
  if (body.length !== length) return null;
  const padded = length > 1 && body[0] === 0 && body[1]! < 0x80;
  return { value: body[0]! >= 0x80 ? -1n : unsigned(body), minimal: !padded, end: at + 2 + length };
}

function unsigned(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
