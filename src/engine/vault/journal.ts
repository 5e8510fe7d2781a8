import type { JournalEntry } from '../../contract/index.ts';
import { canonicalize } from '../../core/json/index.ts';
import { asJson } from '../verify/json.ts';
import { openAppendLog, type AppendLog } from './append-log.ts';
import { VaultError } from './errors.ts';
import type { Layout } from './layout.ts';
import { isJournalEntry } from './shapes.ts';

type JournalChange = Omit<JournalEntry, 'seq' | 'at'>;

/** Every change to the review work, in the order it came. A window whose own store is empty fills it from here. */
export interface ReviewJournal {
  /** Appends in one write; changes whose id is already there are not written twice. Returns the last sequence number. */
  append(changes: readonly JournalChange[]): Promise<number>;
  /** Up to `limit` entries with a sequence number above `after`. */
  read(after: number, limit: number): readonly JournalEntry[];
  close(): Promise<void>;
}

/** Throws `VaultError('damaged')` when a complete line is not an entry: review work is not skipped in silence. */
export async function openJournal(paths: Layout, clock: () => number): Promise<ReviewJournal> {
  const log = await openAppendLog(paths.journal, paths.setAside);
  const entries = await readLines(log);
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
          await log.append(fresh.map((entry) => canonicalize(asJson(entry))));
          for (const entry of fresh) known.add(entry.id);
          entries.push(...fresh);
        }
        return entries.length - 1;
      });
      queue = result.catch(() => undefined);
      return result;
    },
    read: (after, limit) => entries.slice(Math.max(0, after + 1), Math.max(0, after + 1) + limit),
    close: () => queue.then(() => log.close()),
  };
}

async function readLines(log: AppendLog): Promise<JournalEntry[]> {
  try {
    return log.lines.map((line, index) => parse(line, index));
  } catch (error) {
    await log.close();
    throw error;
  }
}

function parse(line: string, index: number): JournalEntry {
  try {
    const value: unknown = JSON.parse(line);
    if (isJournalEntry(value) && value.seq === index) return value;
  } catch {
    // Falls through to the same answer: whatever it is, it is no entry.
  }
  throw new VaultError('damaged', 'journal.ndjson', `line ${index + 1} of the review journal is not an entry`);
}
