import type { Metric, ReportedComparison } from '../core/metrics/index.ts';
import type { measureRecord } from '../engine/metrics.ts';
import type { Verified } from '../engine/verify/index.ts';

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

export function metricsDocument({ run, runId, record }: Verified, measured: ReturnType<typeof measureRecord> | null): MetricsDocument {
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
