import type { FileView } from '../../contract/index.ts';
import { readJunit } from '../../core/artifacts/junit.ts';
import { readOtlp } from '../../core/artifacts/otlp.ts';
import { parseEnvelope } from '../../core/dsse/index.ts';
import type { FileStatus } from '../../core/run.ts';
import { NotFoundError } from '../errors.ts';
import type { RouterEngine } from './context.ts';
import { fileKind } from './file-kind.ts';
import { readRange, withEntry } from './read-evidence.ts';

/** Text handed to a window at once; the rest is read by `evidence.bytes`. */
const TEXT_LIMIT = 2 ** 20;
/** Reports and traces are read whole up to here; beyond it the file is shown as text only. */
const PARSE_LIMIT = 16 * 2 ** 20;

/** A file of the evidence for reading: its text, and where the format says so its tests, spans or envelope. */
export async function fileView(engine: RouterEngine, digest: string, name: string): Promise<FileView> {
  const file = await statusOf(engine, digest, name);
  return withEntry(engine, digest, name, async (entry) => {
    const bytes = await readRange(entry, 0, PARSE_LIMIT);
    const text = decodeText(bytes.subarray(0, TEXT_LIMIT));
    const kind = fileKind(name, text !== null);
    const whole = bytes.length === entry.size;
    return { file, kind, text, truncated: entry.size > TEXT_LIMIT, ...(whole ? parsed(kind, bytes) : {}) };
  });
}

/** Nothing where the file is not what its name says: the text is still there to look at. */
function parsed(kind: FileView['kind'], bytes: Uint8Array): Pick<FileView, 'junit' | 'spans' | 'envelope'> {
  if (kind === 'junit') {
    const result = readJunit(new TextDecoder().decode(bytes));
    return result.ok ? { junit: result.cases } : {};
  }
  if (kind === 'otlp') {
    const result = readOtlp(bytes);
    return result.ok ? { spans: result.spans } : {};
  }
  if (kind === 'envelope') {
    const { envelope } = parseEnvelope(bytes);
    if (envelope === null) return {};
    const payload = decodeText(envelope.payload.subarray(0, TEXT_LIMIT)) ?? '';
    return { envelope: { payloadType: envelope.payloadType, payload, keyids: envelope.signatures.map(({ keyid }) => keyid) } };
  }
  return {};
}

/** The text of UTF-8 bytes that may be cut inside a character; null when they are not text. */
function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** What the latest run found the file to be. */
async function statusOf(engine: RouterEngine, digest: string, name: string): Promise<FileStatus> {
  const evidence = (await engine.evidence.list()).find((each) => each.digest === digest);
  if (evidence === undefined) throw new NotFoundError('evidence');
  const run = evidence.latestRunId === null ? null : await engine.runs.get(evidence.latestRunId);
  const status = run?.run.files.find((each) => each.name === name);
  if (status === undefined) throw new NotFoundError('file');
  return status;
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
