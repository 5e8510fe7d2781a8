import type { Scene } from '../scene.ts';
import { CLEARANCE_SCENES } from './clearance.ts';
import { DOWN_FLOW_SCENES } from './down-flow.ts';
import { EGRESS_SCENES } from './egress.ts';

/** Scenes of the tests of data and environment classification. */
export const DATA_SCENES: readonly Scene[] = [...CLEARANCE_SCENES, ...DOWN_FLOW_SCENES, ...EGRESS_SCENES];
