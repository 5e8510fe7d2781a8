import type { ControlTest } from '../types.ts';
import { CT_19 } from './ct-19-decided-before.ts';
import { CT_20 } from './ct-20-replay.ts';
import { CT_21 } from './ct-21-enforcement.ts';
import { CT_22 } from './ct-22-autonomy.ts';
import { CT_23 } from './ct-23-change-control.ts';
import { CT_24 } from './ct-24-fail-closed.ts';

/** Policy and autonomy boundary: what was allowed, and whether that was heeded. */
export const POLICY_TESTS: readonly ControlTest[] = [CT_19, CT_20, CT_21, CT_22, CT_23, CT_24];
