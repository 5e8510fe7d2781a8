import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import type { RecordEvent } from '../../../../src/core/model/record.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openIndex } from '../../../../src/engine/index-db/index.ts';
import type { IndexWriter } from '../../../../src/engine/jobs/index-writer.ts';
import { runJob } from '../../../../src/engine/jobs/run-job.ts';
import { steps } from '../../../../src/engine/jobs/steps.ts';
import { throttled } from '../../../../src/engine/jobs/throttle.ts';
import type { VerifyJob } from '../../../../src/engine/jobs/verify-job.ts';
import { asJson, canonicalize } from '../../../../src/core/json/index.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { AS_OF, PACK, tinyBundle } from '../../../support/tiny-bundle.ts';

const root = temporaryFolder('jobs');
const bundle = sealedArchive(tinyBundle());
const digest = sha256Hex(bundle);
const path = join(root, 'tiny.zip');
writeFileSync(path, bundle);
const job = (more: Partial<VerifyJob> = {}): VerifyJob => ({
  path, artifactPath: null, trustPack: Buffer.from(canonicalize(asJson(PACK))), asOf: AS_OF, limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null, version: '0.1.0', index: null, ...more,
});
const never = new AbortController().signal;
const script = new URL('../../../support/job-worker.mjs', import.meta.url);

function recordingWriter(): IndexWriter & { readonly rows: RecordEvent[]; readonly calls: string[] } {
  const rows: RecordEvent[] = [];
  const calls: string[] = [];
  return { rows, calls, event: (row) => void rows.push(row), action: () => undefined, tree: () => ({ level: 12, whole: () => undefined }), fact: () => undefined, finish: async () => void calls.push('finish'), abort: async () => void calls.push('abort') };
}

describe('a verification job', () => {
  test('in a worker gives the same run as here, with the record in the index', async () => {
    const dataDir = join(root, 'data');
    mkdirSync(dataDir);
    const phases = new Set<string>();
    const there = await runJob(job({ index: { dataDir, digest } }), { kind: 'worker', script }, never, (phase) => phases.add(phase));
    const here = await runJob(job(), { kind: 'here', openIndexWriter: null }, never, () => undefined);
    expect(Buffer.compare(there.bytes, here.bytes)).toBe(0);
    expect([there.runId, there.digest, there.indexed]).toEqual([here.runId, digest, true]);
    expect(there.heads).toEqual(here.heads);
    expect([...phases]).toEqual(['list', 'verify', 'judge', 'index']);
    const index = await openIndex({ dataDir, digest });
    expect((await index?.summary())?.eventCount).toBe(7);
    await index?.close();
  }, 60_000);

  test('hands every row to the index writer and finishes it once', async () => {
    const writer = recordingWriter();
    await runJob(job({ index: { dataDir: root, digest } }), { kind: 'here', openIndexWriter: async () => writer }, never, () => undefined);
    expect(writer.rows.map((row) => row.seq)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(writer.calls).toEqual(['finish']);
  });

  test('leaves no index for bytes that are not the expected ones, nor for a file without a record', async () => {
    for (const each of [job({ index: { dataDir: root, digest: '0'.repeat(64) } }), job({ path: import.meta.filename, index: { dataDir: root, digest } })]) {
      const writer = recordingWriter();
      const result = await runJob(each, { kind: 'here', openIndexWriter: async () => writer }, never, () => undefined);
      expect([result.indexed, writer.calls]).toEqual([false, ['abort']]);
    }
  });

  test('stops when it is cancelled, here and in a worker, and drops its index', async () => {
    const writer = recordingWriter();
    const here = new AbortController();
    await expect(runJob(job({ index: { dataDir: root, digest } }), { kind: 'here', openIndexWriter: async () => writer }, here.signal, () => here.abort())).rejects.toThrow('cancelled');
    expect(writer.calls).toEqual(['abort']);
    const there = new AbortController();
    await expect(runJob(job(), { kind: 'worker', script }, there.signal, () => there.abort())).rejects.toThrow('cancelled');
    await expect(runJob(job(), { kind: 'worker', script }, AbortSignal.abort(), () => undefined)).rejects.toThrow('cancelled');
  }, 60_000);

  test('says why a file cannot be read, also from a worker', async () => {
    const gone = job({ path: join(root, 'gone') });
    for (const place of [{ kind: 'worker', script }, { kind: 'here', openIndexWriter: null }] as const) {
      await expect(runJob(gone, place, never, () => undefined)).rejects.toMatchObject({ name: 'UnreadableError', because: 'file-gone' });
    }
  }, 60_000);

  test('refuses to run under a trust pack that cannot be read', async () => {
    await expect(runJob(job({ trustPack: Buffer.from('{}') }), { kind: 'here', openIndexWriter: null }, never, () => undefined)).rejects.toThrow('trust pack');
  });
});

test('progress is let through ten times a second, at a change of phase and at its end', () => {
  let now = 0;
  const seen: number[] = [];
  const report = throttled((_, done) => seen.push(done), () => now);
  for (let done = 0; done <= 1_000; done += 1) {
    now = done;
    report(done < 500 ? 'list' : 'verify', done, 1_000);
  }
  expect(seen).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
});

describe('steps', () => {
  test('come out in order, and the error after them', async () => {
    const seen: number[] = [];
    const sequence = steps<number>(async (emit) => {
      emit(1);
      await Promise.resolve();
      emit(2);
      throw new Error('then this');
    }, () => undefined);
    await expect((async () => { for await (const step of sequence) seen.push(step); })()).rejects.toThrow('then this');
    expect(seen).toEqual([1, 2]);
  });

  test('abort the work when the consumer leaves, and wait for it', async () => {
    let ended = false;
    const left = new AbortController();
    for await (const step of steps<number>(async (emit) => {
      emit(1);
      await new Promise<void>((resolve) => left.signal.addEventListener('abort', () => resolve()));
      ended = true;
    }, () => left.abort())) if (step === 1) break;
    expect(ended).toBe(true);
  });
});
