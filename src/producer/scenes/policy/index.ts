import type { Scene } from '../scene.ts';
import { AUTONOMY_SCENES } from './autonomy.ts';
import { CHANGE_SCENES } from './changes.ts';
import { DECIDED_SCENES } from './decided.ts';
import { ENFORCEMENT_SCENES } from './enforcement.ts';
import { FAIL_CLOSED_SCENES } from './fail-closed.ts';
import { REPLAY_SCENES } from './replay.ts';

/** Scenes of the tests of policy and autonomy. */
export const POLICY_SCENES: readonly Scene[] = [...DECIDED_SCENES, ...REPLAY_SCENES, ...ENFORCEMENT_SCENES, ...AUTONOMY_SCENES, ...CHANGE_SCENES, ...FAIL_CLOSED_SCENES];
