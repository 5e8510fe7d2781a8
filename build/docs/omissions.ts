/**
 * Writes docs/omissions.md: what whoever holds every key could leave out of a record, and seal again, without a control
 * test that failed on it noticing. Each violating scene is played again without the events of one type; nothing is
 * assumed, the tests themselves say what they make of the rest. `npx tsx build/docs/omissions.ts`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlOutcome } from '../../src/core/controls/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { readTrustPack } from '../../src/core/trust/index.ts';
import { verifyFile } from '../../src/engine/verify/index.ts';
import { createKeyring } from '../../src/producer/scenario/keyring.ts';
import { createWorld } from '../../src/producer/scenario/world.ts';
import { SCENE_SEED, SCENES, writeScene, type Scene } from '../../src/producer/scenes/index.ts';
import { jcsBytes } from '../../src/producer/seal/jcs.ts';
import { demonstrationTrustPack } from '../../src/producer/trust-pack.ts';
import { controlText } from '../../src/text/index.ts';

const OUT = new URL('../../docs/omissions.md', import.meta.url);
const WORDS: Readonly<Record<ControlOutcome, string>> = { pass: 'holds', fail: 'fails', indeterminate: 'cannot tell', 'not-applicable': 'nothing to test' };

const world = createWorld(SCENE_SEED, 0);
const read = readTrustPack(jcsBytes(demonstrationTrustPack(SCENE_SEED, createKeyring(SCENE_SEED))));
if (!read.ok) throw new Error(read.problem);
const trust = { pack: read.pack, digest: read.digest };
const folder = await mkdtemp(join(tmpdir(), 'omissions-'));

/** What the scene's test says when the events of one type are not recorded at all; the types that the scene records. */
async function play(scene: Scene, without: string | null): Promise<{ readonly outcome: ControlOutcome | 'none'; readonly types: readonly string[] }> {
  const path = join(folder, 'scene.evidence.zip');
  const types = new Set<string>();
  await writeScene(path, {
    ...scene,
    play(stage) {
      scene.play(stage);
      for (const { type } of stage.t.events) types.add(type);
      if (without !== null) stage.revise((draft) => (draft.type === without ? [] : [draft]));
    },
  }, world);
  const { run } = await verifyFile({ path, artifactPath: null, trust: scene.distrusted === true ? null : trust, asOf: '2026-11-10T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0.1.0' });
  return { outcome: run.controls.find((each) => each.id === scene.control)?.outcome ?? 'none', types: [...types].sort() };
}

try {
  const rows: string[] = [];
  const seen = new Set<string>();
  let played = 0;
  for (const scene of SCENES.filter((each) => each.kind === 'violating' && each.tamper === undefined && each.earlier === undefined)) {
    for (const type of (await play(scene, null)).types) {
      const { outcome } = await play(scene, type);
      played += 1;
      if (outcome === 'fail' || outcome === 'indeterminate' || outcome === 'none') continue;
      const key = `${scene.control} ${type} ${outcome}`;
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push(`| ${scene.control} | ${controlText(scene.control).title} | \`${type}\` | ${scene.name.replaceAll('-', ' ')} | ${WORDS[outcome]} |`);
    }
  }
  await writeFile(OUT, `# What a re-signed omission leaves unprovable

Who holds the keys of the log, the manifest and the checkpoints can leave something out *before* sealing, and no signature
will show it. Taken out *after* sealing it always shows ([threat model](threat-model.md)). This page lists, from
${played} trials, which failing test no longer fails when the events of one type are simply not recorded: for these, only a
record that somebody else keeps (CI/CD, ITSM, the identity provider, a witness of the log's heads) can tell. Written by
\`npx tsx build/docs/omissions.ts\`.

| test | what it asks | not recorded | in the scene | then it |
|---|---|---|---|---|
${rows.sort().join('\n')}

Tests that do not appear still failed, or could not tell, whatever single type of event was left out of their scenes.
`);
  process.stdout.write(`docs/omissions.md: ${played} trials, ${rows.length} rows\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
