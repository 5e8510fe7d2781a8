import { ATTRIBUTE, parseSignedData, type SignedData } from '../cms/index.ts';
import type { PdfWord } from '../findings/index.ts';
import { rangeBytes, readPdf, readRevisions, signatureField, type PdfFile, type PdfReading, type PdfSignature } from '../pdf/index.ts';
import { sameBytes } from '../x509/index.ts';
import { tellEmbeddedRun, type Inflate } from './embedded-run.ts';
import { finishDocument, startDocument, type DocumentArguments, type DocumentVerification, type DocumentWork } from './verification.ts';
import { judgeSignedData } from './verify-cms.ts';

export type { Inflate } from './embedded-run.ts';

/** ISO 32000-2, table 260: the two whose value is CMS over the bytes themselves. */
const KINDS: ReadonlySet<string> = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached']);

/**
 * A PDF that is signed whole (ETSI EN 319 142-1): one signature, in the last revision, over every byte of the file but the
 * signature's own value. Signatures over a part, and revisions after one, are legitimate in PDF and prove nothing of what a
 * reader sees; they are told and never pass. `artifact` is the evidence that the report inside is about.
 */
export function verifyPdfDocument(args: DocumentArguments, inflate: Inflate): DocumentVerification {
  const work = startDocument(args);
  const read = lastRevision(readPdf(args.bytes));
  if (!read.ok) {
    work.sink.add({ code: read.fault === 'malformed' ? 'pdf.malformed' : 'pdf.other-form', at: { offset: read.offset }, values: { problem: read.problem } });
    return finishDocument(work, { content: true, signatures: 0, stamps: 0 }, []);
  }
  const { file } = read;
  const signature = signatureField(file);
  const rest = args.bytes.length - file.end;
  if (signature !== null && (file.offset(signature.object) ?? 0) < file.start) {
    // Signed in a revision before the last: what came later is what a reader sees.
    work.sink.add({ code: 'pdf.added-after', at: { offset: file.start, length: args.bytes.length - file.start }, values: { count: args.bytes.length - file.start } });
  }
  if (rest > 0) work.sink.add({ code: 'pdf.added-after', at: { offset: file.end, length: rest }, values: { count: rest } });
  // One that a later revision put another in the place of is a signature all the same.
  const own = signature === null ? -1 : file.signatures.lastIndexOf(signature.object);
  const hanging = file.signatures.filter((_, at) => at !== own);
  if (hanging.length > 0) work.sink.add({ code: 'pdf.several-signatures', at: { offset: file.offset(hanging[0]!) ?? 0 }, values: { count: file.signatures.length } });
  if (signature === null) {
    if (hanging.length === 0) work.sink.add({ code: 'document.unsigned', at: {} });
    return finishDocument(work, { content: true, signatures: 1, stamps: 0 }, []);
  }
  const content = coveredBytes(work, file, signature);
  const signedData = signedDataOf(work, signature);
  const judged = signedData === null ? { signers: [], stamps: 0 } : judgeSignedData(work, signedData, content, signature.claimedTime);
  if (content !== null && judged.signers.some(({ outcome }) => outcome !== 'invalid')) tellEmbeddedRun(work, file, inflate);
  return finishDocument(work, { content: true, signatures: 1, stamps: judged.stamps }, judged.signers);
}

/** Other programs sign in a revision of their own: where the first has no signature, the last is what counts, if it can be read as strictly. */
function lastRevision(first: PdfReading): PdfReading {
  if (!first.ok || first.file.end === first.file.bytes.length || signatureField(first.file) !== null) return first;
  const all = readRevisions(first.file.bytes);
  return all.ok ? all : { ok: false, fault: 'other-form', offset: all.offset, problem: 'pdf-revisions' };
}

/** What the signature is over. Null where its range is no range; where it leaves out more than its own value, that is a finding. */
function coveredBytes(work: DocumentWork, file: PdfFile, { byteRange, contents, object }: PdfSignature): Uint8Array | null {
  const whole = contents === null ? null : [0, contents.from, contents.to, file.end - contents.to];
  const at = { offset: file.offset(object) ?? 0 };
  if (byteRange === null || whole === null || whole.join(' ') !== byteRange.join(' ')) {
    work.sink.add({ code: 'pdf.not-whole', at, ...(whole === null ? {} : { expected: whole.join(' ') }), ...(byteRange === null ? {} : { computed: byteRange.join(' ') }), values: { problem: contents === null ? 'pdf-contents' : 'pdf-range' } });
  } else {
    work.sink.add({ code: 'pdf.covers', at, values: { bytes: whole[1]! + whole[3]!, left: whole[2]! - whole[1]! } });
  }
  return byteRange === null ? null : rangeBytes(work.bytes, byteRange);
}

/** The value in DER and nothing but zeros behind it: the one place in the file that no signature covers may hold nothing else. */
function signedDataOf(work: DocumentWork, { contents, subFilter }: PdfSignature): SignedData | null {
  if (contents === null) return null;
  const size = derSize(contents.bytes);
  const parsed = parseSignedData(contents.bytes.subarray(0, size));
  if (!parsed.ok) {
    work.sink.add({ code: 'document.malformed', at: { offset: contents.from }, values: { problem: parsed.problem } });
    return null;
  }
  const padding = contents.bytes.subarray(size).findIndex((byte) => byte !== 0);
  if (padding >= 0) work.sink.add({ code: 'pdf.padding', at: { offset: contents.from + 1 + 2 * (size + padding), length: 2 * (contents.bytes.length - size - padding) } });
  const refuse = (problem: PdfWord | 'version'): void => work.sink.add({ code: 'pdf.signature-kind', at: { offset: contents.from }, values: { problem } });
  if (subFilter === null || !KINDS.has(subFilter)) refuse('pdf-sub-filter');
  if (parsed.value.content !== null) refuse('pdf-attached');
  // Section 5.1: plain data with signers by issuer and serial number is of version 1, and of one spelling.
  if (parsed.value.version !== 1 && parsed.value.signers.every(({ identifier }) => identifier.kind === 'issuer-and-serial')) refuse('version');
  if (parsed.value.signers.length > 1) refuse('pdf-signers');
  // CAdES binds the certificate: without that, another with the same key could be put in its place.
  const bound = parsed.value.signers.every(({ signedAttributes }) => signedAttributes?.some(({ oid }) => oid === ATTRIBUTE.signingCertificateV2 || oid === ATTRIBUTE.signingCertificate));
  if (subFilter === 'ETSI.CAdES.detached' && !bound) refuse('pdf-certificate-unbound');
  // Names are compared without regard to case (RFC 5280 section 7.1): letter for letter, so that this one has one spelling.
  const named = parsed.value.signers.every(({ identifier }) => identifier.kind === 'subject-key-identifier'
    || parsed.value.certificates.some(({ issuer, serial }) => serial === identifier.serial && sameBytes(issuer.der, identifier.issuer.der)));
  if (!named) refuse('pdf-certificate-missing');
  return parsed.value;
}

function derSize(bytes: Uint8Array): number {
  const first = bytes[1] ?? 0;
  const more = first < 0x80 ? 0 : Math.min(first & 0x7f, 4);
  let size = more === 0 ? first : 0;
  for (const byte of bytes.subarray(2, 2 + more)) size = size * 256 + byte;
  return Math.min(bytes.length, 2 + more + size);
}
