import { KEPT_MEMBERS, walkMetrics, walkReported, type Metric, type ReportedComparison } from '../core/metrics/index.ts';
import type { ControlContext } from '../core/controls/index.ts';

/** Every figure over a record, and what was reported beside what is recomputed. */
export interface Measured {
  readonly metrics: readonly Metric[];
  readonly reported: readonly ReportedComparison[];
}

/** In one walk through the actions, each made once. */
export function measureRecord(context: ControlContext, kept: number = KEPT_MEMBERS): Measured {
  const [metrics, reported] = [walkMetrics(context, kept), walkReported(context)];
  for (const action of context.record.actions) {
    metrics.over(action);
    reported.over(action);
  }
  return { metrics: metrics.finish(), reported: [...reported.finish()] };
}
