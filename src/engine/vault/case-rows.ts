import { z } from 'zod';
import { asJson } from '../../core/json/index.ts';
import type { ReviewEntry } from '../../core/review/index.ts';
import type { ReviewJournal } from './journal.ts';
import { ownerOf } from './purge-order.ts';

/** The rows of a case as the journal's changes leave them: always folded from what is on the disk, never from a window. */
export function caseRows(journal: Pick<ReviewJournal, 'entries'>, caseId: string): ReviewEntry[] {
  const rows = new Map<string, ReviewEntry>();
  for (const entry of journal.entries()) {
    if (entry.op === 'purge' || entry.op === 'purged') continue;
    const { table, op, key, value } = entry;
    const name = `${table}/${key}`;
    if (op === 'delete' || ownerOf(table, key, value) !== caseId) rows.delete(name);
    else rows.set(name, { table, key, value: asJson(value) });
  }
  return [...rows.values()];
}

const CASE = z.object({ digest: z.string() });

/** The evidence that a case is about, which is what the custody log names; the case itself where the journal does not say. */
export function evidenceOfCase(journal: Pick<ReviewJournal, 'entries'>, caseId: string): string {
  const read = CASE.safeParse(caseRows(journal, caseId).find((row) => row.table === 'cases')?.value);
  return read.success ? read.data.digest : caseId;
}
