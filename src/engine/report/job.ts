import type { Run } from '../../core/run.ts';
import type { ReportModel } from '../../report/index.ts';
import type { Paper } from '../../report/pdf/index.ts';

/** Signs a PDF that was written with room for it, where it stands. */
export interface ReportSignature {
  /** When it says that it signs, epoch milliseconds. */
  readonly at: number;
  sign(path: string): Promise<void>;
}

/** All that any format is written of. What a shell cannot give is null, and formats that need it are not asked of it. */
export interface ReportJob {
  readonly run: Run;
  /** Of the run, as they name it. */
  readonly runBytes: Uint8Array;
  readonly model: ReportModel;
  readonly paper: Paper;
  readonly signature: ReportSignature | null;
  /** Lends the file of the evidence to what hands it over. */
  readonly evidence: ((use: (path: string) => Promise<string>) => Promise<void>) | null;
  /** As the verification used it; null where there was none. */
  readonly trustPack: () => Promise<Uint8Array | null>;
  /** Fills a folder with the tables of the record. */
  readonly tables: ((folder: string, onTable: (done: number, of: number) => void) => Promise<void>) | null;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number, unit: 'pages' | 'bytes' | 'entries') => void;
}
