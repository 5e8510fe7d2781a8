import { parseSignedData } from '../../core/cms/index.ts';
import { keyid } from '../../core/crypto/index.ts';
import { rangeBytes, readPdf, signatureField, type PdfFile, type PdfSignature } from '../../core/pdf/index.ts';
import { parseCertificate } from '../../core/x509/index.ts';
import { writeTimeStampRequest } from '../pki/index.ts';
import { ProducerError } from '../producer-error.ts';
import { signDetached, withTimeStamp, type Chain } from './detached-cms.ts';
import type { Signer } from './signer.ts';
import { readTokenOf } from './token-file.ts';

export { ProducerError };

/**
 * A report with room for a signature, signed: PAdES baseline B-B (ETSI EN 319 142-1) over the whole file but the value
 * itself. The same report, key and chain give the same bytes. Throws ProducerError for a file without room, a chain of
 * another key, and a value that does not fit; KeyError for an algorithm that is not for documents.
 */
export function signReport(report: Uint8Array, signer: Signer, chain: Chain): Uint8Array {
  const certificate = parseCertificate(chain[0]);
  if (!certificate.ok) throw new ProducerError(`a certificate cannot be read: ${certificate.problem} at byte ${certificate.offset}`);
  if (keyid(certificate.value.spki) !== signer.keyid) throw new ProducerError('the certificate is of another key than the one that signs');
  const { file, contents, signature } = roomIn(report);
  if (contents.bytes.some((byte) => byte !== 0)) throw new ProducerError('the report is signed already');
  const range = [0, contents.from, contents.to, file.end - contents.to] as const;
  const ranged = withRange(report, file, signature.object, range);
  return withValue(ranged, contents, signDetached(rangeBytes(ranged, range), signer, chain));
}

/** The request for a time-stamp of a signed report's signature value, by SHA-256, to be sent to an authority (RFC 3161 section 2.4.1). */
export function reportStampRequest(report: Uint8Array): Uint8Array {
  return writeTimeStampRequest({ stamped: signedValue(roomIn(report).contents.bytes).signature, wantsCertificate: true });
}

/** A signed report with a time-stamp of its signature, from a token or response file: baseline B-T. Throws ProducerError. */
export function stampReport(report: Uint8Array, token: Uint8Array): Uint8Array {
  const { contents } = roomIn(report);
  const { cms, signature } = signedValue(contents.bytes);
  const der = readTokenOf(token, signature, { what: 'this report’s signature', hint: 'have the request of proofroom report --timestamp-request answered, of this very file' });
  const stamped = withTimeStamp(cms, der);
  if (stamped === null) throw new ProducerError('the signature has a time-stamp already, or was not made here');
  return withValue(report, contents, stamped);
}

type Contents = NonNullable<PdfSignature['contents']>;

function roomIn(report: Uint8Array): { readonly file: PdfFile; readonly contents: Contents; readonly signature: PdfSignature } {
  const read = readPdf(report);
  if (!read.ok) throw new ProducerError(`not a report as Proofroom writes it: ${read.problem} at byte ${read.offset}`);
  const signature = signatureField(read.file);
  if (signature?.contents == null || read.file.signatures.length !== 1 || read.file.end !== report.length) throw new ProducerError('the PDF has no room for one signature over all of it', 'a report is written with room when it is written with --key');
  return { file: read.file, contents: signature.contents, signature };
}

function signedValue(contents: Uint8Array): { readonly cms: Uint8Array; readonly signature: Uint8Array } {
  const cms = derValue(contents);
  const read = cms === null ? null : parseSignedData(cms);
  const [signer, ...others] = read?.ok === true ? read.value.signers : [];
  if (cms === null || signer === undefined || others.length > 0) throw new ProducerError('the report is not signed');
  return { cms, signature: signer.signature };
}

/** The DER value at the beginning, without what fills its place up. */
function derValue(contents: Uint8Array): Uint8Array | null {
  const first = contents[1] ?? 0;
  const head = first < 0x80 ? 2 : 2 + (first & 0x7f);
  let size = first < 0x80 ? first : 0;
  for (const byte of contents.subarray(2, head)) size = size * 256 + byte;
  return contents[0] === 0x30 && head + size <= contents.length ? contents.slice(0, head + size) : null;
}

/** Ten digits are kept for each figure; what is not needed of them becomes space, so that nothing moves. */
function withRange(report: Uint8Array, file: PdfFile, object: number, range: readonly number[]): Uint8Array {
  const bytes = Buffer.from(report);
  const from = bytes.indexOf('/ByteRange [', file.offset(object) ?? 0, 'latin1') + '/ByteRange '.length;
  const to = bytes.indexOf(']', from, 'latin1') + 1;
  const text = `[${range.join(' ')}`;
  if (to - from > 64 || text.length + 1 > to - from) throw new ProducerError('the report has no room for the range that is signed');
  bytes.write(`${text.padEnd(to - from - 1)}]`, from, 'latin1');
  return new Uint8Array(bytes);
}

function withValue(report: Uint8Array, { from, bytes }: Contents, cms: Uint8Array): Uint8Array {
  if (cms.length > bytes.length) throw new ProducerError(`the signature has ${cms.length} bytes, and the report has room for ${bytes.length}`, 'leave out certificates that nobody needs: the anchor is in the trust pack of whoever verifies');
  const out = Buffer.from(report);
  out.write(Buffer.from(cms).toString('hex').padEnd(bytes.length * 2, '0'), from + 1, 'latin1');
  return new Uint8Array(out);
}
