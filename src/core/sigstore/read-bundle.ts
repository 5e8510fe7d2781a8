import {
  assertBundle, BUNDLE_V01_MEDIA_TYPE, BUNDLE_V02_MEDIA_TYPE, BUNDLE_V03_LEGACY_MEDIA_TYPE, BUNDLE_V03_MEDIA_TYPE, ValidationError, type Bundle,
} from '@sigstore/bundle';
import { Bundle as BundleMessage } from '@sigstore/protobuf-specs';
import { assertNever } from '../findings/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonValue } from '../json/index.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { sameBytes } from './public-key.ts';

export type BundleReading =
  | { readonly ok: true; readonly bundle: Bundle; readonly certificate: Certificate | null }
  | { readonly ok: false; readonly problem: string; readonly offset: number | null };

/** Larger than any bundle that signs one artifact: certificates, one log entry, a statement. */
const LIMITS = { maxDepth: 64, maxBytes: 16 * 2 ** 20 };

/** More than any signer writes, and what other verifiers read too: each costs signatures to verify. */
const MAX_PARTS = 32;

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  BUNDLE_V01_MEDIA_TYPE, BUNDLE_V02_MEDIA_TYPE, BUNDLE_V03_LEGACY_MEDIA_TYPE, BUNDLE_V03_MEDIA_TYPE,
]);

/** Version 0.3 has room for the signing certificate only. */
const CHAIN_VERSIONS: ReadonlySet<string> = new Set([BUNDLE_V01_MEDIA_TYPE, BUNDLE_V02_MEDIA_TYPE]);

/** Whether a JSON document claims to be a Sigstore bundle of a version that is read here. */
export function isSigstoreMediaType(value: unknown): boolean {
  return typeof value === 'string' && MEDIA_TYPES.has(value);
}

/** Version 0.1 asks for an inclusion promise, later ones for an inclusion proof. */
export const isFirstVersion = ({ mediaType }: Bundle): boolean => mediaType === BUNDLE_V01_MEDIA_TYPE;

/**
 * Bytes → bundle of version 0.1 to 0.3, with the signer's certificate where it carries one. Never throws. What a version
 * asks of log entries is judged with them: a bundle that lacks it is read, so that its other failures are found too.
 */
export function readBundle(bytes: Uint8Array): BundleReading {
  const json = parseStrict(bytes, LIMITS);
  if (!json.ok) return { ok: false, problem: `${json.code} ${json.problem}`, offset: json.offset };
  try {
    const bundle = BundleMessage.fromJSON(json.value);
    assertBundle(bundle);
    const lost = unread(json.value, BundleMessage.toJSON(bundle), '');
    if (lost !== null) return { ok: false, problem: `not read as written: ${lost}`, offset: null };
    if (!MEDIA_TYPES.has(bundle.mediaType)) return { ok: false, problem: `media type ${bundle.mediaType}`, offset: null };
    const { $case } = bundle.verificationMaterial.content;
    const versions = $case === 'x509CertificateChain' ? CHAIN_VERSIONS : MEDIA_TYPES;
    if (!versions.has(bundle.mediaType)) return { ok: false, problem: 'certificate chain in version 0.3', offset: null };
    const written = certificatesOf(bundle);
    const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
    const crowded = [written, tlogEntries, timestampVerificationData?.rfc3161Timestamps ?? []].some((parts) => parts.length > MAX_PARTS);
    if (crowded) return { ok: false, problem: `more than ${MAX_PARTS} of a kind`, offset: null };
    const certificates = written.flatMap((raw) => readCertificate(raw) ?? []);
    if (certificates.length < written.length) return { ok: false, problem: 'not a certificate', offset: null };
    // A chain that brings its own root invites verifiers to believe it: the specification forbids it.
    if (certificates.some((each) => sameBytes(each.issuer, each.subject))) return { ok: false, problem: 'root certificate in the chain', offset: null };
    return { ok: true, bundle, certificate: certificates[0] ?? null };
  } catch (error) {
    if (error instanceof ValidationError) return { ok: false, problem: `not as the format asks: ${error.fields.join(', ')}`, offset: null };
    return { ok: false, problem: error instanceof Error ? error.message : 'unreadable', offset: null };
  }
}

function certificatesOf({ verificationMaterial: { content } }: Bundle): readonly Uint8Array[] {
  switch (content.$case) {
    case 'certificate':
      return [content.certificate.rawBytes];
    case 'x509CertificateChain':
      return content.x509CertificateChain.certificates.map((each) => each.rawBytes);
    case 'publicKey':
      return [];
    default:
      return assertNever(content);
  }
}

/**
 * Where writing the bundle again does not give what was read: an unknown member, base64 with stray characters. The
 * library skips both in silence, and what it skips another reader may believe. Members at their default may be absent.
 */
function unread(written: JsonValue, read: unknown, at: string): string | null {
  if (isJsonArray(written)) {
    if (!Array.isArray(read)) return written.length === 0 ? null : at;
    return written.length === read.length ? first(written.map((each, index) => unread(each, read[index], `${at}/${index}`))) : at;
  }
  if (isJsonObject(written)) {
    const members: Readonly<Record<string, unknown>> = typeof read === 'object' && read !== null ? { ...read } : {};
    return first(Object.entries(written).map(([name, each]) => unread(each, members[name], `${at}/${name}`)));
  }
  // Protobuf's JSON form writes 64-bit numbers as text and reads them as either.
  if (read === undefined) return written === '' || written === 0 || written === '0' || written === false || written === null ? null : at;
  const same = typeof read === 'string' || typeof read === 'number' || typeof read === 'boolean' ? String(written) === String(read) : written === read;
  return same ? null : at;
}

const first = (places: readonly (string | null)[]): string | null => places.find((place) => place !== null) ?? null;
