import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { ReportFormat, RunDto } from '../../contract/index.ts';
import { csvFiles } from '../../report/csv/index.ts';
import type { ReportModel } from '../../report/index.ts';
import { renderJunit } from '../../report/junit/index.ts';
import { oscalDocument } from '../../report/oscal/index.ts';
import { placeholder, writePdf, type Paper } from '../../report/pdf/index.ts';
import { packBytes, writePack } from '../pack/index.ts';
import { runBytes } from '../verify/run-bytes.ts';
import type { RouterContext } from './context.ts';
import { writeAuditorPack } from './report-pack.ts';
import { writeTables } from './report-tables.ts';

export interface WriteJob {
  readonly context: RouterContext;
  readonly held: RunDto;
  readonly model: ReportModel;
  readonly paper: Paper;
  /** Where the file is to stand; what is begun there is taken away by the caller when writing fails. */
  readonly path: string;
  /** Room is left for a signature of this instant, epoch milliseconds; null for none. Of a PDF only. */
  readonly signedAt: number | null;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number, unit: 'pages' | 'bytes' | 'entries') => void;
}
export interface Writer {
  readonly extension: string;
  readonly mediaType: string;
  /** Holds the run or the record as it is: nothing of it can be withheld. */
  readonly whole?: true;
  readonly write: (job: WriteJob) => Promise<void>;
  /** Its first pages, for a person who waits for the others. */
  readonly first?: (job: Pick<WriteJob, 'model' | 'paper' | 'path' | 'signal'>) => Promise<void>;
}

/** How each format is written, and what its file is called. Several files of one format travel in an archive of sealed form. */
export const WRITERS: Readonly<Record<ReportFormat, Writer>> = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf', write: writePages, first: writeFirstPages },
  json: { extension: 'run.json', mediaType: 'application/json', whole: true, write: ({ held, path }) => put(path, Buffer.from(runBytes(held.run))) },
  oscal: { extension: 'oscal.json', mediaType: 'application/json', write: ({ model, path }) => put(path, oscalDocument(model)) },
  csv: { extension: 'csv.zip', mediaType: 'application/zip', write: writeCsv },
  junit: {
    extension: 'junit.xml', mediaType: 'application/xml',
    write: ({ model, path }) => put(path, renderJunit([{ name: model.evidenceName || model.subjectDigest, run: model.shown.run }], ['integrity', 'authenticity'])),
  },
  parquet: { extension: 'parquet.zip', mediaType: 'application/zip', whole: true, write: writeTables },
  pack: { extension: 'auditor-pack.zip', mediaType: 'application/zip', write: writeAuditorPack },
};

const put = (path: string, content: string | Uint8Array): Promise<void> => writeFile(path, content, { mode: 0o600 });

function writePages({ model, paper, path, signedAt, signal, onProgress }: WriteJob): Promise<void> {
  return writePdf(model, {
    paper, signal, onPage: (done, of) => onProgress(done, of, 'pages'),
    ...(signedAt !== null && { placeholder: ({ doc, root }) => placeholder(doc, root, { language: model.language, at: signedAt }) }),
  }, createWriteStream(path, { mode: 0o600 }));
}

/** What a person sees at once, and can begin to read. */
const FIRST_PAGES = 6;

function writeFirstPages({ model, paper, path, signal }: Parameters<NonNullable<Writer['first']>>[0]): Promise<void> {
  return writePdf(model, { paper, signal, first: FIRST_PAGES }, createWriteStream(path, { mode: 0o600 }));
}

async function writeCsv({ model, path, signal }: WriteJob): Promise<void> {
  const files = csvFiles(model).map(({ name, records }) => packBytes(name, Buffer.from([...records()].join(''))));
  await writePack(path, files, () => signal.throwIfAborted());
}
