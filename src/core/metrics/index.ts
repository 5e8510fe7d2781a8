export { walkReported, type ReportedComparison } from './walk-reported.ts';
export { KEPT_MEMBERS, walkMetrics } from './walk-metrics.ts';
export { METRIC_IDS, type Figure, type Metric, type MetricId, type MetricMembers } from './metric.ts';
