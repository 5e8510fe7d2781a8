export { compareBundle, type ComparedBundle } from './compare-bundle.ts';
export { createPreviousLogCheck, type PreviousLogCheck } from './compare-log.ts';
export { compareVerdict } from './compare-verdict.ts';
export { lastingOf } from './lasting.ts';
export type { PreviousRun } from './previous-run.ts';
export { readPreviousRun, type PreviousRunResult } from './read-previous.ts';
