import type { ControlTest } from '../types.ts';
import { CT_32 } from './ct-32-clearance.ts';

/** Data and environment classification: what was touched, and where it went. */
export const DATA_TESTS: readonly ControlTest[] = [CT_32];
