import { sha256Hex, verifySignature } from '../../../src/core/crypto/index.ts';
import { decodeBase64, decodeUtf8, parseTimestamp } from '../../../src/core/encoding/index.ts';
import { isJsonArray, isJsonObject, parseCanonical, type JsonObject, type JsonValue } from '../../../src/core/json/index.ts';
import { payloadProblem } from './schema.ts';

/** Sections 2 to 4 of docs/ARTIFACT-FORMAT.md of luckyPipewrench/agent-evidence-levels, out of the primitives of core alone. */
export type Outcome = 'PASS' | 'FAIL' | 'UV';

export interface SignedLine {
  readonly payload: Uint8Array;
  /** What the payload says; empty when it says nothing. */
  readonly value: JsonObject;
  /** False for a payload that is no JSON object, however loosely it is read. */
  readonly readable: boolean;
  /** UV when the key it names was not published. */
  readonly signature: Outcome;
  /** Exact RFC 8785 with integers only. */
  readonly canonical: boolean;
  readonly closed: boolean;
  readonly hash: string;
}

/** Published keys by fingerprint, as SubjectPublicKeyInfo. */
export type Keys = ReadonlyMap<string, Uint8Array>;
const ED25519_SPKI = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** Section 1: 32 raw bytes whose digest is the file's name; any other file publishes no key. */
export function publishedKey(name: string, text: string): Uint8Array | null {
  const raw = decodeBase64(text.trim());
  return raw?.length === 32 && sha256Hex(raw) === name ? new Uint8Array([...ED25519_SPKI, ...raw]) : null;
}

export function text(value: JsonObject, name: string): string {
  const each = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof each === 'string' ? each : '';
}

/** −1 for what is not there, which no sequence, count or interval may be. */
export function integer(value: JsonObject, name: string): number {
  const each = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof each === 'number' ? each : -1;
}

export function object(value: JsonObject, name: string): JsonObject | null {
  const each = Object.hasOwn(value, name) ? value[name] : undefined;
  return isJsonObject(each) ? each : null;
}

/** `keyOf` names the key that a payload must be signed with. */
export function readLine(line: string, keys: Keys, keyOf: (payload: JsonObject) => string): SignedLine {
  const [payloadText = '', signatureText = '', ...rest] = line.split('.');
  const payload = base64url(payloadText);
  const signature = base64url(signatureText);
  const empty = { value: {}, readable: false, canonical: false, closed: false } as const;
  if (payload === null || signature === null || rest.length > 0) {
    return { payload: new Uint8Array(0), ...empty, signature: 'FAIL', hash: '' };
  }
  const hash = sha256Hex(payload);
  const read = parseCanonical(payload);
  const value = read.ok || read.code === 'json.not-canonical' ? read.value : looseValue(payload);
  if (!isJsonObject(value)) return { payload, ...empty, signature: 'FAIL', hash };
  const spki = keys.get(keyOf(value));
  const verified = spki === undefined ? 'UV' : verifySignature('ed25519', spki, payload, signature) === 'valid' ? 'PASS' : 'FAIL';
  const canonical = read.ok && integersOnly(value);
  return { payload, value, readable: true, signature: verified, canonical, closed: canonical && payloadProblem(value) === null, hash };
}

/** Only to learn which key a payload names that cannot be read strictly: its signature is over the bytes. */
function looseValue(payload: Uint8Array): JsonValue {
  try {
    const value: JsonValue = JSON.parse(decodeUtf8(payload) ?? '');
    return value;
  } catch {
    return null;
  }
}

function base64url(part: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return null;
  const base64 = part.replaceAll('-', '+').replaceAll('_', '/');
  return decodeBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='));
}

function integersOnly(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (isJsonArray(value)) return value.every(integersOnly);
  return !isJsonObject(value) || Object.values(value).every(integersOnly);
}

/** Epoch milliseconds of an RFC 3339 time in UTC, or null. */
export function timeOf(value: JsonObject): number | null {
  const match = /^(.{19})(?:\.([0-9]+))?Z$/.exec(text(value, 'ts'));
  return match === null ? null : parseTimestamp(`${match[1]!}.${(match[2] ?? '').padEnd(3, '0').slice(0, 3)}Z`);
}
