import { sha256Hex } from '../crypto/index.ts';
import type { PdfWord } from '../findings/index.ts';
import { isJsonObject, parseCanonical } from '../json/index.ts';
import { embeddedFile, type PdfFile } from '../pdf/index.ts';
import type { DocumentWork } from './verification.ts';

/** Undoes RFC 1950 within a budget, on whatever machine this runs. Null for what is not one stream, or is larger. */
export type Inflate = (bytes: Uint8Array, most: number) => Uint8Array | null;

/** Runs of a million events have some megabytes. */
const MAX_RUN_BYTES = 64 * 2 ** 20;

/**
 * The run that a signed report carries within the signed bytes: its digest, and whether it is about the evidence at hand.
 * It is the signer's claim. What the pages print is not read: type on a page is drawn, and no text.
 */
export function tellEmbeddedRun(work: DocumentWork, file: PdfFile, inflate: Inflate): void {
  const found = embeddedFile(file);
  if (found === null) return notRead(work, 'pdf-no-run');
  const bytes = found.deflated ? inflate(found.bytes, MAX_RUN_BYTES) : found.bytes;
  if (bytes === null) return notRead(work, 'pdf-packed');
  const run = bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes;
  const read = parseCanonical(run, { maxDepth: 64, maxBytes: MAX_RUN_BYTES });
  const [format, subject] = read.ok && isJsonObject(read.value) ? [read.value['format'], read.value['subject']] : [];
  const evidence = subject !== undefined && isJsonObject(subject) ? subject['digest'] : undefined;
  if (format !== 'proofroom.run.v1' || typeof evidence !== 'string') return notRead(work, 'pdf-no-run');
  const digest = sha256Hex(run);
  work.sink.add({ code: 'pdf.run-embedded', at: {}, values: { run: digest.slice(0, 16), digest, evidence } });
  if (work.artifact === null) return;
  const computed = sha256Hex(work.artifact);
  if (computed !== evidence) work.sink.add({ code: 'pdf.other-evidence', at: {}, expected: evidence, computed });
}

function notRead(work: DocumentWork, problem: PdfWord): void {
  work.sink.add({ code: 'pdf.run-unread', at: {}, values: { problem } });
  // Nothing says which evidence it is about: what was given was compared with nothing.
  if (work.artifact !== null) work.sink.add({ code: 'document.content-missing', at: {} });
}
