import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { writePdf } from '../../report/pdf/index.ts';
import { NotFoundError } from '../errors.ts';
import { auditorPack } from '../pack/index.ts';
import { runBytes } from '../verify/run-bytes.ts';
import type { WriteJob } from './report-writers.ts';

/** The pack with the report in it, and the evidence, which the custody log says was handed out with it. */
export async function writeAuditorPack({ context, held, model, paper, path, signal, onProgress }: WriteJob): Promise<void> {
  const { engine } = context;
  const { run } = held;
  const pages = `${path}.pdf`;
  try {
    await writePdf(model, { paper, signal, onPage: (done, of) => onProgress(done, of, 'pages') }, createWriteStream(pages, { mode: 0o600 }));
    const [pdf, trustPack] = [await readFile(pages), run.inputs.trustPack === null ? null : await engine.trust.views.bytes(run.inputs.trustPack.digest)];
    const out = await engine.evidence.handOut(run.subject.digest, async (evidencePath) => {
      await auditorPack(
        { model, evidencePath, runBytes: runBytes(run), pdf, trustPack, out: path },
        { progress: (done, total) => onProgress(done, total, 'bytes'), cancelled: () => signal.aborted },
      );
      return path;
    });
    if (out === null) throw new NotFoundError('evidence');
  } finally {
    await rm(pages, { force: true });
  }
}
