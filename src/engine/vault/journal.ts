import type { JournalEntry } from '../../contract/index.ts';
import { openAppendLog } from './append-log.ts';
import { VaultError } from './errors.ts';
import { linkEntry, readJournal } from './journal-chain.ts';
import type { Layout } from './layout.ts';

type JournalChange = Omit<JournalEntry, 'seq' | 'at'>;

/** Every change to the review work, in the order it came. A window whose own store is empty fills it from here. */
export interface ReviewJournal {
  /** Appends in one write; changes whose id is already there are not written twice. Returns the last sequence number. */
  append(changes: readonly JournalChange[]): Promise<number>;
  /** Up to `limit` entries with a sequence number above `after`. */
  read(after: number, limit: number): readonly JournalEntry[];
  entries(): readonly JournalEntry[];
  /** Whether every linked line continued the one before it when the journal was opened, and the hash the next one names. */
  chain(): { readonly intact: boolean; readonly head: string; readonly unlinked: number };
  close(): Promise<void>;
}

/** Throws `VaultError('damaged')` when a complete line is not an entry: review work is not skipped in silence. */
export async function openJournal(paths: Layout, clock: () => number): Promise<ReviewJournal> {
  const log = await openAppendLog(paths.journal, paths.setAside);
  const reading = readJournal(log.lines);
  if (reading.unreadable >= 0) {
    await log.close();
    throw new VaultError('damaged', 'journal.ndjson', `line ${reading.unreadable + 1} of the review journal is not an entry`);
  }
  const entries = [...reading.entries];
  let { head } = reading;
  const known = new Set(entries.map((entry) => entry.id));
  let queue: Promise<unknown> = Promise.resolve();
  return {
    append(changes) {
      const result = queue.then(async () => {
        const at = new Date(clock()).toISOString();
        const fresh: JournalEntry[] = [];
        const seen = new Set(known);
        for (const change of changes) {
          if (seen.has(change.id)) continue;
          seen.add(change.id);
          const { id, table, op, key, value } = change;
          fresh.push({ seq: entries.length + fresh.length, at, id, table, op, key, value });
        }
        if (fresh.length > 0) {
          let next = head;
          const lines = fresh.map((entry) => {
            const linked = linkEntry(entry, next);
            next = linked.hash;
            return linked.line;
          });
          await log.append(lines);
          head = next;
          for (const entry of fresh) known.add(entry.id);
          entries.push(...fresh);
        }
        return entries.length - 1;
      });
      queue = result.catch(() => undefined);
      return result;
    },
    read: (after, limit) => entries.slice(Math.max(0, after + 1), Math.max(0, after + 1) + limit),
    entries: () => entries,
    chain: () => ({ intact: reading.intact, head, unlinked: reading.unlinked }),
    close: () => queue.then(() => log.close()),
  };
}
