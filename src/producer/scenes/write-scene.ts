import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DAY, HOUR, PERIOD_FROM, POLICY_CHANGE } from '../scenario/calendar.ts';
import { createRandom } from '../scenario/random.ts';
import { createGround } from '../scenario/ground.ts';
import { createThread, type Draft, type Thread } from '../scenario/thread.ts';
import { openingThread } from '../scenario/threads/plane.ts';
import { demonstrationSeal } from '../scenario/seal.ts';
import { createWorld, type World } from '../scenario/world.ts';
import { writeQuarter } from '../scenario/write-bundle.ts';
import { tamperBundle } from '../tamper/index.ts';
import type { Scene, Stage } from './scene.ts';

/** Seed of the company that all scenes play in. */
export const SCENE_SEED = 'scenes';
/** A Wednesday morning, some days after the policy changed. */
const CURTAIN = POLICY_CHANGE + 7 * DAY + HOUR;

/** Plays one scene and seals it into `path`, whose folder must exist. The same scene gives the same bytes. */
export async function writeScene(path: string, scene: Omit<Scene, 'earlier'>, world: World = createWorld(SCENE_SEED, 0)): Promise<void> {
  const spool = await mkdtemp(join(dirname(path), 'spool-'));
  try {
    const ground = createGround();
    const strand = (id: string, start: number): Thread => createThread(id, world, createRandom(SCENE_SEED, `scene/${scene.control}/${scene.name}/${id}`), start, ground);
    const opening = strand('plane', PERIOD_FROM);
    openingThread(opening, false);
    const t = strand('scene', CURTAIN);
    const set = createStage(t);
    scene.play(set.stage);
    const drafts = set.revised([...opening.events, ...t.events]).toSorted((a, b) => a.time - b.time);
    const { keyring } = world;
    await writeQuarter(path, {
      world, incident: false, notary: keyring.notary, spool, edit: set.edited,
      seal: (manifest) => demonstrationSeal(SCENE_SEED, keyring.notary, keyring.recipient, manifest),
    }, (sink) => {
      for (const draft of drafts) sink.event(draft);
      for (const { name, bytes } of t.files) sink.file(name, bytes);
      return { tickets: t.tickets, runs: t.runs };
    });
    if (scene.tamper !== undefined && scene.tamper !== '') {
      const changed = join(spool, 'changed');
      await tamperBundle(scene.tamper, path, changed, SCENE_SEED, keyring);
      await rename(changed, path);
    }
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}

function createStage(t: Thread) {
  const edits: ((path: string, document: object) => object | null)[] = [];
  const revisions: ((draft: Draft) => readonly Draft[])[] = [];
  const stage: Stage = {
    t,
    edit(path, change) {
      // The scene says which document stands under the path; the writer made it of that type.
      edits.push((at, document) => (at === path ? change(document as Parameters<typeof change>[0]) : document));
    },
    drop: (path) => void edits.push((at, document) => (at === path ? null : document)),
    revise: (change) => void revisions.push(change),
  };
  return {
    stage,
    revised: (drafts: readonly Draft[]): readonly Draft[] => revisions.reduce((all, change) => all.flatMap(change), drafts),
    edited: (path: string, document: object): object | null =>
      edits.reduce<object | null>((held, change) => (held === null ? null : change(path, held)), document),
  };
}
