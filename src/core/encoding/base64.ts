const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Int8Array(128).fill(-1);
for (let at = 0; at < 64; at++) VALUE[ALPHABET.charCodeAt(at)] = at;
const CHUNK = 3 * 2048;

/** RFC 4648 section 4, padded. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK) parts.push(encodeChunk(bytes.subarray(from, from + CHUNK)));
  return parts.join('');
}

function encodeChunk(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET[word >> 18]! + ALPHABET[(word >> 12) & 63]!;
    text += left > 1 ? ALPHABET[(word >> 6) & 63]! : '=';
    text += left > 2 ? ALPHABET[word & 63]! : '=';
  }
  return text;
}

/**
 * Bytes of padded standard base64, or null. Section 3.5 is enforced: unused bits must be zero, so that one byte
 * string has one spelling; with lenient decoding a signed document could be changed without its bytes changing.
 */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const digits = text.length - padding;
  let word = 0;
  let out = 0;
  for (let at = 0; at < digits; at++) {
    const unit = text.charCodeAt(at);
    const value = unit < 128 ? VALUE[unit]! : -1;
    if (value < 0) return null;
    word = ((word << 6) | value) & 0xffffff;
    if ((at & 3) === 0) continue;
    bytes[out++] = (word >> (6 - 2 * (at & 3))) & 0xff;
  }
  const unused = padding === 2 ? word & 0x0f : padding === 1 ? word & 0x03 : 0;
  return unused === 0 ? bytes : null;
}
