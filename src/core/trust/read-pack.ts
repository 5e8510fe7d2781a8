import { isKeyAlgorithm, keyid, sha256Hex, SIGNATURE_ALGORITHMS } from '../crypto/index.ts';
import { decodeBase64, isSha256Hex, parseTimestamp } from '../encoding/index.ts';
import { refused, type Refused } from '../findings/index.ts';
import { anything, array, integer, object, oneOf, optional, parseCanonical, shaped, text, type Shape } from '../json/index.ts';
import { parseCertificate, parseCrl } from '../x509/index.ts';
import type { AnchorPurpose, IdentityPurpose, KeyPurpose, TrustAnchor, TrustedIdentity, TrustedKey, TrustPack } from './pack.ts';

export type TrustPackResult =
  | { readonly ok: true; readonly pack: TrustPack; readonly digest: string }
  | Refused;

const TRUST_PACK_FORMAT = 'proofroom.trust-pack.v1';
const MAX_BYTES = 16 * 2 ** 20;
export const KEY_PURPOSES = ['manifest', 'checkpoint', 'approval', 'work-package', 'receipt', 'countersignature', 'document'] as const satisfies readonly KeyPurpose[];

export const ANCHOR_PURPOSES = [...KEY_PURPOSES, 'timestamp'] as const satisfies readonly AnchorPurpose[];

export const IDENTITY_PURPOSES = ['manifest', 'document'] as const satisfies readonly IdentityPurpose[];

const named = text((value) => value !== '');
const sha256Text = text(isSha256Hex);
const time = text((value) => parseTimestamp(value) !== null);

export const TRUSTED_KEY: Shape<TrustedKey> = object<TrustedKey>({
  keyid: sha256Text,
  name: named,
  algorithm: (value, at, problems): value is TrustedKey['algorithm'] =>
    isKeyAlgorithm(value) || (problems.push({ pointer: at ?? '', problem: 'wrong-value' }), false),
  spki: text((value) => decodeBase64(value) !== null),
  purposes: array(oneOf(KEY_PURPOSES)),
  holder: named,
  not_before: time,
  not_after: time,
  compromised_since: optional(time),
  endorsed_by: optional(sha256Text),
});

const base64 = text((value) => decodeBase64(value) !== null);
const ANCHOR: Shape<TrustAnchor> = object<TrustAnchor>({
  fingerprint: sha256Text,
  name: named,
  certificate: base64,
  purposes: array(oneOf(ANCHOR_PURPOSES)),
  compromised_since: optional(time),
});

type SigstoreTrust = NonNullable<TrustPack['sigstore']>;
const PACK: Shape<TrustPack> = object<TrustPack>({
  format: oneOf([TRUST_PACK_FORMAT]),
  name: named,
  issued_at: time,
  stale_after_days: integer(1),
  manifest_threshold: integer(1),
  keys: array(TRUSTED_KEY),
  logs: array(object<TrustPack['logs'][number]>({ origin: named, keyid: sha256Text })),
  anchors: optional(array(ANCHOR)),
  crls: optional(array(base64)),
  sigstore: optional(object<SigstoreTrust>({
    trusted_root: anything,
    identities: array(object<TrustedIdentity>({ san: named, issuer: named, purposes: optional(array(oneOf(IDENTITY_PURPOSES))) })),
  })),
});

/**
 * A trust pack as the user handed it over: exact JCS in UTF-8, keys that are what their keyids say, logs that name a key
 * of the pack. Anything doubtful refuses the whole file, because a half-read pack would decide whom to believe.
 */
export function readTrustPack(bytes: Uint8Array): TrustPackResult {
  const digest = sha256Hex(bytes);
  if (last?.digest === digest) return last;
  const result = readAnew(bytes, digest);
  if (result.ok) last = result;
  return result;
}

/** Every verification of a process is handed the same bytes, and what is made of a pack is made once (`oncePerPack`). */
let last: Extract<TrustPackResult, { readonly ok: true }> | null = null;

function readAnew(bytes: Uint8Array, digest: string): TrustPackResult {
  const read = shaped(parseCanonical(bytes, { maxDepth: 64, maxBytes: MAX_BYTES }), PACK);
  if (!read.ok) return read;
  const { value } = read;
  const problem = [...value.keys.map((key, index) => keyProblem(key, `/keys/${index}`)), ...(value.anchors ?? []).map(anchorProblem), ...(value.crls ?? []).map(crlProblem)].find((each) => each !== null) ?? packProblem(value);
  return problem ?? { ok: true, pack: value, digest };
}

/** What is wrong with a key whose shape is right; `at` is the pointer to it. */
export function keyProblem(key: TrustedKey, at: string): Refused | null {
  const spki = decodeBase64(key.spki);
  if (spki === null || !SIGNATURE_ALGORITHMS[key.algorithm].isKey(spki)) return refused('key-unusable', `${at}/spki`);
  if (keyid(spki) !== key.keyid) return refused('keyid-of-another', `${at}/keyid`);
  if (key.not_before > key.not_after) return refused('ends-before-start', `${at}/not_after`);
  return new Set(key.purposes).size === key.purposes.length ? null : refused('repeated', `${at}/purposes`);
}

function anchorProblem(anchor: TrustAnchor, index: number): Refused | null {
  const at = `/anchors/${index}`;
  if (sha256Hex(decodeBase64(anchor.certificate) ?? new Uint8Array()) !== anchor.fingerprint) return refused('fingerprint-of-another', `${at}/fingerprint`);
  const parsed = parseCertificate(decodeBase64(anchor.certificate) ?? new Uint8Array());
  if (!parsed.ok) return refused('not-a-certificate', `${at}/certificate`);
  return new Set(anchor.purposes).size === anchor.purposes.length ? null : refused('repeated', `${at}/purposes`);
}

function crlProblem(crl: string, index: number): Refused | null {
  const parsed = parseCrl(decodeBase64(crl) ?? new Uint8Array());
  return parsed.ok ? null : refused('not-a-revocation-list', `/crls/${index}`);
}

function packProblem(pack: TrustPack): Refused | null {
  const keys = new Map(pack.keys.map((key) => [key.keyid, key]));
  if (keys.size !== pack.keys.length) return refused('repeated', '/keys');
  const anchors = pack.anchors ?? [];
  if (new Set(anchors.map((anchor) => anchor.fingerprint)).size !== anchors.length) return refused('repeated', '/anchors');
  const origins = new Set(pack.logs.map((log) => log.origin));
  if (origins.size !== pack.logs.length) return refused('repeated', '/logs');
  const repeated = (pack.sigstore?.identities ?? []).findIndex(({ purposes = [] }) => new Set(purposes).size !== purposes.length);
  if (repeated >= 0) return refused('repeated', `/sigstore/identities/${repeated}/purposes`);
  const stray = pack.logs.findIndex((log) => keys.get(log.keyid)?.purposes.includes('checkpoint') !== true);
  return stray < 0 ? null : refused('log-without-key', `/logs/${stray}/keyid`);
}
