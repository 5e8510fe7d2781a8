import type { ControlTest } from '../types.ts';
import { CT_25 } from './ct-25-approval-precedes.ts';
import { CT_26 } from './ct-26-approver-independent.ts';
import { CT_27 } from './ct-27-approval-binds.ts';
import { CT_28 } from './ct-28-approvers-entitled.ts';
import { CT_29 } from './ct-29-rubber-stamp.ts';
import { CT_30 } from './ct-30-break-glass.ts';
import { CT_31 } from './ct-31-gate-overrides.ts';

/** Human oversight: who agreed, to what, and when. */
export const APPROVAL_TESTS: readonly ControlTest[] = [CT_25, CT_26, CT_27, CT_28, CT_29, CT_30, CT_31];
