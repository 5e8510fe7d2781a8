import type { CustodyLog } from './custody.ts';
import type { ReviewJournal } from './journal.ts';

/** Carries out orders that the custody log tells of and the journal does not: a kill came between the two. */
export async function resumePurges(custody: CustodyLog, journal: ReviewJournal, newId: () => string): Promise<void> {
  const done = new Set(journal.entries().flatMap((entry) => (entry.op === 'purge' ? [entry.value.digest] : [])));
  for (const { act, subject, detail } of custody.entries()) {
    const { digest = '', upTo = '' } = detail;
    if (act !== 'review-purged' || done.has(digest) || !/^\d{1,15}$/.test(upTo)) continue;
    const plan = await journal.plan(subject, Number(upTo));
    // Only what was told: a log that says something else of these lines orders nothing.
    if (plan.digest === digest) await journal.purge(plan, newId());
    done.add(digest);
  }
}
