export { inspectFile } from './inspect-file.ts';
export type { Inspection } from './inspection.ts';
