import { readFile, rm } from 'node:fs/promises';
import { UnreadableError } from '../../engine/errors.ts';
import { readTrust } from '../../engine/verify/trust.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { reason } from '../verify-inputs.ts';
import { writePages } from './write-pages.ts';
import type { ReportJob } from './writers.ts';

/** The auditor pack: evidence, run, report, trust pack and the script that checks them (docs/formats/auditor-pack.md). */
export async function writePack(job: ReportJob, place: string): Promise<void> {
  const { source, model, trustPath } = job;
  if (source.evidencePath === null) throw new CliError(EXIT.usage, '--format pack holds the evidence, which a run does not', 'name the evidence with --evidence');
  const { auditorPack } = await import('../../engine/pack/index.ts');
  const pages = `${place}.pdf`;
  try {
    await writePages(job, pages);
    const trustPack = trustPath === null ? null : await sameTrust(trustPath, source.run.inputs.trustPack?.digest ?? null);
    await auditorPack({ model, evidencePath: source.evidencePath, runBytes: source.bytes, pdf: await readFile(pages), trustPack, out: place });
  } catch (error) {
    if (error instanceof UnreadableError) throw new CliError(EXIT.unreadable, `${source.evidencePath} cannot be put into a pack: ${error.because}`, 'a folder is sealed first, with proofroom create');
    throw error;
  } finally {
    await rm(pages, { force: true });
  }
}

/** Read a second time: what is handed over is what the verification used, or nothing. */
async function sameTrust(path: string, digest: string | null): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CliError(EXIT.unreadable, `the trust pack cannot be read: ${reason(error)}`, path);
  });
  const read = readTrust(bytes);
  if (!read.ok || read.trust.digest !== digest) throw new CliError(EXIT.unreadable, 'the trust pack is no longer the one that was used', path);
  return bytes;
}
