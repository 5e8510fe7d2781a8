import type { Scene } from '../scene.ts';
import { CONCURRENCY_SCENES } from './concurrency.ts';
import { CONFLICT_SCENES } from './conflicts.ts';
import { ROLLBACK_SCENES } from './rollback.ts';
import { RECONCILIATION_SCENES } from './reconciliation.ts';
import { TESTS_SCENES } from './tests.ts';

/** Scenes of the tests of order of work and safety of changes. */
export const ORCHESTRATION_SCENES: readonly Scene[] = [...TESTS_SCENES, ...CONCURRENCY_SCENES, ...CONFLICT_SCENES, ...ROLLBACK_SCENES, ...RECONCILIATION_SCENES];
