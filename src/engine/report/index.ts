export type { ReportJob, ReportSignature } from './job.ts';
export { writeFirstPages } from './pages.ts';
export { REPORT_WRITERS, type ReportNeeds, type ReportWriter } from './writers.ts';
