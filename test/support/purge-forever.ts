import { createReview } from '../../src/engine/review.ts';
import { openVault } from '../../src/engine/vault/index.ts';

/** Started by the journal's kill test: writes cases, purges every second one, and says what was acknowledged, until it is killed. */
const vault = await openVault({ dataDir: process.argv[2]!, version: 'test', clock: Date.now });
const review = createReview(vault, Date.now);
const from = Number(process.argv[3]);
for (let n = from; ; n += 1) {
  const rows = Array.from({ length: 20 }, (_, row) => ({
    id: crypto.randomUUID(), table: 'notes' as const, op: 'put' as const, key: `${n}-${row}`, value: { caseId: `case-${n}`, text: `secret of case-${n}. ${'y'.repeat(500)}` },
  }));
  await review.append(rows);
  process.stdout.write(`written ${n}\n`);
  if (n % 2 === 0) continue;
  await review.purge(`case-${n}`);
  process.stdout.write(`purged ${n}\n`);
}
