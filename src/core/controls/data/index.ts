import type { ControlTest } from '../types.ts';
import { CT_32 } from './ct-32-clearance.ts';
import { CT_33 } from './ct-33-down-flow.ts';
import { CT_34 } from './ct-34-transfer-policy.ts';

/** Data and environment classification: what was touched, and where it went. */
export const DATA_TESTS: readonly ControlTest[] = [CT_32, CT_33, CT_34];
