export { CONTROL_PACK, TESTS_NOT_IN_PACK, type ControlPack } from './pack.ts';
export { controlFacts, controlReport, runControls } from './run-controls.ts';
export { judgeControl } from './judge.ts';
export type { ControlId, FactReasons } from './reasons.ts';
export type * from './types.ts';
