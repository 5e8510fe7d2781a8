export { CONTROL_PACK } from './pack.ts';
export { controlFacts, controlReport, runControls } from './run-controls.ts';
export type * from './types.ts';
