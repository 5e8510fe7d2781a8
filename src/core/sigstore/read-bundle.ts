import {
  assertBundle, BUNDLE_V01_MEDIA_TYPE, BUNDLE_V02_MEDIA_TYPE, BUNDLE_V03_LEGACY_MEDIA_TYPE, BUNDLE_V03_MEDIA_TYPE, ValidationError, type Bundle,
} from '@sigstore/bundle';
import { Bundle as BundleMessage } from '@sigstore/protobuf-specs';
import { assertNever, type JsonWord, type Pointer, type SigstoreWord } from '../findings/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonLimits, type JsonValue } from '../json/index.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { sameBytes } from './public-key.ts';

export type BundleReading =
  | { readonly ok: true; readonly bundle: Bundle; readonly certificate: Certificate | null }
  | { readonly ok: false; readonly problem: JsonWord | SigstoreWord; readonly at: Pointer };

/** Larger than any bundle that signs one artifact: certificates, one log entry, a statement. */
const LIMITS = { maxDepth: 64, maxBytes: 16 * 2 ** 20 };

/** More than any signer writes, and what other verifiers read too: each costs signatures to verify. */
const MAX_PARTS = 32;

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  BUNDLE_V01_MEDIA_TYPE, BUNDLE_V02_MEDIA_TYPE, BUNDLE_V03_LEGACY_MEDIA_TYPE, BUNDLE_V03_MEDIA_TYPE,
]);

const MATERIAL = '/verificationMaterial';
const CHAIN = `${MATERIAL}/x509CertificateChain`;

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
export function readBundle(bytes: Uint8Array, limits: JsonLimits = LIMITS): BundleReading {
  const json = parseStrict(bytes, limits);
  if (!json.ok) return refused(json.problem, { offset: json.offset });
  try {
    const bundle = BundleMessage.fromJSON(json.value);
    assertBundle(bundle);
    const lost = unread(json.value, BundleMessage.toJSON(bundle), '');
    if (lost !== null) return refused('not-as-written', { pointer: lost });
    if (!MEDIA_TYPES.has(bundle.mediaType)) return refused('media-type', { pointer: '/mediaType' });
    const written = certificatesOf(bundle);
    if (written.at === CHAIN && !CHAIN_VERSIONS.has(bundle.mediaType)) return refused('chain-version', { pointer: CHAIN });
    const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
    const crowded = [written.certificates, tlogEntries, timestampVerificationData?.rfc3161Timestamps ?? []].some((parts) => parts.length > MAX_PARTS);
    if (crowded) return refused('too-many-parts', { pointer: MATERIAL });
    const certificates = written.certificates.flatMap((raw) => readCertificate(raw) ?? []);
    if (certificates.length < written.certificates.length) return refused('not-a-certificate', { pointer: written.at });
    // A chain that brings its own root invites verifiers to believe it: the specification forbids it.
    if (certificates.some((each) => sameBytes(each.issuer, each.subject))) return refused('root-in-chain', { pointer: written.at });
    return { ok: true, bundle, certificate: certificates[0] ?? null };
  } catch (error) {
    if (error instanceof ValidationError) return refused('missing-member', { pointer: pointerTo(error.fields[0] ?? '') });
    return refused('protobuf');
  }
}

const refused = (problem: JsonWord | SigstoreWord, at: Pointer = {}): BundleReading => ({ ok: false, problem, at });

/** `content.dsseEnvelope.signatures[0].sig`, as the library names places in the message, as the place in the JSON. */
function pointerTo(field: string): string {
  const names = field.replaceAll('[', '.').replaceAll(']', '').split('.').filter((name, at) => !(name === 'content' && at === 0));
  return `/${names.join('/').replace('verificationMaterial/content', 'verificationMaterial')}`;
}

interface WrittenCertificates {
  readonly at: string;
  readonly certificates: readonly Uint8Array[];
}

function certificatesOf({ verificationMaterial: { content } }: Bundle): WrittenCertificates {
  switch (content.$case) {
    case 'certificate':
      return { at: `${MATERIAL}/certificate`, certificates: [content.certificate.rawBytes] };
    case 'x509CertificateChain':
      return { at: CHAIN, certificates: content.x509CertificateChain.certificates.map((each) => each.rawBytes) };
    case 'publicKey':
      return { at: MATERIAL, certificates: [] };
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
