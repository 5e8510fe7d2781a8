import { z } from 'zod';
import type { JournalChange } from '../contract/index.ts';
import { caseRows, evidenceOfCase, type Vault } from './vault/index.ts';

const text = z.string();
/** What the custody log says of a waiver. A window, or somebody's file, may have journalled anything. */
const WAIVER = z.object({
  caseId: text, control: text, subject: text.optional(), by: text, until: text, withdrawn: z.object({ by: text, why: text.optional() }).nullable(),
});

/** Notes in the custody log what a journalled row gives or takes back; before it is kept, so that a kill in between leaves a line too many and none too few. */
export async function tellWaivers({ journal, custody }: Vault, entries: readonly Pick<JournalChange, 'table' | 'op' | 'key' | 'value'>[]): Promise<void> {
  for (const { table, op, key, value } of entries) {
    if (table !== 'waivers' || op !== 'put') continue;
    const read = WAIVER.safeParse(value);
    if (!read.success) continue;
    const { caseId, control, subject, by, until, withdrawn } = read.data;
    const had = WAIVER.safeParse(caseRows(journal, caseId).find((row) => row.table === 'waivers' && row.key === key)?.value);
    if (had.success && (had.data.withdrawn === null) === (withdrawn === null)) continue;
    const of = { case: caseId, control, ...(subject === undefined ? {} : { subject }) };
    const evidence = evidenceOfCase(journal, caseId);
    if (withdrawn === null) await custody.append('waiver-given', evidence, { ...of, by, until });
    else await custody.append('waiver-withdrawn', evidence, { ...of, by: withdrawn.by, ...(withdrawn.why === undefined ? {} : { why: withdrawn.why }) });
  }
}
