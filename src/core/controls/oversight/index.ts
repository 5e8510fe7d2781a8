import type { ControlTest } from '../types.ts';
import { CT_43 } from './ct-43-kill-effective.ts';
import { CT_44 } from './ct-44-incidents.ts';
import { CT_45 } from './ct-45-reported-metrics.ts';
import { CT_46 } from './ct-46-retention.ts';
import { CT_47 } from './ct-47-graph-holds.ts';
import { CT_48 } from './ct-48-version-drift.ts';
import { CT_49 } from './ct-49-probing.ts';
import { CT_50 } from './ct-50-cascades.ts';

/** Oversight of the plane as a whole: what is reported of it, whether it can be stopped, and what stands around it. */
export const OVERSIGHT_TESTS: readonly ControlTest[] = [CT_43, CT_44, CT_45, CT_46, CT_47, CT_48, CT_49, CT_50];
