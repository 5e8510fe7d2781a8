import type { ImportStep } from '../../contract/index.ts';
import { CancelledError, UnreadableError } from '../errors.ts';
import type { TakenIn } from '../router/intakes.ts';
import { forgetCopies } from './forget-copies.ts';
import type { EvidenceParts, EvidenceRecord } from './parts.ts';

/** Copies files into the vault; the first is the evidence, others accompany it. Where one cannot be copied, none stays. */
export async function takeIn({ vault, clock }: EvidenceParts, files: readonly TakenIn[], signal: AbortSignal, emit: (step: ImportStep) => void): Promise<EvidenceRecord> {
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
    }).catch(async (error: unknown) => {
      // What the medium does not let go of stays; why the copying failed is what is told.
      await forgetCopies(vault, copied.map((each) => each.digest), null).catch(() => undefined);
      throw error;
    });
    copied.push({ digest, name: file.name, size });
    before += size;
  }
  const [main, ...others] = copied;
  if (main === undefined) throw new UnreadableError('no-file');
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
