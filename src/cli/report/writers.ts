import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvFiles } from '../../report/csv/index.ts';
import type { ReportModel } from '../../report/index.ts';
import { junitDocument } from '../../report/junit/index.ts';
import { oscalDocument } from '../../report/oscal/index.ts';
import type { Paper } from '../../report/pdf/index.ts';
import type { Choice } from './options.ts';
import type { RecordIndex } from './record-index.ts';
import type { ReportSignature } from './signature.ts';
import type { Needs, ReportSource } from './source.ts';
import { writePack } from './write-pack.ts';
import { writePages } from './write-pages.ts';

export interface ReportJob {
  readonly source: ReportSource;
  readonly model: ReportModel;
  readonly paper: Paper;
  /** There where the format needs the record. */
  readonly index: RecordIndex | null;
  /** There where the report is to be signed. */
  readonly signature: ReportSignature | null;
  /** The trust pack's file; null where none was given. */
  readonly trustPath: string | null;
}

interface Common {
  readonly needs: Needs;
  readonly takes: ReadonlySet<Choice>;
}

/** A text goes to the terminal where no place is named; a file and a folder need one. */
export type Writer =
  | (Common & { readonly to: 'text'; readonly text: (job: ReportJob) => string })
  | (Common & { readonly to: 'file' | 'folder'; readonly write: (job: ReportJob, place: string) => Promise<void> });

const PAGES: ReadonlySet<Choice> = new Set<Choice>(['language', 'paper', 'leave-out', 'filter', 'names', 'redact', 'sign']);
const takes = (...choices: readonly Choice[]): ReadonlySet<Choice> => new Set(choices);

/** How each format is written. The run and the record are what they are: nothing of them is left out or withheld. */
export const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['pdf', { to: 'file', needs: 'figures', takes: PAGES, write: writePages }],
  ['json', { to: 'text', needs: 'run', takes: takes(), text: ({ source }) => `${Buffer.from(source.bytes).toString('utf8')}\n` }],
  ['oscal', { to: 'text', needs: 'run', takes: takes('language', 'names', 'redact'), text: ({ model }) => oscalDocument(model) }],
  ['csv', { to: 'folder', needs: 'run', takes: takes('language', 'leave-out', 'redact'), write: writeCsv }],
  ['junit', { to: 'text', needs: 'run', takes: takes('language', 'redact'), text: ({ model }) => junitDocument(model) }],
  ['parquet', { to: 'folder', needs: 'record', takes: takes(), write: writeParquet }],
  ['pack', { to: 'file', needs: 'figures', takes: PAGES, write: writePack }],
]);

async function writeCsv({ model }: ReportJob, place: string): Promise<void> {
  for (const { name, records } of csvFiles(model)) await pipeline(Readable.from(records()), createWriteStream(join(place, name)));
}

async function writeParquet({ source, index }: ReportJob, place: string): Promise<void> {
  // Larger than all that a verification needs, and every command would load it.
  const { exportParquet } = await import('../../engine/index-db/index.ts');
  if (index !== null) await exportParquet(index.path, place, { evidence: source.run.subject.digest, run: source.runId, software: source.run.software.version });
}
