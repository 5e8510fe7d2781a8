export { reportModel, type ReportModel } from './model.ts';
export type { ReportInput } from './input.ts';
export { bucketWidth, timelineFigure, type BucketCount, type TimelineFigure } from './timeline-figure.ts';
export { DEFAULT_CHOICES, type Redactable, type Redaction, type ReportChoices, type SectionId } from './choices.ts';
export { graphFigure, type GraphFigure, type GraphNode, type GraphRows } from './graph-figure.ts';
export type { ReviewWork } from './review-work.ts';
export { redact, type Redacted, type RedactionCount } from './redaction/index.ts';
export { evidenceNameOf, hidesRecord, type PackName } from './pack/pack-files.ts';
export { packReadme } from './pack/readme.ts';
