import { toHex } from '../encoding/index.ts';
import type { Finding } from '../findings/index.ts';
import type { Certificate } from './certificate.ts';
import { OID } from './certificate-extensions.ts';
import { context, encodeDer, membersOf, oidOf, readDer, TAG } from './der.ts';
import { digest, fitsWith, type VerifyingKey } from './public-key.ts';
import { covers, instant, logsNamed, windowText, type TrustedLog } from './trusted-root.ts';

/** A signed certificate timestamp (RFC 6962 section 3.2). */
interface CertificateTimestamp {
  readonly logId: string;
  /** Milliseconds. */
  readonly time: number;
  /** The fixed part of what is signed: version and kind of signature; and the time as it was sent. */
  readonly timeBytes: Uint8Array;
  readonly extensions: Uint8Array;
  readonly hash: number;
  readonly algorithm: number;
  readonly signature: Uint8Array;
}

const SHA_256 = 4;
const SIGNERS: Readonly<Record<number, readonly VerifyingKey['kind'][]>> = { 1: ['RSA'], 3: ['P-256', 'P-384', 'P-521'] };

/**
 * The proof that a certificate was published. One timestamp of a known log must verify, and none of a known log may
 * fail; those of logs that the trusted root does not know say nothing.
 * @param issuer null when no path was found: what the logs signed over is then unknown, and their signatures are not judged.
 */
export function verifyCertificateTimestamps(leaf: Certificate, issuer: Certificate | null, logs: readonly TrustedLog[], pointer: string): readonly Finding[] {
  const at = { pointer };
  const extension = leaf.extensions.get(OID.certificateTimestamps);
  if (extension === undefined) return [{ code: 'sigstore.sct-missing', at }];
  const timestamps = readTimestamps(extension.value);
  if (timestamps === null) return [{ code: 'sigstore.sct-invalid', at, values: { problem: 'malformed' } }];
  if (timestamps.length === 0) return [{ code: 'sigstore.sct-missing', at }];
  const known = timestamps.filter((each) => logsNamed(logs, each.logId).length > 0);
  if (known.length === 0) return [{ code: 'sigstore.sct-log-unknown', at, computed: timestamps[0]!.logId }];
  const entry = issuer === null ? null : precertificate(leaf, issuer);
  return entry === null ? [] : known.flatMap((each) => verifyOne(each, entry, logsNamed(logs, each.logId), pointer));
}

function verifyOne(timestamp: CertificateTimestamp, entry: Uint8Array, logs: readonly TrustedLog[], pointer: string): readonly Finding[] {
  const at = { pointer };
  const signer = logs.find((log) => isSignedBy(timestamp, entry, log.key));
  if (signer === undefined) return [{ code: 'sigstore.sct-invalid', at, values: { log: timestamp.logId } }];
  if (logs.some((log) => isSignedBy(timestamp, entry, log.key) && covers(log.window, timestamp.time))) return [];
  return [{ code: 'sigstore.sct-outside-window', at, expected: windowText(signer.window), computed: instant(timestamp.time) }];
}

function isSignedBy(timestamp: CertificateTimestamp, entry: Uint8Array, key: VerifyingKey | null): boolean {
  // Section 2.1.4: SHA-256 only. The certificate names the hash, and some have none.
  if (key === null || timestamp.hash !== SHA_256 || SIGNERS[timestamp.algorithm]?.includes(key.kind) !== true) return false;
  // digitally-signed: v1, certificate_timestamp, time, precert_entry, entry, extensions.
  const signed = Buffer.concat([Uint8Array.of(0, 0), timestamp.timeBytes, Uint8Array.of(0, 1), entry, length16(timestamp.extensions), timestamp.extensions]);
  return fitsWith(key, 'sha256', signed, timestamp.signature);
}

const length16 = ({ length }: Uint8Array): Uint8Array => Uint8Array.of(length >> 8, length & 0xff);

/** PreCert of section 3.2: hash of the issuer's key, and the certificate's signed part without the timestamps. */
function precertificate(leaf: Certificate, issuer: Certificate): Uint8Array {
  // The certificate was read as DER down to its extensions, so none of this throws.
  const parts = membersOf(readDer(leaf.tbs, TAG.sequence)).map((part) => {
    if (part.tag !== context(3)) return part.raw;
    const kept = membersOf(readDer(part.body, TAG.sequence)).filter((extension) => oidOf(membersOf(extension)[0]) !== OID.certificateTimestamps);
    return encodeDer(context(3), encodeDer(TAG.sequence, ...kept.map((extension) => extension.raw)));
  });
  const tbs = encodeDer(TAG.sequence, ...parts);
  return Buffer.concat([digest('sha256', issuer.spki), Uint8Array.of(tbs.length >> 16, (tbs.length >> 8) & 0xff, tbs.length & 0xff), tbs]);
}

/** SignedCertificateTimestampList of section 3.3, in its octet string; null unless it is exactly that. */
function readTimestamps(extension: Uint8Array): readonly CertificateTimestamp[] | null {
  try {
    const list = vectorsOf(vectorOf(readDer(extension, TAG.octetString).body));
    return list.map(readTimestamp);
  } catch {
    return null;
  }
}

/** The one vector with a length of two bytes that the bytes are. */
function vectorOf(bytes: Uint8Array): Uint8Array {
  const [vector, ...more] = vectorsOf(bytes);
  if (vector === undefined || more.length > 0) throw new RangeError('not one vector');
  return vector;
}

function vectorsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const vectors: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 2 + (bytes[at]! << 8) + (bytes[at + 1] ?? 0);
    if (at + 2 > bytes.length || end > bytes.length) throw new RangeError('vector is cut off');
    vectors.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return vectors;
}

function readTimestamp(bytes: Uint8Array): CertificateTimestamp {
  const extensionsEnd = 43 + (bytes[41] ?? 0) * 256 + (bytes[42] ?? 0);
  // Version, id, time, extensions, algorithms; then the signature to the end.
  if (bytes[0] !== 0 || bytes.length < extensionsEnd + 2) throw new RangeError('not a version 1 timestamp');
  const timeBytes = bytes.subarray(33, 41);
  return {
    logId: toHex(bytes.subarray(1, 33)), timeBytes, time: timeBytes.reduce((sum, byte) => sum * 256 + byte, 0),
    extensions: bytes.subarray(43, extensionsEnd), hash: bytes[extensionsEnd]!, algorithm: bytes[extensionsEnd + 1]!,
    signature: vectorOf(bytes.subarray(extensionsEnd + 2)),
  };
}
