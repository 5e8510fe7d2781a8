import type { Scene } from '../scene.ts';
import { CLEARANCE_SCENES } from './clearance.ts';

/** Scenes of the tests of data and environment classification. */
export const DATA_SCENES: readonly Scene[] = [...CLEARANCE_SCENES];
