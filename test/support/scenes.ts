import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { CONTROL_PACK, membersOf, type ControlContext, type ControlResult, type Fact, type Member } from '../../src/core/controls/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { readTrustPack } from '../../src/core/trust/index.ts';
import { readPreviousRun, type PreviousRun } from '../../src/core/previous/index.ts';
import { verifyFile, type VerifyInput } from '../../src/engine/verify/index.ts';
import { createKeyring } from '../../src/producer/scenario/keyring.ts';
import { createWorld } from '../../src/producer/scenario/world.ts';
import { packOf, SCENE_KINDS, SCENE_SEED, writeScene, type Scene } from '../../src/producer/scenes/index.ts';
import { jcsBytes } from '../../src/producer/seal/jcs.ts';
import { demonstrationTrustPack } from '../../src/producer/trust-pack.ts';

/** What one scene yields of its own control test. */
interface Played { readonly result: ControlResult; readonly members: readonly Member[]; readonly facts: readonly Fact[] }
/** Stored beside the tests: what the rule was given and what it said, to be judged again without any evidence. */
export interface StoredScene { readonly kind: string; readonly name: string; readonly members: readonly Member[]; readonly facts: readonly Fact[] }

const UPDATE = process.env['UPDATE_FACTS'] === '1';
const world = createWorld(SCENE_SEED, 0);
const demonstration = demonstrationTrustPack(SCENE_SEED, createKeyring(SCENE_SEED));

function trustOf(scene: Scene): VerifyInput['trust'] {
  const pack = packOf(scene, demonstration);
  if (pack === null) return null;
  const read = readTrustPack(jcsBytes(pack));
  if (!read.ok) throw new Error(read.problem);
  return { pack: read.pack, digest: read.digest };
}

export const storedScenesPath = (control: string): string =>
  fileURLToPath(new URL(`../unit/core/controls/facts/scenes/${control.toLowerCase()}.json`, import.meta.url));

async function runBefore(path: string, scene: Scene, settings: VerifyInput): Promise<PreviousRun> {
  await writeScene(path, scene, world);
  const read = readPreviousRun((await verifyFile({ ...settings, path })).bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.previous;
}

async function play(folder: string, scene: Scene): Promise<Played> {
  const path = join(folder, `${scene.control}.${scene.name}.evidence.zip`);
  await writeScene(path, scene, world);
  const facts: Fact[] = [];
  const contexts: ControlContext[] = [];
  const settings = { path, artifactPath: null, trust: trustOf(scene), asOf: '2026-11-10T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0.1.0' };
  const { run } = await verifyFile(
    { ...settings, previous: scene.earlier === undefined ? null : await runBefore(join(folder, 'earlier.evidence.zip'), { ...scene, tamper: scene.earlier, play: (stage) => (scene.before === undefined ? scene.play(stage) : scene.before(stage)) }, settings) },
    { fact: (control, fact) => void (control === scene.control && facts.push(fact)), controls: (context) => void contexts.push(context) },
  );
  const result = run.controls.find((each) => each.id === scene.control);
  const [context] = contexts;
  const rule = CONTROL_PACK.tests.find((each) => each.id === scene.control);
  if (result === undefined || context === undefined || rule === undefined) throw new Error(`${scene.control} was not run: ${run.findings.map((each) => each.code).join(', ')}`);
  const members = [...membersOf(rule, context)];
  return { result, members, facts };
}

/** Without places in files: they decide nothing, and move whenever anything before them does. */
const storable = (scene: StoredScene): StoredScene =>
  JSON.parse(JSON.stringify(scene, (key, value: unknown) => (key === 'offset' || key === 'length' ? undefined : value))) as StoredScene;

/** Every scene of a group through the whole house: sealed, verified, recorded, tested. */
export function describeScenes(scenes: readonly Scene[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'scenes-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const control of new Set(scenes.map((each) => each.control))) {
    const own = scenes.filter((each) => each.control === control);
    describe(control, () => {
      const stored: StoredScene[] = UPDATE ? [] : (JSON.parse(readFileSync(storedScenesPath(control), 'utf8')) as StoredScene[]);

      test.each(own.map((scene) => [`${scene.kind}: ${scene.name}`, scene] as const))('%s', async (_, scene) => {
        const { result, members, facts } = await play(folder, scene);
        expect({ outcome: result.outcome, reasons: [...new Set(facts.map((each) => each.reason))] }).toEqual({
          outcome: scene.expects.outcome, reasons: scene.expects.outcome === 'not-applicable' ? [] : expect.arrayContaining([scene.expects.reason]),
        });
        const now = storable({ kind: scene.kind, name: scene.name, members, facts });
        if (UPDATE) stored.push(now);
        else expect(now).toEqual(stored.find((each) => each.name === scene.name));
      });

      test('shows it held, broken, undecided and at its limit', () => {
        expect(new Set(own.map((each) => each.kind))).toEqual(new Set(SCENE_KINDS));
        expect(new Set(own.map((each) => each.name)).size).toBe(own.length);
      });

      afterAll(() => {
        if (UPDATE) writeFileSync(storedScenesPath(control), `[\n${stored.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
      });
    });
  }
}
