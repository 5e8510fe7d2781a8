import {
  BUNDLE_V01_MEDIA_TYPE, BUNDLE_V02_MEDIA_TYPE, BUNDLE_V03_LEGACY_MEDIA_TYPE, BUNDLE_V03_MEDIA_TYPE, bundleFromJSON, bundleToJSON, type Bundle,
} from '@sigstore/bundle';
import { X509Certificate } from '@sigstore/core';
import { assertNever } from '../findings/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonValue } from '../json/index.ts';

export type BundleReading =
  | { readonly ok: true; readonly bundle: Bundle; readonly certificate: X509Certificate | null }
  | { readonly ok: false; readonly problem: string; readonly offset: number | null };

/** Larger than any bundle that signs one artifact: certificates, one log entry, a statement. */
const LIMITS = { maxDepth: 64, maxBytes: 16 * 2 ** 20 };

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  BUNDLE_V01_MEDIA_TYPE, BUNDLE_V02_MEDIA_TYPE, BUNDLE_V03_LEGACY_MEDIA_TYPE, BUNDLE_V03_MEDIA_TYPE,
]);

/** Whether a JSON document claims to be a Sigstore bundle of a version that is read here. */
export function isSigstoreMediaType(value: unknown): boolean {
  return typeof value === 'string' && MEDIA_TYPES.has(value);
}

/** Bytes → bundle of version 0.1 to 0.3, with the signer's certificate where it carries one. Never throws. */
export function readBundle(bytes: Uint8Array): BundleReading {
  const json = parseStrict(bytes, LIMITS);
  if (!json.ok) return { ok: false, problem: `${json.code} ${json.problem}`, offset: json.offset };
  try {
    const bundle = bundleFromJSON(json.value);
    const lost = unread(json.value, bundleToJSON(bundle), '');
    if (lost !== null) return { ok: false, problem: `not read as written: ${lost}`, offset: null };
    if (!MEDIA_TYPES.has(bundle.mediaType)) return { ok: false, problem: `media type ${bundle.mediaType}`, offset: null };
    const certificates = certificatesOf(bundle).map((raw) => X509Certificate.parse(Buffer.from(raw)));
    // A chain that brings its own root invites verifiers to believe it: the specification forbids it.
    if (certificates.some((each) => each.issuer.equals(each.subject))) return { ok: false, problem: 'root certificate in the chain', offset: null };
    return { ok: true, bundle, certificate: certificates[0] ?? null };
  } catch (error) {
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
