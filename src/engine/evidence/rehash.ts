import type { RehashStep } from '../../contract/index.ts';
import { CancelledError } from '../errors.ts';
import { VaultError } from '../vault/index.ts';
import type { EvidenceParts, EvidenceRecord } from './parts.ts';

/** Hashes the vault's copy again, and says whether it is still what was taken in. An answer goes into the custody log. */
export async function rehash({ vault, clock }: EvidenceParts, record: EvidenceRecord, signal: AbortSignal, emit: (step: RehashStep) => void): Promise<void> {
  const started = clock();
  let told = Number.NEGATIVE_INFINITY;
  const same = await vault.evidence.recheck(record.digest, (done, total) => {
    if (signal.aborted) throw new CancelledError();
    if (clock() - told < 100) return;
    told = clock();
    emit({ kind: 'progress', phase: 'hash', done, total, unit: 'bytes', elapsedMs: told - started });
  }).then(() => true, (error: unknown) => {
    if (error instanceof VaultError && error.problem === 'changed') return false;
    throw error;
  });
  const { at } = await vault.custody.append('evidence-rehashed', record.digest, { result: same ? 'same' : 'changed' });
  emit({ kind: 'done', same, at });
}
