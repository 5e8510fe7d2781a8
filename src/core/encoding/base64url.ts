import { decodeBase64, encodeBase64 } from './base64.ts';

/** RFC 4648 section 5 without padding, as RFC 7515 section 2 has it. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Bytes of unpadded base64url, or null: padding, the standard alphabet's own characters and unused bits that are not zero are refused. */
export function decodeBase64Url(text: string): Uint8Array | null {
  if (/[^A-Za-z0-9_-]/.test(text)) return null;
  return decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4));
}
