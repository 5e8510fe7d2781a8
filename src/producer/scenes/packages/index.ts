import type { Scene } from '../scene.ts';
import { CT_35_SCENES } from './ct-35.ts';

/** Scenes of the tests of work packages. */
export const PACKAGE_SCENES: readonly Scene[] = [...CT_35_SCENES];
