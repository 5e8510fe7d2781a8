import type { Scene } from '../scene.ts';
import { CT_38_SCENES } from './ct-38.ts';
import { CT_39_SCENES } from './ct-39.ts';
import { CT_40_SCENES } from './ct-40.ts';
import { CT_42_SCENES } from './ct-42.ts';

/** Scenes of the tests of order of work and safety of changes. */
export const ORCHESTRATION_SCENES: readonly Scene[] = [...CT_38_SCENES, ...CT_39_SCENES, ...CT_40_SCENES, ...CT_42_SCENES];
