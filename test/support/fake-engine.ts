import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustodyEntry, ImportStep, RehashStep, JournalChange } from '../../src/contract/index.ts';
import type { Entry } from '../../src/core/bundle/container.ts';
import { CancelledError, NotFoundError, UnreadableError } from '../../src/engine/errors.ts';
import { createIndexPool, openIndexWriter } from '../../src/engine/index-db/index.ts';
import type { RouterEngine, TakenIn } from '../../src/engine/router/index.ts';
import { FACTS, RECORD, recordEvent, run } from './record-fixture.ts';

/** An engine around a real index and files in memory, for what serves engines rather than makes them. */
export interface FakeEngine extends RouterEngine {
  readonly imported: TakenIn[][];
  /** Set when a running import was ended by its caller. */
  readonly cancelled: () => boolean;
  dispose(): Promise<void>;
}

export const DIGEST = 'ab'.repeat(32);
export const RUN_ID = '1'.repeat(64);

export function memoryEntry(name: string, bytes: Uint8Array, chunk = 7): Entry {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export async function fakeEngine(files: Readonly<Record<string, Uint8Array>> = {}, lines: readonly { at: { offset: number; length: number; file: string }; hash: string }[] = []): Promise<FakeEngine> {
  const dataDir = await mkdtemp(join(tmpdir(), 'engine-'));
  const writer = await openIndexWriter({ dataDir, digest: DIGEST });
  lines.forEach((line, row) => writer.event(recordEvent(row, { hash: line.hash, at: line.at })));
  if (lines.length === 0) for (let row = 0; row < 3; row += 1) writer.event(recordEvent(row));
  for (const [control, facts] of FACTS) for (const fact of facts) writer.fact(control, fact, 'action');
  await writer.finish({ record: RECORD, run: run(DIGEST) });
  const pool = createIndexPool(dataDir);
  const imported: TakenIn[][] = [];
  const journal: JournalChange[] = [];
  const custody: CustodyEntry[] = [];
  let cancelled = false;
  const evidence = { digest: DIGEST, name: 'sample.zip', size: 1, importedAt: '2026-08-02T00:00:00.000Z', kind: 'evidence-bundle', latestRunId: RUN_ID,
    hashed: { at: '2026-08-02T00:00:00.000Z', same: true } } as const;

  return {
    dataDir,
    imported,
    cancelled: () => cancelled,
    status: () => ({ version: '0', trustPack: null, asOf: '2026-08-02T00:00:00.000Z' }),
    async setTrustPack(file) {
      if (file.name !== 'good.json') throw new UnreadableError('not-a-trust-pack');
    },
    signing: { now: () => 0, signReport: () => ({ ok: false, because: 'key-unfit' }) },
    evidence: {
      list: async () => [evidence],
      async *import(taken, signal): AsyncGenerator<ImportStep, void, void> {
        imported.push([...taken]);
        try {
          for (let done = 0; taken[0]?.name === 'endless.zip' || done < 3; done += 1) {
            if (signal.aborted) throw new CancelledError();
            yield { kind: 'progress', phase: 'verify', done, total: 3, unit: 'bytes', elapsedMs: done };
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        } finally {
          cancelled = signal.aborted;
        }
        yield { kind: 'done', evidence, runId: RUN_ID };
      },
      async *verifyAgain(digest): AsyncGenerator<ImportStep, void, void> {
        if (digest !== DIGEST) throw new NotFoundError('evidence');
        yield { kind: 'done', evidence, runId: RUN_ID };
      },
      async *verifyTogether(digests): AsyncGenerator<ImportStep, void, void> {
        if (digests.some((digest) => digest !== DIGEST)) throw new NotFoundError('evidence');
        yield { kind: 'done', evidence, runId: RUN_ID };
      },
      async *rehash(digest): AsyncGenerator<RehashStep, void, void> {
        if (digest !== DIGEST) throw new NotFoundError('evidence');
        yield { kind: 'done', same: true, at: '2026-08-02T00:00:00.000Z' };
      },
      handOut: async () => null,
      async purge(digest) {
        throw digest === DIGEST ? Object.assign(new Error('no space'), { code: 'ENOSPC' }) : new NotFoundError('evidence');
      },
      read: async (_digest, offset, length) => ({ total: 4, bytes: Uint8Array.from([80, 75, 3, 4]).slice(offset, offset + length) }),
      open: async (digest) => {
        if (digest !== DIGEST) throw new NotFoundError('evidence');
        return { kind: 'archive', entries: Object.entries(files).map(([name, bytes]) => memoryEntry(name, bytes)), findings: [], close: async () => undefined };
      },
    },
    runs: {
      get: async (runId) => (runId === RUN_ID ? { id: RUN_ID, receipt: { startedAt: '2026-08-02T00:00:00.000Z', durationMs: 1 }, run: {
        ...run(DIGEST), files: Object.entries(files).map(([name, bytes]) => ({ name, size: bytes.length, sha256: null, listed: true, status: 'matches' as const })),
      } } : null),
      list: async () => [{ id: RUN_ID, startedAt: '2026-08-02T00:00:00.000Z' }],
    },
    async index(digest) {
      const index = await pool.get(digest);
      if (index === null) throw new NotFoundError('evidence');
      return index;
    },
    custody: {
      list: async () => ({ entries: custody, intact: true, checkedAt: '2026-08-02T00:00:00.000Z', findings: [] }),
      check: async () => ({ entries: custody, intact: true, checkedAt: '2026-08-02T00:00:00.000Z', findings: [] }),
      imported: async () => {
        throw new NotFoundError('evidence');
      },
      bytes: async () => new Uint8Array(),
      async note(act, subject, detail) {
        const entry = { seq: custody.length, at: '2026-08-02T00:00:00.000Z', act, subject, detail, prev: '', hash: '' };
        custody.push(entry);
        return entry;
      },
    },
    trust: {
      current: () => null,
      views: {
        current: () => null,
        byDigest: async () => {
          throw new NotFoundError('trust pack');
        },
        candidate: () => ({ ok: false, problem: 'wrong-value', at: { pointer: '/name' } }),
        history: async () => [],
        runs: async () => [],
        bytes: async () => {
          throw new NotFoundError('trust pack');
        },
      },
    },
    heads: () => [],
    review: {
      async append(entries) {
        for (const entry of entries) journal.push({ ...entry, seq: journal.length, at: '2026-08-02T00:00:00.000Z' });
        return { seq: journal.length - 1 };
      },
      read: async (after, limit) => journal.filter(({ seq }) => seq > after).slice(0, limit),
      history: async (table, key) => journal.filter((entry) => entry.table === table && entry.key === key),
      purge: async () => ({ lines: 0 }),
      signOffs: async () => ({ state: { digest: '0'.repeat(64), entries: 0, intact: true }, signOffs: [], sameKey: [] }),
      work: async () => null,
      sign: async () => ({ signed: false, because: 'no-run' }),
    },
    ownControls: { keep: async () => ({ kind: 'malformed', problem: 'unexpected-end', at: { offset: 0 } }), putAway: async () => false, runAll: async () => [] },
    async dispose() {
      await pool.closeAll();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
