import { measureRecord } from '../engine/metrics.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { metricsDocument } from './metrics-document.ts';
import { renderMetrics } from './render-metrics.ts';
import { terminalOf } from './terminal.ts';
import { readSettings, verifyPath, type VerifyOptions } from './verify-inputs.ts';

export interface MetricsOptions extends VerifyOptions {
  readonly format: string;
}

/** `proofroom metrics FILE`: the figures of one record. They are no verdict, so the exit code is 0 whatever they are. */
export async function metricsCommand(path: string, options: MetricsOptions, version: string): Promise<ExitCode> {
  const { format } = options;
  if (format !== 'text' && format !== 'json') throw new CliError(EXIT.usage, `no such format: ${format}`, 'text or json');
  const settings = await readSettings(options, version, Date.now());
  const measured: ReturnType<typeof measureRecord>[] = [];
  const verified = await verifyPath(path, settings, terminalOf(process.stderr, process.env), { controls: (context) => void measured.push(measureRecord(context)) });
  const document = metricsDocument(verified, measured[0] ?? null);
  process.stdout.write(format === 'json' ? `${JSON.stringify(document)}\n` : renderMetrics(document, path, terminalOf(process.stdout, process.env)));
  return EXIT.holds;
}
