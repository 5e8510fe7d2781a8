import type { Pointer } from '../findings/index.ts';

/** Figures about how agents work, each made of the record's own rows and never taken from a report. */
export const METRIC_IDS = [
  'autonomous-action-rate', 'human-gated-rate', 'approval-latency-p50', 'approval-latency-p95',
  'override-rate', 'denial-rate', 'expiry-rate', 'escalation-rate', 'break-glass-rate', 'rollback-rate',
  'actions-per-accountable-human', 'unowned-agents', 'scopes-used', 'irreversible-actions',
  'policy-replay-agreement', 'evidence-completeness', 'failed-test-escapes', 'ungoverned-actors',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/**
 * Both numbers of a figure. Of a share and of "per" the value is the ratio in lowest terms; of a percentile the numerator
 * is its milliseconds and the denominator how many durations it is of. A denominator of zero has no value: that is no figure, not 0.
 */
export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number } | { readonly kind: 'milliseconds'; readonly milliseconds: number } | null;
  /** What would belong to the denominator, if the record told enough of it. */
  readonly leftOut: number;
}

/** Rows of the record behind one side of a figure: all are counted, the first are named. */
export interface MetricMembers {
  readonly count: number;
  readonly first: readonly { readonly subject: string; readonly at: Pointer }[];
}

export interface Metric extends Figure {
  readonly id: MetricId;
  /** Raised whenever the same record could give another figure. */
  readonly version: number;
  readonly unit: 'share' | 'per-person' | 'milliseconds';
  /** Null for all together; inside, null is what the record does not state. */
  readonly by: { readonly environment: string | null; readonly riskClass: string | null } | null;
  /** Those that the numerator counts (of a percentile, all, the slowest first), the others of the denominator, and what is left out. */
  readonly members: { readonly counted: MetricMembers; readonly others: MetricMembers; readonly leftOut: MetricMembers };
  /** By month, UTC; empty for what has no time. The first 120 months that anything falls into. */
  readonly series: readonly (Figure & { readonly month: string })[];
  readonly seriesLeftOut: number;
}
