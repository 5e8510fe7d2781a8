export { REPLAY_LIMITS, type ReplayLimits } from './ask-cedar.ts';
export type * from './evaluator.ts';
export * from './outcome.ts';
export { AUTONOMY_RANK, boundariesOf, cellAt, type Boundaries } from './boundary.ts';
export { createPolicyCalendar } from './in-force.ts';
export { replayReport } from './replay-report.ts';
export { replayDecisions, type Replay, type ReplayCell, type ReplayHooks } from './replay-decisions.ts';
