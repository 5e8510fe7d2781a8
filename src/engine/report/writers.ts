import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReportFormat } from '../../contract/index.ts';
import { csvFiles } from '../../report/csv/index.ts';
import { junitDocument } from '../../report/junit/index.ts';
import { oscalDocument } from '../../report/oscal/index.ts';
import type { ReportJob } from './job.ts';
import { writeAuditorPack } from './pack.ts';
import { writePages } from './pages.ts';

/** What a format is made of: the run alone, its figures too, the record itself. */
export type ReportNeeds = 'run' | 'figures' | 'record';

/** A text is small enough to be held; a file and the files of a folder are written where they are to stand. */
export type ReportWriter = { readonly needs: ReportNeeds } & (
  | { readonly to: 'text'; readonly text: (job: Pick<ReportJob, 'model' | 'runBytes'>) => string }
  | { readonly to: 'file' | 'folder'; readonly write: (job: ReportJob, place: string) => Promise<void> }
);

/** How each format is written, whoever asks for it: the terminal and the window. What may be chosen of it is the contract's. */
export const REPORT_WRITERS: Readonly<Record<ReportFormat, ReportWriter>> = {
  pdf: { to: 'file', needs: 'figures', write: writePages },
  json: { to: 'text', needs: 'run', text: ({ runBytes }) => Buffer.from(runBytes).toString('utf8') },
  oscal: { to: 'text', needs: 'run', text: ({ model }) => oscalDocument(model) },
  csv: { to: 'folder', needs: 'run', write: writeCsv },
  junit: { to: 'text', needs: 'run', text: ({ model }) => junitDocument(model) },
  parquet: { to: 'folder', needs: 'record', write: writeTables },
  pack: { to: 'file', needs: 'figures', write: writeAuditorPack },
};

async function writeCsv({ model, signal }: ReportJob, folder: string): Promise<void> {
  for (const { name, records } of csvFiles(model)) await pipeline(Readable.from(records()), createWriteStream(join(folder, name)), { signal });
}

async function writeTables({ tables, signal, onProgress }: ReportJob, folder: string): Promise<void> {
  if (tables === null) throw new RangeError('the tables are of a record');
  await tables(folder, (done, of) => {
    signal.throwIfAborted();
    onProgress(done, of, 'entries');
  });
}
