import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { DEFAULT_CHOICES, reportModel } from '../report/index.ts';
import { CliError } from './cli-error.ts';
import { figureCollector } from './collect-figure.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { terminalOf } from './terminal.ts';
import { readSettings, reason, verifyPath, type VerifyOptions } from './verify-inputs.ts';

export interface ReportOptions extends VerifyOptions {
  readonly out: string;
  readonly paper: string;
}

/** `proofroom report`: verifies and prints the same run as a PDF. Its bytes depend on the run alone, not on the clock. */
export async function reportCommand(path: string, options: ReportOptions, version: string): Promise<ExitCode> {
  const { out, paper } = options;
  if (paper !== 'A4' && paper !== 'Letter') throw new CliError(EXIT.usage, `no such paper: ${paper}`, 'A4 or Letter');
  const settings = await readSettings(options, version, Date.now());
  const collector = figureCollector();
  const verified = await verifyPath(path, settings, terminalOf(process.stderr, process.env), { event: collector.event });
  const model = reportModel({ run: verified.run, evidenceName: basename(path), custody: [], timeline: collector.figure(verified), graph: null, measured: null, review: null, choices: DEFAULT_CHOICES, preparedAt: null });
  // The writer of PDFs is larger than everything a verification needs, and every command would load it.
  const { writePdf } = await import('../report/pdf/index.ts');
  const partial = `${out}.${process.pid}.part`;
  try {
    await writePdf(model, { paper }, createWriteStream(partial));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Error && 'code' in error) throw new CliError(EXIT.unreadable, `${out} cannot be written: ${reason(error)}`);
    throw error;
  }
  process.stdout.write(`${out}\n`);
  return EXIT.holds;
}
