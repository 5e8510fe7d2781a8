import { decodeBase64Url, encodeUtf8 } from '../encoding/index.ts';
import { parseStrict, type JsonValue } from '../json/index.ts';

/** A JWS in the compact serialization (RFC 7515 section 3.1). Nothing in it is believed yet. */
export interface Jws {
  readonly header: JwsHeader;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** The bytes that are signed: header and payload as they stand, with the dot. */
  readonly signed: Uint8Array;
}

export interface JwsHeader {
  readonly alg: string;
  readonly kid: string | null;
  readonly typ: string | null;
  /** Names of members that bring or point to a key (sections 4.1.2 to 4.1.8). They are never followed: the author of the evidence chose them. */
  readonly offersKey: readonly string[];
  readonly members: Readonly<Record<string, JsonValue>>;
}

/** Which part could not be read, and why in one word. */
export interface JwsRefusal {
  readonly part: 'serialization' | 'header' | 'payload' | 'signature';
  readonly problem: 'bytes' | 'parts' | 'base64url' | 'json' | 'not-an-object' | 'alg' | 'kid' | 'typ' | 'crit' | 'b64';
}

export type JwsResult = { readonly ok: true; readonly jws: Jws } | { readonly ok: false; readonly refusal: JwsRefusal };

/** Payloads here are receipts and statements of some kilobytes. */
const MAX_BYTES = 16 * 2 ** 20;
const MAX_HEADER_BYTES = 64 * 1024;
const OFFERS_KEY = ['jku', 'jwk', 'x5u', 'x5c'] as const;

/**
 * Sections 5.2 steps 1 to 7. Deviates where the RFC leaves room for two readings: a header member twice, JSON that other
 * readers take otherwise, and base64url with padding or loose bits are refused.
 */
export function parseJws(text: string): JwsResult {
  if (text.length > MAX_BYTES) return refuse('serialization', 'bytes');
  const parts = text.split('.', 4);
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3) return refuse('serialization', 'parts');
  const headerBytes = header.length > MAX_HEADER_BYTES ? null : decodeBase64Url(header);
  if (headerBytes === null) return refuse('header', header.length > MAX_HEADER_BYTES ? 'bytes' : 'base64url');
  const payloadBytes = decodeBase64Url(payload);
  if (payloadBytes === null) return refuse('payload', 'base64url');
  const signatureBytes = decodeBase64Url(signature);
  if (signatureBytes === null) return refuse('signature', 'base64url');
  const read = parseHeader(headerBytes);
  if ('problem' in read) return refuse('header', read.problem);
  return { ok: true, jws: { header: read, payload: payloadBytes, signature: signatureBytes, signed: encodeUtf8(`${header}.${payload}`) } };
}

function parseHeader(bytes: Uint8Array): JwsHeader | { readonly problem: JwsRefusal['problem'] } {
  const read = parseStrict(bytes);
  if (!read.ok) return { problem: 'json' };
  const members = read.value;
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return { problem: 'not-an-object' };
  const { alg, kid = null, typ = null } = members as Readonly<Record<string, JsonValue>>;
  if (typeof alg !== 'string') return { problem: 'alg' };
  if (kid !== null && typeof kid !== 'string') return { problem: 'kid' };
  if (typ !== null && typeof typ !== 'string') return { problem: 'typ' };
  // Section 4.1.11: what a signer calls critical must be understood, and no extension is understood here.
  if (Object.hasOwn(members, 'crit')) return { problem: 'crit' };
  // RFC 7797: with false the payload would be signed in another form than the one decoded above.
  if (Object.hasOwn(members, 'b64')) return { problem: 'b64' };
  return { alg, kid, typ, offersKey: OFFERS_KEY.filter((name) => Object.hasOwn(members, name)), members: members as Readonly<Record<string, JsonValue>> };
}

function refuse(part: JwsRefusal['part'], problem: JwsRefusal['problem']): JwsResult {
  return { ok: false, refusal: { part, problem } };
}
