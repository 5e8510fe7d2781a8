import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMAT_CHOICES, type ReportFormat, type RunDto } from '../../contract/index.ts';
import { NotFoundError } from '../errors.ts';
import { openPositioned } from '../files/positioned-file.ts';
import { exportParquet, indexPath } from '../index-db/index.ts';
import { packOpened, writePack } from '../pack/index.ts';
import { REPORT_WRITERS, type ReportJob } from '../report/index.ts';
import { runBytes } from '../verify/run-bytes.ts';
import type { RouterContext } from './context.ts';

/** What a window is handed of each format: one file. Those of several travel in an archive of sealed form. */
export const FILES: Readonly<Record<ReportFormat, { readonly extension: string; readonly mediaType: string }>> = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  json: { extension: 'run.json', mediaType: 'application/json' },
  oscal: { extension: 'oscal.json', mediaType: 'application/json' },
  csv: { extension: 'csv.zip', mediaType: 'application/zip' },
  junit: { extension: 'junit.xml', mediaType: 'application/xml' },
  parquet: { extension: 'parquet.zip', mediaType: 'application/zip' },
  pack: { extension: 'auditor-pack.zip', mediaType: 'application/zip' },
};

/** Whether a format has a use for a choice: what it cannot withhold must not seem withheld. */
export const takes = (format: ReportFormat, choice: (typeof FORMAT_CHOICES)[ReportFormat][number]): boolean => FORMAT_CHOICES[format].includes(choice);

/** The evidence, the record and the trust pack of a run, out of the vault. What is handed out is noted in the custody log. */
export function vaultParts({ engine }: RouterContext, { id, run }: RunDto): Pick<ReportJob, 'run' | 'runBytes' | 'evidence' | 'trustPack' | 'tables'> {
  const { digest } = run.subject;
  return {
    run, runBytes: runBytes(run),
    evidence: async (use) => {
      if (await engine.evidence.handOut(digest, use) === null) throw new NotFoundError('evidence');
    },
    trustPack: async () => (run.inputs.trustPack === null ? null : engine.trust.views.bytes(run.inputs.trustPack.digest)),
    tables: async (folder, onTable) => {
      // It is built where there is none.
      await engine.index(digest);
      await exportParquet(indexPath({ dataDir: engine.dataDir, digest }), folder, { evidence: digest, run: id, software: run.software.version }, onTable);
    },
  };
}

/** Writes one file of a format at `path`; what is begun there is taken away by the caller when it fails. */
export async function writeReportFile(format: ReportFormat, job: ReportJob, path: string): Promise<void> {
  const writer = REPORT_WRITERS[format];
  switch (writer.to) {
    case 'text': return writeFile(path, writer.text(job), { mode: 0o600 });
    case 'file': return writer.write(job, path);
    case 'folder': return writeArchive(job, path, (folder) => writer.write(job, folder));
  }
}

async function writeArchive({ signal }: ReportJob, path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const folder = `${path}.files`;
  try {
    await mkdir(folder, { mode: 0o700 });
    await fill(folder);
    const opened = await Promise.all((await readdir(folder)).sort().map(async (name) => ({ name, file: await openPositioned(join(folder, name)) })));
    try {
      const files = [];
      for (const { name, file } of opened) files.push(await packOpened(name, file, () => signal.throwIfAborted()));
      await writePack(path, files, () => signal.throwIfAborted());
    } finally {
      await Promise.all(opened.map(({ file }) => file.close()));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
