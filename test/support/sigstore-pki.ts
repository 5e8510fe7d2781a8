import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { bits, explicit, der, generalizedTime, integer, octets, oid, sequence, set, TRUE, utcTime, utf8, type Bytes } from './sigstore-der.ts';

/** Certificates, certificate timestamps and time-stamps of authorities made on the spot. */

export const hash = (data: Bytes | string, algorithm = 'sha256'): Buffer => createHash(algorithm).update(data).digest();
export const spki = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' });
export const ecKey = (namedCurve = 'P-256'): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey;
export const edKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
export const rsaKey = (modulusLength: number): KeyObject => generateKeyPairSync('rsa', { modulusLength }).privateKey;

export const PURPOSE = { codeSigning: '1.3.6.1.5.5.7.3.3', timeStamping: '1.3.6.1.5.5.7.3.8', serverAuth: '1.3.6.1.5.5.7.3.1' } as const;
const SCT_LIST = '1.3.6.1.4.1.11129.2.4.2';

const name = (common: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(common))));
const extension = (id: string, value: Bytes, critical = false): Buffer => sequence(oid(id), ...(critical ? [TRUE] : []), octets(value));

export const extensions = {
  authority: (pathLength?: number): Buffer => extension('2.5.29.19', sequence(TRUE, ...(pathLength === undefined ? [] : [integer(pathLength)])), true),
  keyUsage: (octet: number): Buffer => extension('2.5.29.15', der(0x03, Buffer.from([octet === 0x80 ? 7 : 1, octet])), true),
  purposes: (ids: readonly string[], critical = false): Buffer => extension('2.5.29.37', sequence(...ids.map(oid)), critical),
  uri: (uri: string): Buffer => extension('2.5.29.17', sequence(der(0x86, Buffer.from(uri))), true),
  names: (...names: readonly Bytes[]): Buffer => extension('2.5.29.17', sequence(...names), true),
  issuer: (issuer: string): Buffer => extension('1.3.6.1.4.1.57264.1.8', utf8(issuer)),
  issuerV1: (issuer: string): Buffer => extension('1.3.6.1.4.1.57264.1.1', Buffer.from(issuer)),
  unknown: (critical: boolean): Buffer => extension('1.2.3.4', integer(1), critical),
  other: (id: string, value: Bytes): Buffer => extension(id, value),
  timestamps: (list: Bytes): Buffer => extension(SCT_LIST, octets(list)),
} as const;

export interface Identity {
  readonly name: string;
  readonly key: KeyObject;
}

export interface CertificateFields {
  readonly serial?: number;
  readonly subject: Identity;
  readonly issuer: Identity;
  readonly from: number;
  readonly to: number;
  readonly extensions: readonly Bytes[];
}

/** The hash that a certificate or token is signed with, by the signer's key. */
const EC_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const RSA_WITH_SHA256 = sequence(oid('1.2.840.113549.1.1.11'), Buffer.from([0x05, 0x00]));
const ED25519 = sequence(oid('1.3.101.112'));
const algorithmOf = (key: KeyObject): Buffer => (key.asymmetricKeyType === 'rsa' ? RSA_WITH_SHA256 : key.asymmetricKeyType === 'ed25519' ? ED25519 : EC_WITH_SHA256);
export const signWith = (key: KeyObject, data: Bytes, algorithm = 'sha256'): Buffer => sign(key.asymmetricKeyType === 'ed25519' ? null : algorithm, data, key);

const tbsOf = (fields: CertificateFields): Buffer => sequence(
  explicit(0, integer(2)), integer(fields.serial ?? 1), algorithmOf(fields.issuer.key), name(fields.issuer.name),
  sequence(utcTime(fields.from), utcTime(fields.to)), name(fields.subject.name), spki(fields.subject.key),
  ...(fields.extensions.length === 0 ? [] : [explicit(3, sequence(...fields.extensions))]),
);

export function certificate(fields: CertificateFields): Buffer {
  const tbs = tbsOf(fields);
  return sequence(tbs, algorithmOf(fields.issuer.key), bits(signWith(fields.issuer.key, tbs)));
}

const length16 = (bytes: Bytes): Buffer => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);

export interface CertificateTimestampFields {
  readonly log: KeyObject;
  readonly time: number;
  /** As which log it is signed; the key's own id otherwise. */
  readonly id?: Buffer;
  /** TLS hash algorithm that it names. */
  readonly hashCode?: number;
}

/** One signed certificate timestamp over the certificate that `fields` will be, without its timestamps. */
export function certificateTimestamp(fields: CertificateFields, { log, time, id, hashCode }: CertificateTimestampFields): Buffer {
  const tbs = tbsOf(fields);
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(time));
  const entry = Buffer.concat([hash(spki(fields.issuer.key)), Buffer.from([0, tbs.length >> 8, tbs.length & 0xff]), tbs]);
  const signature = signWith(log, Buffer.concat([Buffer.from([0, 0]), at, Buffer.from([0, 1]), entry, Buffer.from([0, 0])]));
  const kind = log.asymmetricKeyType === 'rsa' ? 1 : 3;
  return Buffer.concat([Buffer.from([0]), id ?? hash(spki(log)), at, Buffer.from([0, 0, hashCode ?? 4, kind]), length16(signature)]);
}

export const timestampList = (timestamps: readonly Bytes[]): Buffer => length16(Buffer.concat(timestamps.map(length16)));

export interface TokenFields {
  readonly over: Bytes;
  readonly time: number;
  readonly signer: Identity;
  readonly certificate: Bytes;
  readonly issuerName: string;
  readonly serial: number;
  readonly embed?: readonly Bytes[];
  readonly status?: number;
  /** Overrides what the signed attributes say of the digest or the certificate. */
  readonly messageDigest?: Bytes;
  readonly certificateDigest?: Bytes | null;
  /** Replaces the attribute that names the certificate; `more` attributes follow it. */
  readonly named?: Bytes;
  readonly more?: readonly Bytes[];
  /** Under which algorithm the signature is said to be made. */
  readonly algorithm?: Bytes;
  readonly hash?: 'sha256' | 'sha512' | 'sha1';
  readonly policy?: string;
}

const HASH_IDS = { sha256: '2.16.840.1.101.3.4.2.1', sha512: '2.16.840.1.101.3.4.2.3', sha1: '1.3.14.3.2.26' } as const;
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

export const attribute = (id: string, value: Bytes): Buffer => sequence(oid(id), set(value));

/** A TimeStampResp that grants a token (RFC 3161). */
export function timestampResponse(fields: TokenFields): Buffer {
  const imprint = fields.hash ?? 'sha256';
  const info = sequence(integer(1), oid(fields.policy ?? '1.2.3'), sequence(sequence(oid(HASH_IDS[imprint])), octets(hash(fields.over, imprint))), integer(7), generalizedTime(fields.time));
  const named = fields.certificateDigest === null ? [] : [attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(fields.certificateDigest ?? hash(fields.certificate))))))];
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(TST_INFO)), attribute('1.2.840.113549.1.9.4', octets(fields.messageDigest ?? hash(info))),
    ...(fields.named === undefined ? named : [fields.named]), ...(fields.more ?? []),
  ];
  const signature = signWith(fields.signer.key, set(...attributes));
  const sha256 = sequence(oid(HASH_IDS.sha256));
  const signer = sequence(integer(1), sequence(name(fields.issuerName), integer(fields.serial)), sha256, explicit(0, ...attributes), fields.algorithm ?? algorithmOf(fields.signer.key), octets(signature));
  const data = sequence(integer(3), set(sha256), sequence(oid(TST_INFO), explicit(0, octets(info))), ...(fields.embed === undefined ? [] : [explicit(0, ...fields.embed)]), set(signer));
  return sequence(sequence(integer(fields.status ?? 0)), sequence(oid('1.2.840.113549.1.7.2'), explicit(0, data)));
}
