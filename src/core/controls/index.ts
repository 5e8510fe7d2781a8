export { createContext, type ControlContext, type ControlInput } from './context.ts';
export { controlReport } from './control-report.ts';
export { CONTROL_PACK } from './pack.ts';
export { runControls } from './run-controls.ts';
export type * from './types.ts';
export { gatherHappenings, type Happening, type Happenings } from './happenings.ts';
export { mergeOf } from './merge.ts';
export { membersOf } from './members-of.ts';
export type { Walk } from './walk.ts';
