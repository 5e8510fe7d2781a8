import type { Scene } from '../scene.ts';
import { EXECUTED_SCENES } from './executed.ts';
import { SCOPE_SCENES } from './scope.ts';
import { REJECTED_SCENES } from './rejected.ts';

/** Scenes of the tests of work packages. */
export const PACKAGE_SCENES: readonly Scene[] = [...EXECUTED_SCENES, ...SCOPE_SCENES, ...REJECTED_SCENES];
