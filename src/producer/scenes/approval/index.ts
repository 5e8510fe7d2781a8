import type { Scene } from '../scene.ts';
import { BINDS_SCENES } from './binds.ts';
import { BREAK_GLASS_SCENES } from './break-glass.ts';
import { ENTITLED_SCENES } from './entitled.ts';
import { GAINS_SCENES } from './gains.ts';
import { GATE_OVERRIDE_SCENES } from './gate-overrides.ts';
import { RUBBER_STAMP_SCENES } from './rubber-stamp.ts';
import { PRECEDES_SCENES } from './precedes.ts';

/** Scenes of the tests of human oversight. */
export const APPROVAL_SCENES: readonly Scene[] = [...PRECEDES_SCENES, ...GAINS_SCENES, ...BINDS_SCENES, ...ENTITLED_SCENES, ...RUBBER_STAMP_SCENES, ...BREAK_GLASS_SCENES, ...GATE_OVERRIDE_SCENES];
