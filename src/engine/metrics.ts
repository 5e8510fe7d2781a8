import { compareReported, computeMetrics, KEPT_MEMBERS, type Metric, type ReportedComparison } from '../core/metrics/index.ts';
import type { ControlContext } from '../core/controls/index.ts';

/** Every figure over a record, and what was reported beside what is recomputed. */
export interface Measured {
  readonly metrics: readonly Metric[];
  readonly reported: readonly ReportedComparison[];
}

export function measureRecord(context: ControlContext, kept: number = KEPT_MEMBERS): Measured {
  // Twenty measures walk through the actions by themselves: made once for all, they are the same each time.
  const { record, identities, happenings } = context;
  const made = { ...context, identities, happenings, record: { ...record, actions: [...record.actions] } };
  return { metrics: computeMetrics(made, kept), reported: [...compareReported(made)] };
}
