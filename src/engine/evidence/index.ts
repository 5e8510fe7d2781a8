import { rm } from 'node:fs/promises';
import type { EvidenceDto, ImportStep, RehashStep } from '../../contract/index.ts';
import type { Container } from '../../core/bundle/container.ts';
import { DEFAULT_LIMITS } from '../../core/run.ts';
import { exportFileName } from '../../sources/create-export-reader.ts';
import { CancelledError, NotFoundError, UnreadableError } from '../errors.ts';
import { storageProblem } from '../files/storage-problem.ts';
import { openExportFile } from '../files/export-container.ts';
import { openPositioned } from '../files/positioned-file.ts';
import { steps } from '../jobs/steps.ts';
import type { TakenIn } from '../router/intakes.ts';
import { openContainer } from '../verify/index.ts';
import { recognise } from '../verify/recognise.ts';
import { choiceNow, choiceOf } from './choices.ts';
import { forgetCopies } from './forget-copies.ts';
import type { EvidenceParts, EvidenceRecord } from './parts.ts';
import { purge } from './purge.ts';
import { rehash } from './rehash.ts';
import { takeIn } from './take-in.ts';
import { verifyTogether } from './together.ts';
import { evidenceDto, verifyAndReport, verifyEvidence } from './verify-evidence.ts';

/** Everything done to evidence in the vault, one job at a time. */
export function createEvidence(parts: EvidenceParts) {
  const { vault, clock } = parts;
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

  /** Whether nothing of an import stays; what the medium does not let go of does, and the import's own failure is what is told. */
  const forgotten = async ({ digest, companions }: EvidenceRecord): Promise<boolean> =>
    forgetCopies(vault, [digest, ...companions.map((each) => each.digest)], digest).then(() => true, () => false);

  async function importFiles(files: readonly TakenIn[], signal: AbortSignal, emit: (step: ImportStep) => void): Promise<void> {
    let record: EvidenceRecord | null = null;
    try {
      record = await takeIn(parts, files, signal, emit);
      await verifyAndReport(parts, record, choiceNow(vault, clock()), signal, emit);
    } catch (error) {
      const kept = record !== null && (vault.runs.of(record.digest).length > 0 || !(await forgotten(record)));
      const subject = record?.digest ?? files[0]?.name ?? '';
      if (error instanceof CancelledError) await vault.custody.append('import-cancelled', subject, { kept: String(kept) });
      // On a disk that is full or read-only the log may refuse too, and what is told must be why the import failed.
      else await vault.custody.append('import-failed', subject, { kept: String(kept), because: storageProblem(error) ?? 'error' }).catch(() => undefined);
      throw error;
    }
  }

  /** Copies of the evidence that still lie where they were handed out from. */
  const handedOut = new Map<string, readonly string[]>();
  const closing = new AbortController();
  /** An outer abort, a consumer that leaves, or the engine's own end: each ends the job. */
  const stepsOf = <T>(outer: AbortSignal, work: (signal: AbortSignal, emit: (step: T) => void) => Promise<void>, when = inTurn): AsyncGenerator<T, void, void> => {
    const left = new AbortController();
    return steps<T>((emit) => when(() => work(AbortSignal.any([outer, left.signal, closing.signal]), emit)), () => left.abort());
  };
  /** Reading beside a job disturbs nothing, and a case that opens should not wait for another's import. */
  const beside = <T>(work: () => Promise<T>): Promise<T> => work();

  return {
    async list(): Promise<readonly EvidenceDto[]> {
      const all = await Promise.all((await vault.evidence.records()).map((record) => evidenceDto(parts, record)));
      return all.filter((each) => each !== null).sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
    },
    import: (files: readonly TakenIn[], signal: AbortSignal) => stepsOf<ImportStep>(signal, (either, emit) => importFiles(files, either, emit)),
    verifyAgain: (digest: string, signal: AbortSignal) =>
      stepsOf<ImportStep>(signal, async (either, emit) => verifyAndReport(parts, await known(digest), choiceNow(vault, clock()), either, emit)),
    verifyTogether: (digests: readonly string[], again: boolean, signal: AbortSignal) =>
      stepsOf<ImportStep>(signal, async (either, emit) => {
        const records: EvidenceRecord[] = [];
        for (const digest of new Set(digests)) records.push(await known(digest));
        await verifyTogether(parts, records, again, either, emit);
      }),
    rehash: (digest: string, signal: AbortSignal) => stepsOf<RehashStep>(signal, async (either, emit) => rehash(parts, await known(digest), either, emit), beside),
    purge: (digest: string): Promise<void> => inTurn(async () => {
      await purge(parts, await known(digest));
      for (const path of handedOut.get(digest) ?? []) await rm(path, { force: true });
      handedOut.delete(digest);
    }),
    async handOut(digest: string, copy: (source: string, name: string) => Promise<string>): Promise<string | null> {
      const record = await vault.evidence.record(digest);
      if (record === null) return null;
      const path = await copy(vault.evidence.pathOf(digest), record.name);
      handedOut.set(digest, [...(handedOut.get(digest) ?? []), path]);
      await vault.custody.append('evidence-handed-out', digest, { name: record.name });
      return path;
    },
    /** Verifies once more with the arguments of the latest run, for its index; the run comes out the same. */
    async rebuildIndex(digest: string): Promise<void> {
      const record = await known(digest);
      const latest = vault.runs.of(digest).at(-1);
      const run = latest === undefined ? null : (await vault.runs.get(latest.id)).run;
      if (run !== null && run.subject.kind !== 'evidence-bundle' && run.subject.kind !== 'audit-export') throw new UnreadableError('no-record');
      const choice = (run === null ? null : await choiceOf(vault, run.inputs)) ?? choiceNow(vault, clock());
      await inTurn(() => verifyEvidence(parts, record, choice, closing.signal, () => undefined));
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
      if (kind.kind !== 'archive') throw new UnreadableError('not-an-archive');
      return openContainer(path, 'archive', DEFAULT_LIMITS);
    },
  };
}
