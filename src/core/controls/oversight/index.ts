import type { ControlTest } from '../types.ts';
import { CT_43 } from './ct-43-kill-effective.ts';
import { CT_45 } from './ct-45-reported-metrics.ts';
import { CT_47 } from './ct-47-graph-holds.ts';
import { CT_48 } from './ct-48-version-drift.ts';

/** Oversight of the plane as a whole: what is reported of it, whether it can be stopped, and what stands around it. */
export const OVERSIGHT_TESTS: readonly ControlTest[] = [CT_43, CT_45, CT_47, CT_48];
