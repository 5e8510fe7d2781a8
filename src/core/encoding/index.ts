export { decodeBase64, encodeBase64 } from './base64.ts';
export { decodeBase64Url, encodeBase64Url } from './base64url.ts';
export { fromHex, isSha256Hex, toHex } from './hex.ts';
export { joinBytes } from './join.ts';
export { decodeUtf8, encodeUtf8, invalidUtf8At, utf8Offset } from './utf8.ts';
export { formatTimestamp, parseTimestamp, utcMilliseconds } from './timestamp.ts';
