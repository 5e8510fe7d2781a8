import {
  BIT_STRING, bitStringBytesOf, bitStringOf, context, decodeDer, DerRefusal, fieldsOf, GENERALIZED_TIME, INTEGER, integerOf, oidOf, SEQUENCE, smallIntegerOf, timeOf, unwrap,
  type DerLimits, type DerNode, type DerResult, type Fields,
} from '../asn1/index.ts';
import { parseAlgorithmIdentifier, type AlgorithmIdentifier } from './algorithm-identifier.ts';
import { decodeCertificateExtensions, type CertificateExtensions } from './certificate-extensions.ts';
import { NO_EXTENSIONS, parseExtensions, type Extension, type ParsedExtensions } from './extension.ts';
import { parseName, type Name } from './name.ts';

/** RFC 5280 section 4.1. Everything in it is its issuer's word, and nobody's before a path to an anchor is found. */
export interface Certificate extends CertificateExtensions {
  readonly der: Uint8Array;
  /** The bytes that are signed. */
  readonly tbs: Uint8Array;
  readonly version: 1 | 2 | 3;
  readonly serial: bigint;
  /** Content of the INTEGER, as lists and identifiers spell it. */
  readonly serialBytes: Uint8Array;
  /** How its issuer signed it. */
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  /** First and last instant of validity, epoch milliseconds, both included (section 4.1.2.5). */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Whether either is a GeneralizedTime for a year that UTCTime can tell. */
  readonly earlyGeneralizedTime: boolean;
  /** DER SubjectPublicKeyInfo, and the algorithm it names: its parameters are checked where the key is used. */
  readonly spki: Uint8Array;
  readonly keyAlgorithm: string;
  readonly extensions: readonly Extension[];
}

/** Certificates in use have one to eight kilobytes; the largest, with some thousand names, a hundred. */
const CERTIFICATE_LIMITS: DerLimits = { maxBytes: 256 * 1024, maxDepth: 24, maxNodes: 40_000 };

/**
 * Reads one DER certificate. Refused is what has no single reading or breaks section 4.1's syntax; what a certificate
 * may say for its place in a path is judged by `profile.ts` and `validatePath`.
 */
export function parseCertificate(der: Uint8Array): DerResult<Certificate> {
  return decodeDer(der, certificateOf, CERTIFICATE_LIMITS);
}

/** For certificates inside something else (CMS, section 10.2.3). Throws `DerRefusal`. */
export function certificateOf(node: DerNode): Certificate {
  const outer = fieldsOf(node);
  const tbs = outer.next(SEQUENCE);
  const algorithmNode = outer.next(SEQUENCE);
  const signature = bitStringBytesOf(outer.next(BIT_STRING));
  outer.end();
  const algorithm = parseAlgorithmIdentifier(algorithmNode);
  const fields = fieldsOf(tbs);
  const version = versionOf(fields);
  const serial = fields.next(INTEGER);
  const inner = fields.next(SEQUENCE);
  // Section 4.1.1.2. The outer one is not signed, so it may only repeat what is.
  if (!sameBytes(inner.bytes, algorithmNode.bytes)) throw new DerRefusal(algorithmNode.from, 'algorithms-differ');
  const issuer = parseName(fields.next());
  const validity = fieldsOf(fields.next());
  const ends = [validity.next(), validity.next()] as const;
  const [notBefore, notAfter] = [timeOf(ends[0]), timeOf(ends[1])];
  validity.end();
  const subject = parseName(fields.next());
  const spki = fields.next(SEQUENCE);
  const extensions = tailOf(fields, version);
  return {
    der: node.bytes, tbs: tbs.bytes, version, serial: integerOf(serial), serialBytes: serial.content, algorithm, signature, issuer, subject,
    notBefore, notAfter, earlyGeneralizedTime: ends.some(isEarlyGeneralized), spki: spki.bytes, keyAlgorithm: keyAlgorithmOf(spki), extensions: extensions.all, ...decodeCertificateExtensions(extensions),
  };
}

/** DEFAULT v1, so DER leaves v1 out. */
function versionOf(fields: Fields): 1 | 2 | 3 {
  const tagged = fields.optional(context(0, 'constructed'));
  if (tagged === null) return 1;
  const version = smallIntegerOf(unwrap(tagged, tagged.tag));
  if (version !== 1 && version !== 2) throw new DerRefusal(tagged.from, 'version');
  return version === 1 ? 2 : 3;
}

/** Sections 4.1.2.8 and 4.1.2.9: unique identifiers from version 2 on, extensions in version 3 only. */
function tailOf(fields: Fields, version: 1 | 2 | 3): ParsedExtensions {
  for (const number of [1, 2]) {
    const identifier = fields.optional(context(number, 'primitive'));
    if (identifier !== null && version === 1) throw new DerRefusal(identifier.from, 'version');
    if (identifier !== null) bitStringOf(identifier, identifier.tag);
  }
  const tagged = fields.optional(context(3, 'constructed'));
  fields.end();
  if (tagged === null) return NO_EXTENSIONS;
  if (version !== 3) throw new DerRefusal(tagged.from, 'version');
  return parseExtensions(unwrap(tagged, tagged.tag));
}

function keyAlgorithmOf(spki: DerNode): string {
  const fields = fieldsOf(spki);
  const oid = oidOf(fieldsOf(fields.next(SEQUENCE)).next());
  bitStringBytesOf(fields.next(BIT_STRING));
  fields.end();
  return oid;
}

const UTC_TIME_FROM = Date.UTC(1950, 0, 1);
const UTC_TIME_BEFORE = Date.UTC(2050, 0, 1);

/** Sections 4.1.2.5 and 5.1.2.4: a GeneralizedTime where UTCTime is the one spelling. Throws `DerRefusal`. */
export function isEarlyGeneralized(node: DerNode): boolean {
  const time = timeOf(node);
  return node.tag === GENERALIZED_TIME && time >= UTC_TIME_FROM && time < UTC_TIME_BEFORE;
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
