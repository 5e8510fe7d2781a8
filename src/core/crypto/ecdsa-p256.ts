import { verify, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from './algorithm.ts';
import { readPublicKey } from './public-key.ts';

/** Order of P-256, SP 800-186 section 3.2.1.3. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

export const ecdsaP256: SignatureAlgorithm = {
  name: 'ecdsa-p256-sha256',
  isKey: (spkiDer) => readP256(spkiDer) !== null,
  verify(spkiDer, message, signature) {
    const key = readP256(spkiDer);
    if (key === null) return 'malformed';
    const form = signatureForm(signature);
    if (form !== 'canonical') return form;
    return verify('sha256', message, { key, dsaEncoding: 'der' }, signature) ? 'valid' : 'invalid';
  },
};

/** 91 bytes: named curve and uncompressed point. The compressed point would be a second spelling of the same key. */
function readP256(spkiDer: Uint8Array): KeyObject | null {
  const key = spkiDer.length === 91 ? readPublicKey(spkiDer) : null;
  return key?.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
}

/**
 * ECDSA-Sig-Value (RFC 3279 section 2.2.3) in strict DER with the smaller of the two values of s. Anyone can turn
 * (r, s) into (r, n − s) without the key; a sealed bundle has one form, so the larger is refused.
 */
function signatureForm(der: Uint8Array): 'canonical' | 'non-canonical' | 'malformed' {
  if (der.length < 8 || der[0] !== 0x30) return 'malformed';
  // Both integers fit in 33 bytes, so a strict length is one byte; the long form is BER.
  if (der[1] !== der.length - 2) return der[1]! >= 0x80 ? 'non-canonical' : 'malformed';
  const r = readInteger(der, 2);
  const s = r === null ? null : readInteger(der, r.end);
  if (r === null || s === null || s.end !== der.length) return 'malformed';
  if (!r.minimal || !s.minimal) return 'non-canonical';
  if (r.value <= 0n || r.value >= ORDER || s.value <= 0n || s.value >= ORDER) return 'malformed';
  return s.value > ORDER / 2n ? 'non-canonical' : 'canonical';
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
  const negative = body[0]! >= 0x80;
  const value = body.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { value: negative ? -1n : value, minimal: !padded, end: at + 2 + length };
}
