import type { EvidenceDto, FileView, SpanDetail } from '../../contract/index.ts';
import { readOtlpSpan } from '../../core/artifacts/otlp-span.ts';
import type { FileStatus } from '../../core/examined.ts';
import { NotFoundError } from '../errors.ts';
import type { RouterEngine } from './context.ts';
import { fileKind } from './file-kind.ts';
import { decodeText, parsedFile, TEXT_LIMIT } from './parsed-file.ts';
import { readRange, withEntry } from './read-evidence.ts';

/** Reports and traces are read whole up to here; beyond it the file is shown as text only. */
const PARSE_LIMIT = 16 * 2 ** 20;

/** A file of the evidence for reading: its text, and where the format says so what it holds. Without a name: the evidence file itself. */
export async function fileView(engine: RouterEngine, digest: string, name: string): Promise<FileView> {
  if (name === '') return wholeView(engine, digest);
  const file = await statusOf(engine, digest, name);
  return withEntry(engine, digest, name, async (entry) => {
    const bytes = await readRange(entry, 0, PARSE_LIMIT);
    const text = decodeText(bytes.subarray(0, TEXT_LIMIT));
    const kind = fileKind(name, text !== null);
    const whole = bytes.length === entry.size;
    return { file, kind, text, truncated: entry.size > TEXT_LIMIT, ...(whole ? parsedFile(kind, bytes) : {}) };
  });
}

/** Evidence that is one document. What it is called is the user's word, and all there is to tell its kind by. */
async function wholeView(engine: RouterEngine, digest: string): Promise<FileView> {
  const evidence = await evidenceOf(engine, digest);
  const { total, bytes } = await engine.evidence.read(digest, 0, PARSE_LIMIT);
  const text = decodeText(bytes.subarray(0, TEXT_LIMIT));
  const kind = fileKind(evidence.name, text !== null);
  const file: FileStatus = { name: '', size: total, sha256: digest, listed: false, status: 'not-read' };
  return { file, kind, text, truncated: total > TEXT_LIMIT, ...(bytes.length === total ? parsedFile(kind, bytes) : {}) };
}

async function evidenceOf(engine: RouterEngine, digest: string): Promise<EvidenceDto> {
  const evidence = (await engine.evidence.list()).find((each) => each.digest === digest);
  if (evidence === undefined) throw new NotFoundError('evidence');
  return evidence;
}

/** What the latest run found the file to be. */
async function statusOf(engine: RouterEngine, digest: string, name: string): Promise<FileStatus> {
  const evidence = await evidenceOf(engine, digest);
  const run = evidence.latestRunId === null ? null : await engine.runs.get(evidence.latestRunId);
  const status = run?.run.files.find((each) => each.name === name);
  if (status === undefined) throw new NotFoundError('file');
  return status;
}

/** One span of a trace that `fileView` listed, with everything that it says. */
export async function spanDetail(engine: RouterEngine, { digest, name, at }: { readonly digest: string; readonly name: string; readonly at: number }): Promise<SpanDetail> {
  const bytes = name === '' ? (await engine.evidence.read(digest, 0, PARSE_LIMIT)).bytes : await withEntry(engine, digest, name, (entry) => readRange(entry, 0, PARSE_LIMIT));
  const detail = readOtlpSpan(bytes, at);
  if (detail === null) throw new NotFoundError('span');
  return detail;
}

/** A window of a file's bytes, for the reader who goes all the way down. Without a name: of the evidence file itself. */
export async function fileBytes(
  engine: RouterEngine,
  wanted: { readonly digest: string; readonly name: string; readonly offset: number; readonly length: number },
): Promise<{ readonly total: number; readonly base64: string }> {
  if (wanted.name === '') {
    const { total, bytes } = await engine.evidence.read(wanted.digest, wanted.offset, wanted.length);
    return { total, base64: Buffer.from(bytes).toString('base64') };
  }
  return withEntry(engine, wanted.digest, wanted.name, async (entry) => {
    const bytes = await readRange(entry, wanted.offset, wanted.length);
    return { total: entry.size, base64: Buffer.from(bytes).toString('base64') };
  });
}
