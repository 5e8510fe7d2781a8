import type { KeyObject } from 'node:crypto';
import { referencePath, referenceRoot } from './reference-merkle.ts';
import { ecKey, edKey, hash, signWith, spki } from './sigstore-pki.ts';

/** Transparency logs of our own: entries in the forms of Rekor v1 and v2, with promise, proof and signed head. */

export interface Log {
  readonly name: string;
  readonly key: KeyObject;
  readonly id: Buffer;
  readonly details: string;
  readonly origin: string;
}

const V1_KEY = ecKey();
const V2_KEY = edKey();
const V2_NAME = 'log2.example';

export const LOG_V1: Log = { name: 'log.example', key: V1_KEY, id: hash(spki(V1_KEY)), details: 'PKIX_ECDSA_P256_SHA_256', origin: 'log.example - 12345' };
/** signed-note: SHA-256 of name, line feed, type 1 and raw key, whole. */
export const LOG_V2: Log = {
  name: V2_NAME, key: V2_KEY, id: hash(Buffer.concat([Buffer.from(`${V2_NAME}\n\u0001`), spki(V2_KEY).subarray(-32)])), details: 'PKIX_ED25519', origin: V2_NAME,
};

export const logInstance = (log: Log, validFor: object): Record<string, unknown> => ({
  baseUrl: `https://${log.name}`, hashAlgorithm: 'SHA2_256', logId: { keyId: log.id.toString('base64') },
  publicKey: { rawBytes: spki(log.key).toString('base64'), keyDetails: log.details, validFor },
});

/** What an entry is about. */
export interface Logged {
  readonly kind: string;
  readonly signature: Buffer;
  readonly verifier: { readonly der: Buffer; readonly label: string };
  /** The artifact, or an envelope's pre-authentication encoding. */
  readonly content: Buffer;
  readonly payload: Buffer;
  readonly payloadType: string;
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  readonly time: number;
}

export interface EntryOptions {
  readonly log?: Log;
  readonly promise?: boolean;
  readonly proof?: boolean;
  /** The body that is logged, changed before it is hashed and signed for. */
  readonly body?: (body: Record<string, unknown>) => unknown;
  /** The head's text, before it is signed. */
  readonly head?: (text: string) => string;
  /** The signature lines under the head. */
  readonly lines?: (own: string, text: string) => string;
  readonly integratedAt?: number;
  /** The entry, changed after everything is signed. */
  readonly change?: (entry: Entry) => unknown;
}

export interface Entry {
  logIndex: string;
  logId: { keyId: string };
  kindVersion: { kind: string; version: string };
  integratedTime?: string;
  inclusionPromise?: { signedEntryTimestamp: string };
  inclusionProof?: { logIndex: string; rootHash: string; treeSize: string; hashes: string[]; checkpoint?: { envelope: string } };
  canonicalizedBody: string;
}

/** Our entry is the fourth of six, so that its proof goes left and right. */
const INDEX = 3;
const SIZE = 6;
const GLOBAL_INDEX = 1_003;

export function entryFor(logged: Logged, options: EntryOptions = {}): unknown {
  const [kind = '', version = ''] = logged.kind.split(' ');
  const isV2 = version === '0.0.2' && kind !== 'intoto';
  const log = options.log ?? (isV2 ? LOG_V2 : LOG_V1);
  const written = { apiVersion: version, kind, spec: specOf(logged) };
  const body = Buffer.from(JSON.stringify(options.body?.(written) ?? written));
  const leaves = Array.from({ length: SIZE }, (_, at) => (at === INDEX ? body : Buffer.from(`entry ${at}`)));
  const root = Buffer.from(referenceRoot(leaves));
  const own = `${log.origin}\n${SIZE}\n${root.toString('base64')}\n`;
  const text = options.head?.(own) ?? own;
  const line = noteLine(log.name, log.id, signWith(log.key, Buffer.from(text)));
  const integrated = Math.floor((options.integratedAt ?? logged.time) / 1_000);
  const index = isV2 ? INDEX : GLOBAL_INDEX;
  const promised = `{"body":"${body.toString('base64')}","integratedTime":${integrated},"logID":"${log.id.toString('hex')}","logIndex":${index}}`;
  const entry: Entry = {
    logIndex: String(index), logId: { keyId: log.id.toString('base64') }, kindVersion: { kind, version },
    ...(isV2 ? {} : { integratedTime: String(integrated) }),
    ...((options.promise ?? !isV2) ? { inclusionPromise: { signedEntryTimestamp: signWith(log.key, Buffer.from(promised)).toString('base64') } } : {}),
    ...(options.proof === false ? {} : {
      inclusionProof: {
        logIndex: String(INDEX), rootHash: root.toString('base64'), treeSize: String(SIZE), hashes: referencePath(INDEX, leaves).map((each) => Buffer.from(each).toString('base64')),
        checkpoint: { envelope: `${text}\n${options.lines?.(line, text) ?? line}` },
      },
    }),
    canonicalizedBody: body.toString('base64'),
  };
  return options.change?.(entry) ?? entry;
}

export const noteLine = (name: string, id: Buffer, signature: Buffer): string => `\u2014 ${name} ${Buffer.concat([id.subarray(0, 4), signature]).toString('base64')}\n`;

const ALGORITHMS = { sha256: 'SHA2_256', sha384: 'SHA2_384', sha512: 'SHA2_512' } as const;

function specOf({ kind, signature, verifier, content, payload, payloadType, hash: algorithm }: Logged): unknown {
  const sig = signature.toString('base64');
  const pem = Buffer.from(`-----BEGIN ${verifier.label}-----\n${verifier.der.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END ${verifier.label}-----\n`).toString('base64');
  const hex = (data: Buffer): object => ({ algorithm, value: hash(data, algorithm).toString('hex') });
  const proto = (data: Buffer): object => ({ algorithm: ALGORITHMS[algorithm], digest: hash(data, algorithm).toString('base64') });
  const rawBytes = verifier.der.toString('base64');
  const signed = { content: sig, verifier: { keyDetails: 'PKIX_ECDSA_P256_SHA_256', ...(verifier.label === 'CERTIFICATE' ? { x509Certificate: { rawBytes } } : { publicKey: { rawBytes } }) } };
  const twice = (text: string): string => Buffer.from(text).toString('base64');
  switch (kind) {
    case 'hashedrekord 0.0.1': return { data: { hash: hex(content) }, signature: { content: sig, publicKey: { content: pem } } };
    case 'hashedrekord 0.0.2': return { hashedRekordV002: { data: proto(content), signature: signed } };
    case 'dsse 0.0.1': return { envelopeHash: hex(payload), payloadHash: hex(payload), signatures: [{ signature: sig, verifier: pem }] };
    case 'dsse 0.0.2': return { dsseV002: { payloadHash: proto(payload), signatures: [signed] } };
    case 'intoto 0.0.2': return { content: { envelope: { payload: twice(payload.toString('base64')), payloadType, signatures: [{ publicKey: pem, sig: twice(sig) }] }, hash: hex(payload), payloadHash: hex(payload) } };
    default: return {};
  }
}
