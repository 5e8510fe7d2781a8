import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress, ReportStep, RunDto } from '../../contract/index.ts';
import { DEFAULT_CHOICES, reportModel } from '../../report/index.ts';
import { writePdf } from '../../report/pdf/index.ts';
import { CancelledError } from '../errors.ts';
import { temporaryFolder } from '../shell/temporary.ts';
import { found, os } from './base.ts';
import type { RouterContext } from './context.ts';
import { figureOf } from './report-figure.ts';

export const report = {
  render: os.report.render.handler(async function* ({ context, input, signal }) {
    yield* render(context, found(await context.engine.runs.get(input.runId), 'run'), input.paper, signal);
  }),
};

/** Writes the report into the engine's own folder and offers it for download; the file is dropped when that is cancelled. */
async function* render(context: RouterContext, { id, run }: RunDto, paper: 'A4' | 'Letter', signal: AbortSignal | undefined): AsyncGenerator<ReportStep, void, void> {
  const started = performance.now();
  const progress = (phase: Progress['phase'], done: number): Progress => ({
    kind: 'progress', phase, done, total: 1, unit: 'pages', elapsedMs: Math.round(performance.now() - started),
  });
  yield progress('judge', 0);
  const { engine, downloads } = context;
  const evidence = (await engine.evidence.list()).find(({ digest }) => digest === run.subject.digest);
  const { entries } = await engine.custody.list();
  const model = reportModel({
    run,
    evidenceName: evidence?.name ?? '',
    custody: entries.filter(({ subject }) => subject === run.subject.digest || subject === id),
    timeline: run.counts.events === 0 ? null : await figureOf(await engine.index(run.subject.digest), run),
    graph: null,
    measured: null,
    review: null,
    choices: DEFAULT_CHOICES,
    preparedAt: null,
  });
  throwIfAborted(signal);
  yield progress('write', 0);
  const folder = temporaryFolder(engine.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}.pdf`);
  try {
    await writePdf(model, { paper }, createWriteStream(path, { mode: 0o600 }));
    throwIfAborted(signal);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  const { size } = await stat(path);
  const sha256 = await hashFile(path);
  const name = `proofroom-${run.subject.digest.slice(0, 12)}-${id.slice(0, 12)}.pdf`;
  await engine.custody.note('report-written', run.subject.digest, { run: id, sha256, paper });
  yield { kind: 'done', downloadId: downloads.add({ path, name, size, sha256, mediaType: 'application/pdf' }), name, size, sha256 };
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(path);
  for await (const chunk of handle.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}
