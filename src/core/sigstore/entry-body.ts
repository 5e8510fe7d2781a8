import { decodeBase64, decodeUtf8, fromHex } from '../encoding/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Hash } from './public-key.ts';

/** What a log entry says was signed, by whom, with what. Null parts are absent or not in the one form they may have. */
export interface EntryBody {
  readonly signature: Uint8Array | null;
  /** DER certificate or SubjectPublicKeyInfo. */
  readonly verifier: Uint8Array | null;
  /** Digest of the artifact, of an envelope's pre-authentication encoding, or of its payload. */
  readonly digest: { readonly of: 'content' | 'payload'; readonly hash: Hash; readonly value: Uint8Array } | null;
  /** The payload itself, in the kinds that may hold it. */
  readonly payload?: Uint8Array | null;
}

export type BodyReading =
  | { readonly ok: true; readonly body: EntryBody }
  | { readonly ok: false; readonly problem: 'malformed' | 'kind' | 'kind-mismatch'; readonly kind: string };

const LIMITS = { maxDepth: 64, maxBytes: 16 * 2 ** 20 };
const HASHES: Readonly<Record<string, Hash>> = { sha256: 'sha256', sha384: 'sha384', sha512: 'sha512', SHA2_256: 'sha256', SHA2_384: 'sha384', SHA2_512: 'sha512' };

/** How each kind and version of entry is read: Rekor's types of version 1, and rekor-tiles' protobuf messages. */
const KINDS: Readonly<Record<string, (spec: JsonValue | undefined) => EntryBody>> = {
  'hashedrekord 0.0.1': (spec) => ({
    signature: base64(at(spec, 'signature', 'content')), verifier: pem(at(spec, 'signature', 'publicKey', 'content')),
    digest: hexDigest(at(spec, 'data', 'hash'), 'content'),
  }),
  'hashedrekord 0.0.2': (spec) => {
    const entry = at(spec, 'hashedRekordV002');
    return { ...protoSignature(at(entry, 'signature')), digest: protoDigest(at(entry, 'data'), 'content') };
  },
  // `envelopeHash` is over the envelope as the client wrote it, which is not kept: it cannot be compared.
  'dsse 0.0.1': (spec) => {
    const signature = only(at(spec, 'signatures'));
    return { signature: base64(at(signature, 'signature')), verifier: pem(at(signature, 'verifier')), digest: hexDigest(at(spec, 'payloadHash'), 'payload') };
  },
  'dsse 0.0.2': (spec) => {
    const entry = at(spec, 'dsseV002');
    return { ...protoSignature(only(at(entry, 'signatures'))), digest: protoDigest(at(entry, 'payloadHash'), 'payload') };
  },
  // The envelope stands in the entry with its base64 encoded a second time.
  'intoto 0.0.2': (spec) => {
    const content = at(spec, 'content');
    const signature = only(at(content, 'envelope', 'signatures'));
    const payload = at(content, 'envelope', 'payload');
    return {
      signature: twiceBase64(at(signature, 'sig')), verifier: pem(at(signature, 'publicKey')), digest: hexDigest(at(content, 'payloadHash'), 'payload'),
      // Rekor leaves the payload out of what it logs; where it stands, it must be the envelope's.
      ...(payload === undefined || payload === '' ? {} : { payload: twiceBase64(payload) }),
    };
  },
};

/** The body of an entry whose kind and version are stated beside it. Both statements must agree. */
export function readEntryBody(bytes: Uint8Array, kind: string, version: string): BodyReading {
  const json = parseStrict(bytes, LIMITS);
  const stated = `${kind} ${version}`;
  if (!json.ok || !isJsonObject(json.value)) return { ok: false, problem: 'malformed', kind: stated };
  const own = `${text(json.value['kind'])} ${text(json.value['apiVersion'])}`;
  if (own !== stated) return { ok: false, problem: 'kind-mismatch', kind: own };
  const read = Object.hasOwn(KINDS, stated) ? KINDS[stated] : undefined;
  return read === undefined ? { ok: false, problem: 'kind', kind: stated } : { ok: true, body: read(json.value['spec']) };
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

function at(value: JsonValue | undefined, ...names: readonly string[]): JsonValue | undefined {
  return names.reduce<JsonValue | undefined>((inner, name) => (isJsonObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value);
}

/** Bundles hold one signature, and their entries must too: a second one would be by somebody unexamined. */
const only = (value: JsonValue | undefined): JsonObject | undefined => {
  const [first, ...more] = isJsonArray(value) ? value : [];
  return isJsonObject(first) && more.length === 0 ? first : undefined;
};

const base64 = (value: JsonValue | undefined): Uint8Array | null => (typeof value === 'string' ? decodeBase64(value) : null);

function twiceBase64(value: JsonValue | undefined): Uint8Array | null {
  const once = base64(value);
  const inner = once === null ? null : decodeUtf8(once);
  return inner === null ? null : decodeBase64(inner);
}

/** The DER inside base64 of PEM: a certificate or a public key, one block and nothing around it. */
function pem(value: JsonValue | undefined): Uint8Array | null {
  const bytes = base64(value);
  const lines = bytes === null ? null : decodeUtf8(bytes)?.trimEnd().split(/\r?\n/);
  const label = lines?.[0];
  if (lines === undefined || lines === null || (label !== '-----BEGIN CERTIFICATE-----' && label !== '-----BEGIN PUBLIC KEY-----')) return null;
  return lines.at(-1) === label.replace('BEGIN', 'END') ? decodeBase64(lines.slice(1, -1).join('')) : null;
}

function hexDigest(value: JsonValue | undefined, of: 'content' | 'payload'): EntryBody['digest'] {
  return digestOf(of, at(value, 'algorithm'), fromHex(text(at(value, 'value')).toLowerCase()));
}

const protoDigest = (value: JsonValue | undefined, of: 'content' | 'payload'): EntryBody['digest'] => digestOf(of, at(value, 'algorithm'), base64(at(value, 'digest')));

function digestOf(of: 'content' | 'payload', algorithm: JsonValue | undefined, value: Uint8Array | null): EntryBody['digest'] {
  const hash = Object.hasOwn(HASHES, text(algorithm)) ? HASHES[text(algorithm)] : undefined;
  return hash === undefined || value === null || value.length === 0 ? null : { of, hash, value };
}

function protoSignature(value: JsonValue | undefined): Pick<EntryBody, 'signature' | 'verifier'> {
  const verifier = at(value, 'verifier');
  return { signature: base64(at(value, 'content')), verifier: base64(at(verifier, 'x509Certificate', 'rawBytes') ?? at(verifier, 'publicKey', 'rawBytes')) };
}
