import { CancelledError, type LogHead } from '../../core/bundle/verification.ts';
import type { Limits, RunInputs } from '../../core/run.ts';
import { readTrustPack } from '../../core/trust/index.ts';
import { openSpillStore } from '../files/spill-store.ts';
import { measureRecord, type Measured } from '../metrics.ts';
import { readPreviousRun } from '../verify/previous.ts';
import { verifyFile, type VerifyPhase } from '../verify/index.ts';
import type { IndexWriter, OpenIndexWriter } from './index-writer.ts';

/** A verification as it crosses to a worker: plain data only. */
export interface VerifyJob {
  readonly path: string;
  readonly artifactPath: string | null;
  /** The trust pack's bytes, already read once by the vault. */
  readonly trustPack: Uint8Array | null;
  readonly asOf: string;
  readonly limits: Limits;
  readonly rememberedHeads: RunInputs['rememberedHeads'];
  /** JCS of the run to hold this one against, as the vault keeps it. */
  readonly previousRun: Uint8Array | null;
  readonly version: string;
  /** Where the record goes; null to verify only. The digest is what the file is expected to be. */
  readonly index: { readonly dataDir: string; readonly digest: string } | null;
}

export type JobPhase = VerifyPhase | 'index';
export interface JobHooks {
  progress(phase: JobPhase, done: number, total: number | null): void;
  cancelled(): boolean;
}

export interface JobResult {
  /** JCS of the run. */
  readonly bytes: Uint8Array;
  readonly runId: string;
  readonly digest: string;
  readonly heads: readonly LogHead[];
  /** Whether the record now stands in the index. */
  readonly indexed: boolean;
}

/** Verifies one file and writes its record to the index in the same pass. On any failure the index is as it was. */
export async function performJob(job: VerifyJob, openIndexWriter: OpenIndexWriter | null, hooks: JobHooks): Promise<JobResult> {
  const reading = job.trustPack === null ? null : readTrustPack(job.trustPack);
  if (reading?.ok === false) throw new Error(`the trust pack cannot be read: ${reading.problem}`);
  const trust = reading === null ? null : { pack: reading.pack, digest: reading.digest };
  const previous = job.previousRun === null ? null : readPreviousRun(job.previousRun);
  if (previous?.ok === false) throw new Error(`the run before cannot be read: ${previous.problem}`);
  const writer: IndexWriter | null = job.index === null || openIndexWriter === null ? null : await openIndexWriter(job.index);
  const store = openSpillStore();
  try {
    const measured: Measured[] = [];
    const { path, artifactPath, asOf, limits, rememberedHeads, version } = job;
    const verified = await verifyFile({ path, artifactPath, trust, asOf, limits, rememberedHeads, previous: previous?.previous ?? null, version }, {
      progress: (phase, done, total) => hooks.progress(phase, done, total),
      cancelled: () => hooks.cancelled(),
      store,
      ...(writer === null ? {} : { event: (row) => writer.event(row), action: (action) => writer.action(action), fact: (control, fact, kind) => writer.fact(control, fact, kind), tree: (start) => writer.tree(start), controls: (context) => void measured.push(measureRecord(context)) }),
    });
    const { run, record } = verified;
    const matches = job.index === null || run.subject.digest === job.index.digest;
    if (hooks.cancelled()) throw new CancelledError();
    if (writer !== null && record !== null && matches) {
      hooks.progress('index', record.eventCount, null);
      await writer.finish({ record, run, measured: measured[0] ?? null });
    } else await writer?.abort();
    return { bytes: verified.bytes, runId: verified.runId, digest: run.subject.digest, heads: verified.heads, indexed: writer !== null && record !== null && matches };
  } catch (error) {
    await writer?.abort();
    throw error;
  } finally {
    store.close();
  }
}
