import type { Metric, ReportedComparison } from '../core/metrics/index.ts';
import { measureRecord } from '../engine/metrics.ts';
import type { Verified } from '../engine/verify/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { renderMetrics } from './render-metrics.ts';
import { terminalOf } from './terminal.ts';
import { readSettings, verifyPath, type VerifyOptions } from './verify-inputs.ts';

export interface MetricsOptions extends VerifyOptions {
  readonly format: string;
}

/** What `proofroom metrics --format json` prints, as docs/formats/metrics.md describes it. */
export interface MetricsDocument {
  readonly format: 'proofroom-metrics';
  readonly version: 1;
  readonly subject: { readonly kind: string; readonly digest: string; readonly bundleId: string | null };
  readonly inputs: { readonly trustPack: string | null; readonly asOf: string; readonly runId: string };
  /** What the figures rest on: of data that may have been altered they are its author's word. */
  readonly integrity: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Null where there is no record to make figures of. */
  readonly metrics: readonly Metric[] | null;
  readonly reported: readonly ReportedComparison[] | null;
}

/** `proofroom metrics FILE`: the figures of one record. They are no verdict, so the exit code is 0 whatever they are. */
export async function metricsCommand(path: string, options: MetricsOptions, version: string): Promise<ExitCode> {
  const { format } = options;
  if (format !== 'text' && format !== 'json') throw new CliError(EXIT.usage, `no such format: ${format}`, 'text or json');
  const settings = await readSettings(options, version, Date.now());
  const measured: ReturnType<typeof measureRecord>[] = [];
  const verified = await verifyPath(path, settings, terminalOf(process.stderr, process.env), { controls: (context) => void measured.push(measureRecord(context)) });
  const document = documentOf(verified, measured[0] ?? null);
  process.stdout.write(format === 'json' ? `${JSON.stringify(document)}\n` : renderMetrics(document, path, terminalOf(process.stdout, process.env)));
  return EXIT.holds;
}

function documentOf({ run, runId, record }: Verified, measured: ReturnType<typeof measureRecord> | null): MetricsDocument {
  const { subject, inputs, verdict } = run;
  return {
    format: 'proofroom-metrics',
    version: 1,
    subject: { kind: subject.kind, digest: subject.digest, bundleId: subject.kind === 'evidence-bundle' ? subject.bundleId : null },
    inputs: { trustPack: inputs.trustPack?.digest ?? null, asOf: inputs.asOf, runId },
    integrity: verdict.axes.find((each) => each.axis === 'integrity')?.outcome ?? 'not-checked',
    period: record === null ? null : { from: time(record.period.from), to: time(record.period.to) },
    metrics: measured?.metrics ?? null,
    reported: measured?.reported ?? null,
  };
}

const time = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : '');
