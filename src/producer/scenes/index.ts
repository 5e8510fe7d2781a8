import { APPROVAL_SCENES } from './approval/index.ts';
import { DATA_SCENES } from './data/index.ts';
import { IDENTITY_SCENES } from './identity/index.ts';
import { INTEGRITY_SCENES } from './integrity.ts';
import { ORCHESTRATION_SCENES } from './orchestration/index.ts';
import { OVERSIGHT_SCENES } from './oversight/index.ts';
import { PACKAGE_SCENES } from './packages/index.ts';
import { POLICY_SCENES } from './policy/index.ts';
import type { Scene } from './scene.ts';

export { packOf, SCENE_KINDS, type Scene, type SceneKind, type Stage } from './scene.ts';
export { SCENE_SEED, writeScene } from './write-scene.ts';

/** Every scene, by control and kind. */
export const SCENES: readonly Scene[] = [...INTEGRITY_SCENES, ...IDENTITY_SCENES, ...POLICY_SCENES, ...APPROVAL_SCENES, ...DATA_SCENES, ...PACKAGE_SCENES, ...ORCHESTRATION_SCENES, ...OVERSIGHT_SCENES];
