import { Writable } from 'node:stream';
import type { ReportModel } from '../../src/report/model.ts';
import { writePdf, type Paper, type PdfOptions } from '../../src/report/pdf/index.ts';

export async function renderReport(model: ReportModel, paper: Paper = 'A4', more: Partial<PdfOptions> = {}): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await writePdf(model, { paper, ...more }, out);
  return Buffer.concat(chunks);
}
