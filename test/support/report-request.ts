import type { ReportRequest } from '../../src/contract/index.ts';

/** A request for the whole report with nothing chosen. */
export const wholeReport = (runId: string, change: Partial<ReportRequest> = {}): ReportRequest => ({
  runId, format: 'pdf', paper: 'A4', review: null, own: null,
  choices: { language: 'en', leftOut: [], filter: '', preparer: null, reviewer: null, redactions: [] },
  ...change,
});
