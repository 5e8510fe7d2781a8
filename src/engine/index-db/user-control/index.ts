export { runControlsOf, runUserControls, USER_CONTROL_LIMITS, type UserControlOptions } from './run-user-control.ts';
