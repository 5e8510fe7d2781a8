import { createWriteStream } from 'node:fs';
import type { PdfOptions } from '../../report/pdf/index.ts';
import type { ReportJob } from './job.ts';

type Pages = Pick<ReportJob, 'model' | 'paper' | 'signal'>;

/** The report as a PDF, signed where that was asked for. */
export async function writePages({ signature, onProgress, ...job }: Pages & Pick<ReportJob, 'signature' | 'onProgress'>, path: string): Promise<void> {
  // Larger than all that a verification needs, and every command would load it.
  const { placeholder } = await import('../../report/pdf/index.ts');
  await write(job, path, {
    onPage: (done, of) => onProgress(done, of, 'pages'),
    ...(signature !== null && { placeholder: ({ doc, root }) => placeholder(doc, root, { language: job.model.language, at: signature.at }) }),
  });
  await signature?.sign(path);
}

/** What a person sees at once, and can begin to read. */
const FIRST_PAGES = 6;

/** The first pages, for a person who waits for the others: no report. */
export const writeFirstPages = (job: Pages, path: string): Promise<void> => write(job, path, { first: FIRST_PAGES });

async function write({ model, paper, signal }: Pages, path: string, more: Partial<PdfOptions>): Promise<void> {
  const { writePdf } = await import('../../report/pdf/index.ts');
  await writePdf(model, { paper, signal, ...more }, createWriteStream(path));
}
