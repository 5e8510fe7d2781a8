export { reportModel, type ReportModel } from './model.ts';
export type { ReportInput } from './input.ts';
export { bucketWidth, timelineFigure, type BucketCount, type TimelineFigure } from './timeline-figure.ts';
