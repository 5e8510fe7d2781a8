import { dropIndex } from '../index-db/index.ts';
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
  const others = (await vault.evidence.records()).filter((each) => each.digest !== digest);
  const needed = new Set(others.flatMap((each) => [each.digest, ...each.companions.map((companion) => companion.digest)]));
  for (const each of [digest, ...record.companions.map((companion) => companion.digest)]) {
    if (!needed.has(each)) await vault.evidence.forget(each);
  }
}
