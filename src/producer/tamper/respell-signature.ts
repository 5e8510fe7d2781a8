import { p256 } from '@noble/curves/nist.js';
import { decodeBase64, encodeBase64 } from '../../core/encoding/index.ts';

/** The same ECDSA signature with n − s: mathematically as good, and made without the key. */
export function highS(sig: string): string {
  const { r, s } = p256.Signature.fromBytes(decodeBase64(sig) ?? new Uint8Array(), 'der');
  return encodeBase64(new p256.Signature(r, p256.Point.Fn.ORDER - s).toBytes('der'));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The same bytes to a reader that is not strict: a bit set that no byte holds. */
export function looseBase64(text: string): string {
  const at = text.indexOf('=') - 1;
  if (at < 0) throw new Error('nothing is padded');
  const other = ALPHABET[ALPHABET.indexOf(text[at]!) ^ 1];
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}
