import { readFile } from 'node:fs/promises';
import type { CustodyDto, RunDto, StatusDto } from '../contract/index.ts';
import { createEvidence } from './evidence/index.ts';
import { keptControls } from './controls/kept-controls.ts';
import { createReview } from './review.ts';
import { UnreadableError } from './errors.ts';
import { createIndexPool, openIndexWriter, sweepIndexes, type Index } from './index-db/index.ts';
import type { JobPlace } from './jobs/run-job.ts';
import type { RouterEngine } from './router/context.ts';
import { signReport } from './signing/sign-report.ts';
import { trustViews } from './trust/trust-views.ts';
import { openVault, readCustody, VaultError, type Vault } from './vault/index.ts';
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
    if (built === null) throw new UnreadableError('no-record');
    return built;
  }

  return {
    dataDir,
    status: () => statusOf(vault, version, clock()),
    async setTrustPack(file) {
      const set = await vault.trust.set(await readFile(file.path));
      if (!set.ok) throw new UnreadableError('not-a-trust-pack');
      await vault.custody.append('trust-pack-set', set.held.digest, { name: set.held.pack.name, issuedAt: set.held.pack.issued_at });
    },
    evidence,
    runs: {
      get: (runId) => runOf(vault, runId),
      list: async (digest) => vault.runs.of(digest),
    },
    index,
    custody: {
      list: async () => custodyOf(vault),
      async check() {
        await vault.custody.check();
        return custodyOf(vault);
      },
      imported: (digest) => importedCustody(evidence, digest, clock),
      bytes: () => readFile(vault.custody.path),
      note: (act, subject, detail) => vault.custody.append(act, subject, detail),
    },
    signing: { now: clock, signReport },
    trust: { views: trustViews(vault, clock), current: () => vault.trust.current()?.pack ?? null },
    heads: () => vault.heads.all(),
    review: createReview(vault, clock),
    ownControls: keptControls(vault, index, clock),
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

const custodyOf = ({ custody }: Vault): CustodyDto => ({ entries: custody.entries(), ...custody.state() });

/** More than a workstation writes in a lifetime; the run of the same file reads it by the chunk and has no such bound. */
const MAX_CUSTODY_BYTES = 64 * 2 ** 20;

async function importedCustody(evidence: ReturnType<typeof createEvidence>, digest: string, clock: () => number): Promise<CustodyDto> {
  const { total, bytes } = await evidence.read(digest, 0, MAX_CUSTODY_BYTES);
  if (total > MAX_CUSTODY_BYTES) throw new UnreadableError('log-too-long');
  const { entries, intact, findings } = readCustody(bytes);
  return { entries, intact, findings, checkedAt: new Date(clock()).toISOString() };
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
