import type { ControlTest } from '../types.ts';
import { CT_25 } from './ct-25-approval-precedes.ts';
import { CT_26 } from './ct-26-approver-independent.ts';
import { CT_27 } from './ct-27-approval-binds.ts';

/** Human oversight: who agreed, to what, and when. */
export const APPROVAL_TESTS: readonly ControlTest[] = [CT_25, CT_26, CT_27];
