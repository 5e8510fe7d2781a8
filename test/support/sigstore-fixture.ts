import { createPublicKey, type KeyObject } from 'node:crypto';
import { entryFor, LOG_V1, LOG_V2, logInstance, type EntryOptions } from './sigstore-log.ts';
import { preAuthEncoding } from './sigstore-pae.ts';
import {
  certificate, certificateTimestamp, ecKey, extensions, hash, PURPOSE, signWith, spki, timestampList, timestampResponse,
  type CertificateFields, type CertificateTimestampFields, type Identity, type TokenFields,
} from './sigstore-pki.ts';

/** A Sigstore instance of our own, made on the spot: authorities, logs, a signer; bundles that are whole and verifiable. */

export const ARTIFACT = Buffer.from('what was signed\n');
export const AS_OF = '2026-09-15T00:00:00.000Z';
export const SIGNED_AT = Date.UTC(2026, 8, 14, 10);
export const SAN = 'https://example.org/workflow@refs/heads/main';
export const ISSUER = 'https://issuer.example';
export const WANTED = [{ san: SAN, issuer: ISSUER }];
const IN_TOTO = 'application/vnd.in-toto+json';

const YEAR = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 11, 31) };
const HOUR = { from: SIGNED_AT - 600_000, to: SIGNED_AT + 600_000 };
const START = { start: '2026-01-01T00:00:00Z' };

export const SIGNER = ecKey();
export const PUBLIC_KEY = Buffer.from(createPublicKey(SIGNER).export({ format: 'pem', type: 'spki' }));
const ROOT: Identity = { name: 'root', key: ecKey() };
export const INTERMEDIATE: Identity = { name: 'intermediate', key: ecKey('P-384') };
export const CERTIFICATE_LOG = ecKey();
const TIME_ROOT: Identity = { name: 'time root', key: ecKey() };
export const TIME_SIGNER: Identity = { name: 'time', key: ecKey() };
const TIME_SERIAL = 77;

const CA_USE = 0x06;
const SIGN_USE = 0x80;
const caExtensions = [extensions.authority(), extensions.keyUsage(CA_USE)];

export const rootFields: CertificateFields = { subject: ROOT, issuer: ROOT, ...YEAR, extensions: caExtensions };
export const intermediateFields: CertificateFields = { subject: INTERMEDIATE, issuer: ROOT, ...YEAR, extensions: [...caExtensions, extensions.purposes([PURPOSE.codeSigning])] };
export const leafExtensions = [extensions.keyUsage(SIGN_USE), extensions.purposes([PURPOSE.codeSigning]), extensions.uri(SAN), extensions.issuer(ISSUER)];
export const leafFields: CertificateFields = { subject: { name: 'leaf', key: SIGNER }, issuer: INTERMEDIATE, ...HOUR, extensions: leafExtensions };
export const timeRootFields: CertificateFields = { subject: TIME_ROOT, issuer: TIME_ROOT, ...YEAR, extensions: caExtensions };
export const timeSignerFields: CertificateFields = {
  serial: TIME_SERIAL, subject: TIME_SIGNER, issuer: TIME_ROOT, ...YEAR, extensions: [extensions.keyUsage(SIGN_USE), extensions.purposes([PURPOSE.timeStamping], true)],
};
export const TIME_CERTIFICATE = certificate(timeSignerFields);

const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const chainOf = (...chain: readonly Buffer[]): object => ({ certificates: chain.map((each) => ({ rawBytes: encoded(each) })) });

/** `trusted_root.json` of the instance; `more` replaces whole members. */
export const trustedRoot = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  tlogs: [logInstance(LOG_V1, START), logInstance(LOG_V2, START)],
  certificateAuthorities: [{ uri: 'https://ca.example', certChain: chainOf(certificate(intermediateFields), certificate(rootFields)), validFor: START }],
  ctlogs: [certificateLog(CERTIFICATE_LOG)],
  timestampAuthorities: [{ uri: 'https://time.example', certChain: chainOf(TIME_CERTIFICATE, certificate(timeRootFields)), validFor: START }],
  ...more,
});

export const certificateLog = (key: KeyObject, validFor: object = START): object => ({
  baseUrl: 'https://ct.example', hashAlgorithm: 'SHA2_256', logId: { keyId: encoded(hash(spki(key))) },
  publicKey: { rawBytes: encoded(spki(key)), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
});

export interface BundleOptions {
  readonly content?: 'message' | 'statement';
  /** Kind and version of the log entry. */
  readonly kind?: string;
  readonly signer?: 'certificate' | 'key';
  readonly version?: '0.1' | '0.2' | '0.3';
  readonly key?: KeyObject;
  readonly leaf?: Partial<CertificateFields>;
  /** Certificate timestamps; null leaves the extension out. */
  readonly published?: readonly CertificateTimestampFields[] | null;
  readonly entry?: EntryOptions;
  readonly tokens?: readonly Partial<TokenFields>[];
  /** Of the artifact: with what it is hashed before signing, and what is stated. */
  readonly hash?: 'sha256' | 'sha384' | 'sha512';
  readonly payloadType?: string;
  readonly statement?: unknown;
  /** Replaces the signature that is made. */
  readonly sign?: (data: Buffer) => Buffer;
  readonly intermediates?: readonly Buffer[];
}

export const statementOf = (subjects: unknown = [{ name: 'a', digest: { sha256: hash(ARTIFACT).toString('hex') } }], type = 'https://in-toto.io/Statement/v1'): unknown =>
  ({ _type: type, subject: subjects, predicateType: 'urn:example', predicate: {} });

/** The signing certificate of a bundle with these options. */
export function leafOf({ leaf = {}, published, key }: BundleOptions): Buffer {
  const fields: CertificateFields = { ...leafFields, ...(key === undefined ? {} : { subject: { name: 'leaf', key } }), ...leaf };
  if (published === null) return certificate(fields);
  const timestamps = (published ?? [{ log: CERTIFICATE_LOG, time: SIGNED_AT }]).map((each) => certificateTimestamp(fields, each));
  return certificate({ ...fields, extensions: [...fields.extensions, extensions.timestamps(timestampList(timestamps))] });
}

const MEDIA_TYPES = {
  '0.1': 'application/vnd.dev.sigstore.bundle+json;version=0.1', '0.2': 'application/vnd.dev.sigstore.bundle+json;version=0.2',
  '0.3': 'application/vnd.dev.sigstore.bundle.v0.3+json',
} as const;
const ALGORITHMS = { sha256: 'SHA2_256', sha384: 'SHA2_384', sha512: 'SHA2_512' } as const;

export function makeBundle(options: BundleOptions = {}): Record<string, unknown> {
  const { content = 'message', signer = 'certificate', version = '0.3', key = SIGNER, hash: algorithm = 'sha256', payloadType = IN_TOTO } = options;
  const kind = options.kind ?? (content === 'message' ? 'hashedrekord 0.0.1' : 'dsse 0.0.1');
  const payload = Buffer.from(JSON.stringify(options.statement ?? statementOf()));
  const signed = content === 'message' ? ARTIFACT : preAuthEncoding(payloadType, payload);
  const signature = options.sign?.(signed) ?? signWith(key, signed, algorithm);
  const leaf = leafOf(options);
  const verifier = signer === 'certificate' ? { der: leaf, label: 'CERTIFICATE' } : { der: spki(key), label: 'PUBLIC KEY' };
  const entry = entryFor({ kind, signature, verifier, content: signed, payload, payloadType, hash: algorithm, time: SIGNED_AT }, options.entry);
  const isV2 = kind === 'hashedrekord 0.0.2' || kind === 'dsse 0.0.2';
  const tokens = (options.tokens ?? (isV2 ? [{}] : [])).map((token) => timestampResponse({
    over: signature, time: SIGNED_AT, signer: TIME_SIGNER, certificate: TIME_CERTIFICATE, issuerName: TIME_ROOT.name, serial: TIME_SERIAL, ...token,
  }));
  const hint = encoded(hash(spki(key)));
  const certificates = [leaf, ...(options.intermediates ?? [])].map((each) => ({ rawBytes: encoded(each) }));
  const signedBy = signer === 'key' ? { publicKey: { hint } } : version === '0.3' ? { certificate: certificates[0] } : { x509CertificateChain: { certificates } };
  return {
    mediaType: MEDIA_TYPES[version],
    verificationMaterial: {
      ...signedBy, tlogEntries: [entry],
      ...(tokens.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps: tokens.map((each) => ({ signedTimestamp: encoded(each) })) } }),
    },
    ...(content === 'message'
      ? { messageSignature: { messageDigest: { algorithm: ALGORITHMS[algorithm], digest: encoded(hash(ARTIFACT, algorithm)) }, signature: encoded(signature) } }
      : { dsseEnvelope: { payloadType, payload: encoded(payload), signatures: [{ sig: encoded(signature), ...(signer === 'key' ? { keyid: hint } : {}) }] } }),
  };
}
