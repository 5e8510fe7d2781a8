import { createWriteStream } from 'node:fs';
import type { PdfOptions } from '../../report/pdf/index.ts';
import type { ReportJob } from './writers.ts';

/** The report as a PDF, signed where that was asked for. */
export async function writePages({ model, paper, signature }: ReportJob, place: string): Promise<void> {
  // Larger than all that a verification needs, and every command would load it.
  const { placeholder, writePdf } = await import('../../report/pdf/index.ts');
  const room: Pick<PdfOptions, 'placeholder'> = signature === null ? {} : { placeholder: ({ doc, root }) => placeholder(doc, root, { language: model.language, at: signature.at }) };
  await writePdf(model, { paper, ...room }, createWriteStream(place));
  await signature?.sign(place);
}
