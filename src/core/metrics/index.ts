export { walkReported, type ReportedComparison } from './compare-reported.ts';
export { computeMetrics, KEPT_MEMBERS, walkMetrics } from './compute-metrics.ts';
export { METRIC_IDS, type Figure, type Metric, type MetricId, type MetricMembers } from './metric.ts';
