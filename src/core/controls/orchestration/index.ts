import type { ControlTest } from '../types.ts';
import { CT_38 } from './ct-38-concurrency.ts';
import { CT_39 } from './ct-39-conflicting-changes.ts';
import { CT_40 } from './ct-40-rollback-ready.ts';
import { CT_41 } from './ct-41-tests-before-merge.ts';
import { CT_42 } from './ct-42-reconciliation.ts';

/** Order of work and safety of changes. */
export const ORCHESTRATION_TESTS: readonly ControlTest[] = [CT_38, CT_39, CT_40, CT_41, CT_42];
