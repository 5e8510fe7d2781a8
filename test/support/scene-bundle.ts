import { join } from 'node:path';
import { createWorld } from '../../src/producer/scenario/world.ts';
import { SCENE_SEED, SCENES, writeScene } from '../../src/producer/scenes/index.ts';

/** A scene of a control test as a sealed bundle; its path. */
export async function sceneBundle(folder: string, control: string, name: string): Promise<string> {
  const scene = SCENES.find((each) => each.control === control && each.name === name);
  if (scene === undefined) throw new Error(`no scene ${name} of ${control}`);
  const path = join(folder, `${control}.${name}.evidence.zip`);
  await writeScene(path, scene, createWorld(SCENE_SEED, 0));
  return path;
}
