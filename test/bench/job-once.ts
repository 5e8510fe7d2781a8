import { readFileSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { collectSooner } from '../../src/engine/jobs/collect-sooner.ts';
import { performJob } from '../../src/engine/jobs/verify-job.ts';
import { endOfDay, readRun } from '../../src/engine/verify/index.ts';
import { peakMb } from './peak.ts';

/**
 * One verification in a process of its own, so that its memory is its own: evidence, trust pack, and where an index
 * is wanted its folder and the evidence's digest. Prints one line of JSON.
 */
export async function job([path = '', trustPath = '', dataDir, digest]: readonly string[]): Promise<void> {
  // Where no index is wanted its database is not part of what is measured.
  const openIndexWriter = dataDir === undefined ? null : (await import('../../src/engine/index-db/index.ts')).openIndexWriter;
  collectSooner();
  const started = performance.now();
  const result = await performJob({
    path, artifactPath: null, trustPack: readFileSync(trustPath), asOf: endOfDay(Date.now()), limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null, version: 'bench',
    index: dataDir === undefined || digest === undefined ? null : { dataDir, digest },
  }, openIndexWriter, { progress: () => undefined, cancelled: () => false });
  const seconds = (performance.now() - started) / 1000;
  const run = readRun(result.bytes);
  if (run === null) throw new Error('no run came out');
  console.log(JSON.stringify({
    seconds, events: run.counts.events, digest: result.digest, run: result.runId, indexed: result.indexed, peakMb: peakMb(),
    axes: run.verdict.axes.map((axis) => `${axis.axis} ${axis.outcome}`).join(', '),
  }));
}
