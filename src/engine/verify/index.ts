export { endOfDay, readAsOf } from './as-of.ts';
export type { Verified, VerifyFileHooks, VerifyInput, VerifyPhase, VerifySettings } from './input.ts';
export { openContainer, type OpenedContainer } from './open-container.ts';
export { readGivenRun, saysRun, type GivenRun } from './read-given-run.ts';
export { readRun, runBytes } from './run-bytes.ts';
export { DEFAULT_LIMITS as DEFAULT_VERIFY_LIMITS } from '../../core/run.ts';
export { runOfBytes, verifyFile } from './verify-file.ts';
