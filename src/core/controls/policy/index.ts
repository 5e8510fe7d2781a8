import type { ControlTest } from '../types.ts';
import { CT_20 } from './ct-20-replay.ts';
import { CT_21 } from './ct-21-enforcement.ts';

/** Policy and autonomy boundary: what was allowed, and whether that was heeded. */
export const POLICY_TESTS: readonly ControlTest[] = [CT_20, CT_21];
