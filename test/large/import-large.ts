import { join, resolve } from 'node:path';
import { readdirSync, statSync } from 'node:fs';
import { openEngine } from '../../src/engine/index.ts';
import { writeSample } from '../../src/producer/index.ts';
import type { Examined } from './problems.ts';

/**
 * A log of so many events, imported as the window does it: copied into a vault, verified on the built worker, indexed, and
 * then asked what views ask. Rejects where the import does.
 */
export async function importLarge(folder: string, events: number, progress: (phase: string) => void): Promise<Examined> {
  progress('making a sample');
  const { bundlePath, trustPackPath } = await writeSample({ scenario: 'clean', seed: 'bench', events, outDir: folder });
  const dataDir = join(folder, 'vault');
  const engine = await openEngine({ dataDir, version: 'large', clock: Date.now, worker: resolve('out/main/job-worker.js') });
  try {
    await engine.setTrustPack({ path: trustPackPath, name: 'demo.trust-pack.json', size: statSync(trustPackPath).size });
    const file = { path: bundlePath, name: 'large.evidence.zip', size: statSync(bundlePath).size };
    let digest = '';
    let said = '';
    for await (const step of engine.evidence.import([file], new AbortController().signal)) {
      if (step.kind === 'done') digest = step.evidence.digest;
      else if (step.phase !== said) progress(said = step.phase);
    }
    const [latest] = (await engine.runs.list(digest)).toReversed();
    const kept = latest === undefined ? null : await engine.runs.get(latest.id);
    if (kept === null) throw new Error('no run was kept');
    const { run } = kept;
    progress('asking');
    const index = await engine.index(digest);
    let facts = 0;
    for (const { id } of run.controls) facts += (await index.controlFacts({ control: id, verdict: null, offset: 0, limit: 1 })).total;
    const columns = await index.timelineColumns({ by: 'agent', filter: '' });
    return {
      wanted: events,
      run: { events: run.counts.events, actions: run.counts.actions, members: run.controls.reduce((sum, { population }) => sum + population, 0), axes: run.verdict.axes.length },
      index: {
        events: (await index.eventsPage({ filter: '', offset: 0, limit: 1, order: 'row', descending: false })).total,
        actions: (await index.actionsPage({ filter: '', offset: 0, limit: 1 })).total,
        facts,
        drawn: new DataView(columns.buffer).getUint32(4, true),
      },
      left: [...readdirSync(join(dataDir, 'index')), ...readdirSync(join(dataDir, 'evidence'))].filter((name) => /building|incoming|\.wal$|\.tmp$/.test(name)),
    };
  } finally {
    await engine.close();
  }
}
