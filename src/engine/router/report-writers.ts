import type { ReportFormat } from '../../contract/index.ts';
import type { ReportModel } from '../../report/index.ts';
import { oscalDocument } from '../../report/oscal/index.ts';
import { writePdf, type Paper } from '../../report/pdf/index.ts';
import { runBytes } from '../verify/run-bytes.ts';

export interface WriteJob {
  readonly model: ReportModel;
  readonly paper: Paper;
  readonly out: NodeJS.WritableStream;
  readonly signal: AbortSignal;
  readonly onPage: (done: number, of: number) => void;
}
export interface Writer {
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (job: WriteJob) => Promise<void>;
}

/** How each format is written, and what its file is called. */
export const WRITERS: Partial<Readonly<Record<ReportFormat, Writer>>> = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf', write: ({ model, paper, out, signal, onPage }) => writePdf(model, { paper, signal, onPage }, out) },
  oscal: { extension: 'oscal.json', mediaType: 'application/json', write: async ({ model, out }) => end(out, Buffer.from(oscalDocument(model))) },
  json: { extension: 'run.json', mediaType: 'application/json', write: async ({ model, out }) => end(out, runBytes(model.shown.run)) },
};

function end(out: NodeJS.WritableStream, bytes: Uint8Array): Promise<void> {
  return new Promise((done, failed) => {
    out.once('error', failed);
    out.once('finish', () => done());
    out.end(bytes);
  });
}
