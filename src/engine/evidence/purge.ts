import { dropIndex } from '../index-db/index.ts';
import { forgetCopies } from './forget-copies.ts';
import type { EvidenceParts, EvidenceRecord } from './parts.ts';

/**
 * Destroys the vault's copy of a piece of evidence, what accompanied only it, its runs and its index. What stays: digests
 * and names in the custody log, which would break if a line were taken out, and the heads seen of its logs, which are
 * digests and still catch a rewritten log.
 */
export async function purge({ vault, pool }: EvidenceParts, record: EvidenceRecord): Promise<void> {
  const { digest } = record;
  await pool.release(digest);
  // Told first: a kill half-way through leaves an entry about less than was done, never the deed without its entry.
  await vault.custody.append('evidence-purged', digest, { name: record.name, runs: String(new Set(vault.runs.of(digest).map(({ id }) => id)).size) });
  await dropIndex({ dataDir: vault.dataDir, digest });
  await vault.runs.forget(digest);
  await forgetCopies(vault, [digest, ...record.companions.map((companion) => companion.digest)], digest);
}
