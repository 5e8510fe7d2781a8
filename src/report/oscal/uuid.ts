import { sha1Identifier } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';

/** A fixed namespace (RFC 9562 section 6.6), so that no other maker of version 5 UUIDs arrives at the same ones. */
const NAMESPACE = Uint8Array.from([0x6d, 0x0c, 0x1b, 0x52, 0x5b, 0x0e, 0x4d, 0x4e, 0x9b, 0x5a, 0x3f, 0x1e, 0x83, 0xb5, 0x97, 0xc4]);

/**
 * UUID version 5 (RFC 9562 section 5.5) of a name: OSCAL takes versions 4 and 5 alone, and an id drawn at random would
 * make two reports of one run differ. Names are made of digests and positions, never of the evidence's words: SHA-1 does
 * not withstand whoever may choose both of two names.
 */
export function nameUuid(name: string): string {
  const text = encodeUtf8(name);
  const bytes = new Uint8Array(NAMESPACE.length + text.length);
  bytes.set(NAMESPACE);
  bytes.set(text, NAMESPACE.length);
  const digest = sha1Identifier(bytes);
  const hex = Array.from(digest.subarray(0, 16), (byte, at) => (at === 6 ? (byte & 0x0f) | 0x50 : at === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
