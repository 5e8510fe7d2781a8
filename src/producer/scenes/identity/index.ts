import type { Scene } from '../scene.ts';
import { ACCOUNTABLE_SCENES } from './accountable.ts';

/** Scenes of the tests of identity, accountability and access. */
export const IDENTITY_SCENES: readonly Scene[] = [...ACCOUNTABLE_SCENES];
