import { playMerge } from './verbs.ts';
import type { Scene } from './scene.ts';

export type Play = Scene['play'];
export const merge: Play = ({ t }) => void playMerge(t);

/** A merge as it should be, but for what the scene says. */
export const scene = (control: Scene['control'], kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, more: Partial<Scene> = {}): Scene =>
  ({ control, kind, name, expects: { outcome, reason }, play: merge, ...more });
export const tampered = (control: Scene['control'], kind: Scene['kind'], tamper: string, outcome: Scene['expects']['outcome'], reason: string): Scene =>
  scene(control, kind, tamper, outcome, reason, { tamper });
