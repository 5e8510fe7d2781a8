import { compareReported, computeMetrics, KEPT_MEMBERS, type Metric, type ReportedComparison } from '../core/metrics/index.ts';
import type { ControlContext } from '../core/controls/index.ts';

/** Every figure over a record, and what was reported beside what is recomputed. */
export interface Measured {
  readonly metrics: readonly Metric[];
  readonly reported: readonly ReportedComparison[];
}

export function measureRecord(context: ControlContext, kept: number = KEPT_MEMBERS): Measured {
  return { metrics: computeMetrics(context, kept), reported: [...compareReported(context)] };
}
