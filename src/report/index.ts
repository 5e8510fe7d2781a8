export { reportModel, type ReportModel } from './model.ts';
export type { CustodyLine, ReportInput } from './input.ts';
export { bucketWidth, timelineFigure, type BucketCount, type TimelineFigure } from './timeline-figure.ts';
export { writePdf, type Paper, type PdfOptions } from './pdf/index.ts';
