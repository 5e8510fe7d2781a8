import { chmodSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportStep } from '../../../src/contract/index.ts';
import { asJson, canonicalize } from '../../../src/core/json/index.ts';
import { openEngine, type Engine } from '../../../src/engine/index.ts';
import { sealedArchive } from '../../support/sealed-zip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { PACK, tinyBundle } from '../../support/tiny-bundle.ts';

const root = temporaryFolder('engine');
let now = Date.UTC(2026, 10, 20, 9);
const open = (name: string): Promise<Engine> => openEngine({ dataDir: join(root, name), version: '0.1.0', clock: () => now++ });
const never = new AbortController().signal;
const file = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(root, name), bytes);
  return { path: join(root, name), name, size: statSync(join(root, name)).size };
};
const bundle = file('tiny.evidence.zip', sealedArchive(tinyBundle()));
const pack = file('pack.json', canonicalize(asJson(PACK)));

async function last(steps: AsyncIterable<ImportStep>): Promise<Extract<ImportStep, { kind: 'done' }>> {
  let done: ImportStep | null = null;
  for await (const step of steps) done = step;
  if (done?.kind !== 'done') throw new Error('no last step');
  return done;
}

describe('the engine', () => {
  test('takes evidence in, verifies it, indexes it and tells the custody log', async () => {
    const engine = await open('whole');
    await engine.setTrustPack(pack);
    const { evidence, runId } = await last(engine.evidence.import([bundle], never));
    expect(evidence).toMatchObject({ name: 'tiny.evidence.zip', kind: 'evidence-bundle', latestRunId: runId });
    expect(await engine.evidence.list()).toEqual([evidence]);
    const run = await engine.runs.get(runId);
    expect(run?.run.verdict.axes[0]).toMatchObject({ axis: 'integrity', outcome: 'pass' });
    expect((await (await engine.index(evidence.digest)).summary()).eventCount).toBe(7);
    const { entries, intact } = await engine.custody.list();
    expect(intact).toBe(true);
    expect(entries.map((entry) => entry.act)).toEqual(['vault-created', 'trust-pack-set', 'evidence-imported', 'evidence-verified']);
    expect(entries.at(-1)?.detail).toMatchObject({ run: runId, integrity: 'pass' });
    await engine.close();

    const again = await open('whole');
    expect(await again.evidence.list()).toEqual([evidence]);
    expect(again.status().trustPack).toMatchObject({ name: PACK.name, keys: PACK.keys.length });
    const container = await again.evidence.open(evidence.digest);
    expect(container.entries.map((entry) => entry.name)).toContain('manifest.dsse.json');
    await container.close();
    await again.close();
  });

  test('rebuilds a lost index under the arguments of the latest run, so that the run stays the latest', async () => {
    const engine = await open('rebuild');
    await engine.setTrustPack(pack);
    const { evidence, runId } = await last(engine.evidence.import([bundle], never));
    await engine.close();
    rmSync(join(root, 'rebuild', 'index'), { recursive: true });
    now += 40 * 86_400_000;
    const again = await open('rebuild');
    const [first, second] = await Promise.all([again.index(evidence.digest), again.index(evidence.digest)]);
    expect(first).toBe(second);
    expect((await again.runs.list(evidence.digest)).map((run) => run.id)).toEqual([runId, runId]);
    await again.close();
  });

  test('remembers the heads it has seen, so that a later run holds the log to them', async () => {
    const engine = await open('heads');
    await engine.setTrustPack(pack);
    const { evidence, runId } = await last(engine.evidence.import([bundle], never));
    const second = await last(engine.evidence.verifyAgain(evidence.digest, never));
    const heads = async (id: string) => (await engine.runs.get(id))?.run.inputs.rememberedHeads.map((head) => head.size);
    expect([await heads(runId), await heads(second.runId)]).toEqual([[], [7]]);
    await engine.close();
  });

  test('an import that is cancelled leaves no evidence, and says so', async () => {
    const engine = await open('cancel');
    const abort = new AbortController();
    await expect((async () => {
      for await (const step of engine.evidence.import([bundle], abort.signal)) if (step.kind === 'progress' && step.phase === 'verify') abort.abort();
    })()).rejects.toMatchObject({ name: 'CancelledError' });
    expect(await engine.evidence.list()).toEqual([]);
    expect((await engine.custody.list()).entries.map((entry) => entry.act)).toEqual(['vault-created', 'evidence-imported', 'import-cancelled']);
    await engine.close();
  });

  test('notices a stored copy that is no longer what was taken in, and makes no run of it', async () => {
    const engine = await open('changed');
    const { evidence } = await last(engine.evidence.import([bundle], never));
    const stored = join(root, 'changed', 'evidence', evidence.digest);
    chmodSync(stored, 0o600);
    writeFileSync(stored, 'something else');
    await expect(last(engine.evidence.verifyAgain(evidence.digest, never))).rejects.toMatchObject({ name: 'UnreadableError' });
    expect(await engine.runs.list(evidence.digest)).toHaveLength(1);
    expect((await engine.custody.list()).entries.at(-1)?.detail['result']).toBeDefined();
    await engine.close();
  });

  test('refuses what is no trust pack and keeps the one it had', async () => {
    const engine = await open('pack');
    await engine.setTrustPack(pack);
    await expect(engine.setTrustPack(file('bad.json', '{}'))).rejects.toMatchObject({ name: 'UnreadableError' });
    expect(engine.status().trustPack?.name).toBe(PACK.name);
    await expect(last(engine.evidence.verifyAgain('0'.repeat(64), never))).rejects.toMatchObject({ name: 'NotFoundError' });
    await engine.close();
  });

  test('keeps a file that is no evidence, with a run that says so', async () => {
    const engine = await open('other');
    const { evidence } = await last(engine.evidence.import([file('note.txt', 'hello')], never));
    expect(evidence.kind).toBe('unreadable');
    await expect(engine.index(evidence.digest)).rejects.toMatchObject({ name: 'UnreadableError' });
    await engine.close();
  });
});
