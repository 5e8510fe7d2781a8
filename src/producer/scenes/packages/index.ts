import type { Scene } from '../scene.ts';
import { CT_35_SCENES } from './ct-35.ts';
import { CT_36_SCENES } from './ct-36.ts';
import { CT_37_SCENES } from './ct-37.ts';

/** Scenes of the tests of work packages. */
export const PACKAGE_SCENES: readonly Scene[] = [...CT_35_SCENES, ...CT_36_SCENES, ...CT_37_SCENES];
