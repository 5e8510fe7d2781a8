import type { EvidenceDto, ImportStep, Progress } from '../contract/index.ts';
import type { Container } from '../core/bundle/container.ts';
import { DEFAULT_LIMITS, type RunInputs } from '../core/run.ts';
import { exportFileName } from '../sources/create-export-reader.ts';
import { openExportFile } from './files/export-container.ts';
import { openPositioned } from './files/positioned-file.ts';
import { CancelledError, NotFoundError, UnreadableError } from './errors.ts';
import type { IndexPool } from './index-db/index.ts';
import { runJob, type JobPlace } from './jobs/run-job.ts';
import { steps } from './jobs/steps.ts';
import type { JobPhase } from './jobs/verify-job.ts';
import type { TakenIn } from './router/intakes.ts';
import type { EvidenceRecord, Vault } from './vault/index.ts';
import { endOfDay, openContainer, readRun } from './verify/index.ts';
import { recognise } from './verify/recognise.ts';

export interface EvidenceParts {
  readonly vault: Vault;
  readonly pool: IndexPool;
  readonly place: JobPlace;
  readonly version: string;
  readonly clock: () => number;
}

/** The arguments of a verification that is not simply "as things stand now". */
export interface VerifyChoice {
  readonly asOf: string;
  readonly trustPack: Uint8Array | null;
  readonly rememberedHeads: RunInputs['rememberedHeads'];
}

const UNIT: Readonly<Record<JobPhase, Progress['unit']>> = { list: 'bytes', verify: 'bytes', index: 'events', judge: 'events' };

export function createEvidence(parts: EvidenceParts) {
  const { vault, pool, clock } = parts;
  // One job at a time: two would halve each other's disk and double the memory.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  const known = async (digest: string): Promise<EvidenceRecord> => {
    const record = await vault.evidence.record(digest);
    if (record === null) throw new NotFoundError('evidence');
    return record;
  };

  async function dto(record: EvidenceRecord): Promise<EvidenceDto | null> {
    const latest = vault.runs.of(record.digest).at(-1);
    if (latest === undefined) return null;
    const { run } = await vault.runs.get(latest.id);
    return { digest: record.digest, name: record.name, size: record.size, importedAt: record.importedAt, kind: run.subject.kind, latestRunId: latest.id };
  }

  /** Verifies the vault's copy, keeps the run, the heads and the index, and tells the custody log. */
  async function verify(record: EvidenceRecord, choice: VerifyChoice, signal: AbortSignal, emit: (step: ImportStep) => void): Promise<string> {
    const { digest } = record;
    const started = clock();
    const progress = (phase: Progress['phase'], done: number, total: number | null, unit: Progress['unit']): void =>
      emit({ kind: 'progress', phase, done, total, unit, elapsedMs: clock() - started });
    const companion = record.companions[0];
    await pool.release(digest);
    const result = await runJob({
      path: vault.evidence.pathOf(digest),
      artifactPath: companion === undefined ? null : vault.evidence.pathOf(companion.digest),
      ...choice,
      limits: DEFAULT_LIMITS,
      version: parts.version,
      index: { dataDir: vault.dataDir, digest },
    }, parts.place, signal, (phase, done, total) => progress(phase, done, total, UNIT[phase]));
    await pool.release(digest);
    if (result.digest !== digest) {
      await vault.custody.append('evidence-verified', digest, { result: 'the stored copy is no longer what was taken in', digest: result.digest });
      throw new UnreadableError('the stored copy is no longer what was taken in');
    }
    const run = readRun(result.bytes);
    if (run === null) throw new Error('a job returned no run');
    progress('write', 0, null, 'bytes');
    const startedAt = new Date(started).toISOString();
    const runId = await vault.runs.save(run, { evidence: digest, startedAt, durationMs: Math.max(0, Math.round(clock() - started)) });
    await vault.heads.remember(result.heads.map((head) => ({ ...head, evidence: digest, at: startedAt })));
    await vault.custody.append('evidence-verified', digest, { run: runId, ...Object.fromEntries(run.verdict.axes.map((each) => [each.axis, each.outcome])) });
    return runId;
  }

  const now = (): VerifyChoice => ({
    asOf: endOfDay(clock()),
    trustPack: vault.trust.current()?.bytes ?? null,
    rememberedHeads: vault.heads.all().map(({ origin, size, root }) => ({ origin, size, root })),
  });

  /** The arguments of an earlier run; null when its trust pack is no longer held. */
  async function choiceOf(inputs: RunInputs): Promise<VerifyChoice | null> {
    const { asOf, rememberedHeads } = inputs;
    if (inputs.trustPack === null) return { asOf, rememberedHeads, trustPack: null };
    const held = await vault.trust.byDigest(inputs.trustPack.digest);
    return held === null ? null : { asOf, rememberedHeads, trustPack: held.bytes };
  }

  async function finish(record: EvidenceRecord, signal: AbortSignal, emit: (step: ImportStep) => void): Promise<void> {
    const runId = await verify(record, now(), signal, emit);
    const evidence = await dto(record);
    if (evidence !== null) emit({ kind: 'done', evidence, runId });
  }

  async function takeIn(files: readonly TakenIn[], signal: AbortSignal, emit: (step: ImportStep) => void): Promise<EvidenceRecord> {
    const started = clock();
    const total = files.reduce((sum, file) => sum + file.size, 0);
    let before = 0;
    const copied: { digest: string; name: string; size: number }[] = [];
    for (const file of files) {
      let told = Number.NEGATIVE_INFINITY;
      const { digest, size } = await vault.evidence.copyIn(file.path, (done) => {
        if (signal.aborted) throw new CancelledError();
        if (clock() - told < 100 && done < file.size) return;
        told = clock();
        emit({ kind: 'progress', phase: 'copy', done: before + done, total, unit: 'bytes', elapsedMs: told - started });
      });
      copied.push({ digest, name: file.name, size });
      before += size;
    }
    const [main, ...others] = copied;
    if (main === undefined) throw new UnreadableError('no file was given');
    const companions = others.filter((each) => each.digest !== main.digest);
    const earlier = await vault.evidence.record(main.digest);
    const record: EvidenceRecord = earlier === null
      ? { ...main, importedAt: new Date(started).toISOString(), companions }
      : { ...earlier, companions: companions.length > 0 ? companions : earlier.companions };
    await vault.custody.append('evidence-imported', main.digest, {
      name: main.name, size: String(main.size), ...Object.fromEntries(companions.map((each, index) => [`companion${index + 1}`, each.digest])),
    });
    await vault.evidence.describe(record);
    return record;
  }

  async function importFiles(files: readonly TakenIn[], signal: AbortSignal, emit: (step: ImportStep) => void): Promise<void> {
    let record: EvidenceRecord | null = null;
    try {
      record = await takeIn(files, signal, emit);
      await finish(record, signal, emit);
    } catch (error) {
      if (error instanceof CancelledError) {
        const kept = record !== null && vault.runs.of(record.digest).length > 0;
        if (record !== null && !kept) await vault.evidence.forget(record.digest);
        await vault.custody.append('import-cancelled', record?.digest ?? files[0]?.name ?? '', { kept: String(kept) });
      }
      throw error;
    }
  }

  const closing = new AbortController();
  /** An outer abort, a consumer that leaves, or the engine's own end: each ends the job. */
  const stepsOf = (outer: AbortSignal, work: (signal: AbortSignal, emit: (step: ImportStep) => void) => Promise<void>): AsyncGenerator<ImportStep, void, void> => {
    const left = new AbortController();
    return steps<ImportStep>((emit) => inTurn(() => work(AbortSignal.any([outer, left.signal, closing.signal]), emit)), () => left.abort());
  };

  return {
    async list(): Promise<readonly EvidenceDto[]> {
      const all = await Promise.all((await vault.evidence.records()).map(dto));
      return all.filter((each) => each !== null).sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
    },
    import: (files: readonly TakenIn[], signal: AbortSignal) => stepsOf(signal, (either, emit) => importFiles(files, either, emit)),
    verifyAgain: (digest: string, signal: AbortSignal) => stepsOf(signal, async (either, emit) => finish(await known(digest), either, emit)),
    /** Verifies once more with the arguments of the latest run, for its index; the run comes out the same. */
    async rebuildIndex(digest: string): Promise<void> {
      const record = await known(digest);
      const latest = vault.runs.of(digest).at(-1);
      const run = latest === undefined ? null : (await vault.runs.get(latest.id)).run;
      if (run !== null && run.subject.kind !== 'evidence-bundle' && run.subject.kind !== 'audit-export') throw new UnreadableError('the evidence holds no record that could be read');
      const choice = (run === null ? null : await choiceOf(run.inputs)) ?? now();
      await inTurn(() => verify(record, choice, closing.signal, () => undefined));
    },
    /** Cancels what runs and waits until it has cleaned up: the vault must not close under a job. */
    async close(): Promise<void> {
      closing.abort();
      await queue;
    },
    /** Bytes of the vault's copy itself, as it was taken in. */
    async read(digest: string, offset: number, length: number): Promise<{ readonly total: number; readonly bytes: Uint8Array }> {
      await known(digest);
      const file = await openPositioned(vault.evidence.pathOf(digest));
      try {
        return { total: file.size, bytes: await file.read(offset, length) };
      } finally {
        await file.close();
      }
    },
    /** The vault's copy, listed for reading; its digest was compared when it was verified. The caller closes it. */
    async open(digest: string): Promise<Container & { close(): Promise<void> }> {
      await known(digest);
      const path = vault.evidence.pathOf(digest);
      const kind = await recognise(path);
      if (kind.kind === 'export') {
        const latest = vault.runs.of(digest).at(-1);
        const size = latest === undefined ? null : ((await vault.runs.get(latest.id)).run.files[0]?.size ?? null);
        const opened = await openExportFile(path, exportFileName(kind.export), kind.compressed, size, DEFAULT_LIMITS);
        return { kind: 'file', findings: [], ...opened };
      }
      if (kind.kind !== 'archive') throw new UnreadableError('not an archive');
      return openContainer(path, 'archive', DEFAULT_LIMITS);
    },
  };
}
