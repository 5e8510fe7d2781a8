import { readFile, rm } from 'node:fs/promises';
import { hidesRecord } from '../../report/index.ts';
import { auditorPack } from '../pack/index.ts';
import type { ReportJob } from './job.ts';
import { writePages } from './pages.ts';

/**
 * Evidence, run, report, trust pack and the script that checks them (docs/formats/auditor-pack.md). The PDF in it is signed
 * where that was asked for. Throws `UnreadableError` for evidence that is a folder.
 */
export async function writeAuditorPack(job: ReportJob, out: string): Promise<void> {
  const { model, runBytes, evidence, signal, onProgress } = job;
  if (evidence === null) throw new RangeError('a pack holds the evidence');
  const pages = `${out}.pdf`;
  try {
    await writePages(job, pages);
    const [pdf, trustPack] = [await readFile(pages), await job.trustPack()];
    const pack = async (evidencePath: string | null): Promise<string> => {
      await auditorPack(
        { model, evidencePath, runBytes, pdf, trustPack, out },
        { progress: (done, total) => onProgress(done, total, 'bytes'), cancelled: () => signal.aborted },
      );
      return out;
    };
    // Evidence that stays here is not told as handed out.
    if (hidesRecord(model)) await pack(null);
    else await evidence(pack);
  } finally {
    await rm(pages, { force: true });
  }
}
