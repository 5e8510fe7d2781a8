import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../core/crypto/index.ts';
import type { Run } from '../../core/run.ts';
import { syncDirectory, writeAtomic } from '../files/atomic-write.ts';
import { readRun, runBytes } from '../verify/run-bytes.ts';
import { isErrno, VaultError } from './errors.ts';
import { isRunId } from './layout.ts';
import { isRunReceipt, type RunReceipt } from './shapes.ts';

/** A run's name: the first 16 hex digits of the SHA-256 of its JCS form. */
const runIdOf = (bytes: Uint8Array): string => sha256Hex(bytes).slice(0, 16);

/** Runs as they were made. Arriving at the same run again adds a verification to its receipt. */
export interface RunStore {
  save(run: Run, receipt: { readonly evidence: string; readonly startedAt: string; readonly durationMs: number }): Promise<string>;
  has(runId: string): boolean;
  /** Throws `VaultError('not-found')`, or `'damaged'` when the stored bytes no longer have the id's digest. */
  get(runId: string): Promise<{ readonly run: Run; readonly receipt: RunReceipt }>;
  /** Every verification of a piece of evidence, oldest first. */
  of(evidence: string): readonly { readonly id: string; readonly startedAt: string }[];
  /** Destroys the runs of a piece of evidence that is being purged. */
  forget(evidence: string): Promise<void>;
}

export async function openRuns(directory: string): Promise<RunStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const receipts = new Map<string, RunReceipt>();
  for (const name of (await readdir(directory)).filter((each) => each.endsWith('.receipt.json')).sort()) {
    const value: unknown = JSON.parse(await readFile(join(directory, name), 'utf8'));
    if (!isRunReceipt(value)) throw new VaultError('damaged', name, 'the receipt of a run cannot be read');
    receipts.set(value.runId, value);
  }
  return {
    async save(run, { evidence, startedAt, durationMs }) {
      const bytes = runBytes(run);
      const runId = runIdOf(bytes);
      // Same id, same bytes: rewriting mends a damaged copy and cannot change a whole one.
      await writeAtomic(join(directory, `${runId}.json`), bytes);
      const before = receipts.get(runId);
      const receipt: RunReceipt = { runId, evidence, verifications: [...(before?.verifications ?? []), { startedAt, durationMs }] };
      await writeAtomic(join(directory, `${runId}.receipt.json`), JSON.stringify(receipt));
      receipts.set(runId, receipt);
      return runId;
    },
    has: (runId) => receipts.has(runId),
    async get(runId) {
      const receipt = isRunId(runId) ? receipts.get(runId) : undefined;
      if (receipt === undefined) throw new VaultError('not-found', runId, 'no such run in the vault');
      const bytes = await readFile(join(directory, `${runId}.json`)).catch((error: unknown) => {
        if (isErrno(error, 'ENOENT')) throw new VaultError('damaged', runId, 'the run is gone, its receipt is there');
        throw error;
      });
      const run = runIdOf(bytes) === runId ? readRun(bytes) : null;
      if (run === null) throw new VaultError('damaged', runId, 'the stored run is not the one its name says');
      return { run, receipt };
    },
    of: (evidence) => [...receipts.values()]
      .filter((receipt) => receipt.evidence === evidence)
      .flatMap((receipt) => receipt.verifications.map(({ startedAt }) => ({ id: receipt.runId, startedAt })))
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0)),
    async forget(evidence) {
      for (const { runId } of [...receipts.values()].filter((receipt) => receipt.evidence === evidence)) {
        // The run before its receipt: without a run the receipt says that something is gone, without a receipt nothing does.
        await rm(join(directory, `${runId}.json`), { force: true });
        await rm(join(directory, `${runId}.receipt.json`), { force: true });
        receipts.delete(runId);
      }
      await syncDirectory(directory);
    },
  };
}
