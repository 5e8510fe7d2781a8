import { readFile } from 'node:fs/promises';
import type { RunDto, StatusDto } from '../contract/index.ts';
import { createEvidence } from './engine-evidence.ts';
import { createReview } from './engine-review.ts';
import { UnreadableError } from './errors.ts';
import { createIndexPool, openIndexWriter, sweepIndexes, type Index } from './index-db/index.ts';
import type { JobPlace } from './jobs/run-job.ts';
import type { RouterEngine } from './router/context.ts';
import { openVault, VaultError, type Vault } from './vault/index.ts';
import { endOfDay } from './verify/index.ts';

export interface EngineOptions {
  readonly dataDir: string;
  readonly version: string;
  /** Epoch milliseconds: the only clock the engine reads for what it records. */
  readonly clock: () => number;
  /** The built `job-worker.js`; without it jobs run on this thread. */
  readonly worker?: URL | string;
}

/** Everything the router calls, over one vault. `close` ends it and gives the lock back. */
export interface Engine extends RouterEngine {
  close(): Promise<void>;
}

const DAY = 86_400_000;

/** Opens the vault at `dataDir`, creating it first where there is none. Throws `VaultError` when another process has it. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { dataDir, version, clock } = options;
  const vault = await openVault({ dataDir, version, clock });
  await sweepIndexes(dataDir);
  const pool = createIndexPool(dataDir);
  const place: JobPlace = options.worker === undefined ? { kind: 'here', openIndexWriter } : { kind: 'worker', script: options.worker };
  const evidence = createEvidence({ vault, pool, place, version, clock });
  const building = new Map<string, Promise<void>>();

  async function index(digest: string): Promise<Index> {
    const ready = await pool.get(digest);
    if (ready !== null) return ready;
    const under = building.get(digest) ?? evidence.rebuildIndex(digest).finally(() => building.delete(digest));
    building.set(digest, under);
    await under;
    const built = await pool.get(digest);
    if (built === null) throw new UnreadableError('the evidence holds no record that could be read');
    return built;
  }

  return {
    dataDir,
    status: () => statusOf(vault, version, clock()),
    async setTrustPack(file) {
      const set = await vault.trust.set(await readFile(file.path));
      if (!set.ok) throw new UnreadableError(`not a trust pack: ${set.problem}`);
      await vault.custody.append('trust-pack-set', set.held.digest, { name: set.held.pack.name, issuedAt: set.held.pack.issued_at });
    },
    evidence,
    runs: {
      get: (runId) => runOf(vault, runId),
      list: async (digest) => vault.runs.of(digest),
    },
    index,
    custody: {
      list: async () => ({ entries: vault.custody.entries(), intact: vault.custody.intact() }),
      note: (act, subject, detail) => vault.custody.append(act, subject, detail),
    },
    review: createReview(vault, clock),
    async close() {
      await evidence.close();
      await pool.closeAll();
      await vault.close();
    },
  };
}

function statusOf(vault: Vault, version: string, now: number): Omit<StatusDto, 'shell' | 'refusedRequests'> {
  const held = vault.trust.current();
  const ageDays = held === null ? 0 : Math.max(0, Math.floor((now - Date.parse(held.pack.issued_at)) / DAY));
  return {
    version,
    asOf: endOfDay(now),
    trustPack: held === null ? null : {
      name: held.pack.name, digest: held.digest, issuedAt: held.pack.issued_at, ageDays, stale: ageDays > held.pack.stale_after_days, keys: held.pack.keys.length,
    },
  };
}

async function runOf(vault: Vault, runId: string): Promise<RunDto | null> {
  try {
    const { run, receipt } = await vault.runs.get(runId);
    const { startedAt, durationMs } = receipt.verifications.at(-1)!;
    return { id: runId, run, receipt: { startedAt, durationMs } };
  } catch (error) {
    if (error instanceof VaultError && error.problem === 'not-found') return null;
    throw error;
  }
}

