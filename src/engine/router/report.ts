import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress, ReportFormat, ReportRequest, ReportSignRefusal, ReportStep, RunDto, WrittenReport } from '../../contract/index.ts';
import { reportModel } from '../../report/index.ts';
import { CancelledError, NotFoundError, UnreadableError } from '../errors.ts';
import { hashFile } from '../files/hash-file.ts';
import { writeFirstPages, type ReportSignature } from '../report/index.ts';
import { temporaryFolder } from '../shell/temporary.ts';
import { found, os } from './base.ts';
import type { RouterContext } from './context.ts';
import { reportInput } from './report-input.ts';
import { FILES, takes, vaultParts, writeReportFile } from './report-file.ts';

const NEVER = new AbortController().signal;

export const report = {
  preview: os.report.preview.handler(async function* ({ context, input, signal = NEVER }) {
    const held = found(await context.engine.runs.get(input.runId), 'run');
    yield* written(context, held, input, null, signal, 'passing');
  }),
  render: os.report.render.handler(async function* ({ context, input, signal = NEVER }) {
    const held = found(await context.engine.runs.get(input.runId), 'run');
    for await (const step of written(context, held, input, input.signing, signal, 'kept')) {
      if (step.kind === 'done') {
        await context.engine.custody.note('report-written', held.run.subject.digest, { run: held.id, sha256: step.sha256, format: input.format, paper: input.paper });
      }
      yield step;
    }
  }),
  bytes: os.report.bytes.handler(async ({ context, input }) => {
    const download = context.downloads.get(input.downloadId);
    if (download === null) throw new NotFoundError('report');
    const handle = await open(download.path);
    try {
      const bytes = Buffer.alloc(Math.min(download.size, input.most));
      await handle.read(bytes, 0, bytes.length, 0);
      return new Blob([bytes], { type: download.mediaType });
    } finally {
      await handle.close();
    }
  }),
};

/** Writes the report into the engine's own folder and offers it for download; the file is dropped when that is cancelled or fails. */
async function* written(context: RouterContext, held: RunDto, request: ReportRequest, signing: Signing, signal: AbortSignal, how: 'kept' | 'passing'): AsyncGenerator<ReportStep, void, void> {
  const { format, paper } = request;
  if (!takes(format, 'redactions') && request.choices.redactions.length > 0) throw new UnreadableError('no-redaction');
  if (!takes(format, 'signature') && signing !== null) throw new UnreadableError('pages-only');
  const started = performance.now();
  const progress = (phase: Progress['phase'], done: number, total: number | null, unit: Progress['unit'] = 'pages'): Progress => ({
    kind: 'progress', phase, done, total, unit, elapsedMs: Math.round(performance.now() - started),
  });
  yield progress('judge', 0, null);
  const model = reportModel(await reportInput(context, held, request));
  throwIfAborted(signal);
  const sections = model.sections.map(({ id, title }) => ({ id, title }));
  const place = async (): Promise<string> => {
    const folder = temporaryFolder(context.engine.dataDir);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, `${randomUUID()}.${FILES[format].extension}`);
  };
  if (how === 'passing' && format === 'pdf') {
    const path = await place();
    try {
      await writeFirstPages({ model, paper, signal }, path);
    } catch (error) {
      await rm(path, { force: true });
      throw signal.aborted ? new CancelledError() : error;
    }
    const { downloadId } = await offered(context, path, held, format, how);
    yield { kind: 'first', downloadId, sections };
  }
  const path = await place();
  const stop = new AbortController();
  let work: Promise<void> = Promise.resolve();
  let done = false;
  try {
    let at: readonly [done: number, of: number | null, unit?: Progress['unit']] = [0, null];
    work = writeReportFile(format, {
      ...vaultParts(context, held), model, paper, signature: signing === null ? null : signatureOf(context, signing), signal: AbortSignal.any([signal, stop.signal]),
      onProgress: (...now) => { at = now; },
    }, path);
    const settled = work.then(() => true, () => true);
    while (!(await Promise.race([settled, pause(PROGRESS_MS)]))) yield progress('write', ...at);
    await work;
    throwIfAborted(signal);
    const file = await offered(context, path, held, format, how);
    done = true;
    yield { kind: 'done', ...file, sections };
  } catch (error) {
    if (!(error instanceof KeyRefused) || signal.aborted) throw signal.aborted ? new CancelledError() : error;
    yield { kind: 'refused', because: error.because };
  } finally {
    // Whoever listened may have left in the middle.
    if (!done) {
      stop.abort();
      await work.catch(() => undefined);
      await rm(path, { force: true });
    }
  }
}

type Signing = { readonly keyFile: string; readonly passphrase: string | null } | null;

/** The key that a person brought could not be used: nothing is written. */
class KeyRefused extends Error {
  readonly because: ReportSignRefusal;
  constructor(because: ReportSignRefusal) {
    super(because);
    this.because = because;
  }
}

/** Puts the signature into the room that was left for it. `sign` throws `KeyRefused`. */
function signatureOf({ engine }: RouterContext, { keyFile, passphrase }: NonNullable<Signing>): ReportSignature {
  return {
    at: engine.signing.now(),
    async sign(path) {
      const key = Buffer.from(keyFile, 'base64');
      try {
        const signed = engine.signing.signReport(await readFile(path), { key, certificates: null, passphrase });
        if (!signed.ok) throw new KeyRefused(signed.because);
        await writeFile(path, signed.report);
      } finally {
        key.fill(0);
      }
    },
  };
}

/** Often enough to be seen to move, seldom enough not to be felt. */
const PROGRESS_MS = 150;
const pause = (ms: number): Promise<false> => new Promise((done) => setTimeout(() => done(false), ms));

async function offered(
  { downloads }: RouterContext, path: string, { id, run }: RunDto, format: ReportFormat, how: 'kept' | 'passing',
): Promise<Omit<WrittenReport, 'sections'>> {
  const { extension, mediaType } = FILES[format];
  const { sha256, size } = await hashFile(path);
  const name = `proofroom-${run.subject.digest.slice(0, 12)}-${id.slice(0, 12)}.${extension}`;
  return { downloadId: downloads.add({ path, name, size, sha256, mediaType }, how), name, size, sha256 };
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError();
}
