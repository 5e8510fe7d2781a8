import { readFile } from 'node:fs/promises';
import type { JournalChange, JournalEntry } from '../../contract/index.ts';
import { openAppendLog } from './append-log.ts';
import { VaultError } from './errors.ts';
import { frozenSamples, type FrozenSamples } from './frozen-samples.ts';
import { linkEntry, readJournal } from './journal-chain.ts';
import { dropFragments, planPurge, takeOut, type PurgePlan } from './journal-purge.ts';
import type { Layout } from './layout.ts';

/** Every change to the review work, in the order it came. A window whose own store is empty fills it from here. */
export interface ReviewJournal {
  /**
   * Appends in one write; changes whose id is already there are not written twice. Returns the last sequence number.
   * Throws `FrozenError`, and writes nothing, when one of them would change a sample.
   */
  append(changes: readonly Omit<JournalChange, 'seq' | 'at'>[]): Promise<number>;
  /** Up to `limit` entries with a sequence number above `after`. */
  read(after: number, limit: number): readonly JournalEntry[];
  entries(): readonly JournalEntry[];
  /** What taking a case out would remove: of all lines, or of those up to `upTo`. */
  plan(caseId: string, upTo?: number): Promise<PurgePlan>;
  /** Takes the planned lines out: whole, or after a kill not at all. `id` names the order that stands for them. */
  purge(plan: PurgePlan, id: string): Promise<void>;
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
  const now = (): string => new Date(clock()).toISOString();
  const entries = [...reading.entries];
  let { head } = reading;
  const known = new Set(entries.map((entry) => entry.id));
  const samplesOf = (): FrozenSamples => {
    const held = frozenSamples();
    for (const entry of entries) if (entry.op === 'put') held.keep(entry);
    return held;
  };
  let samples = samplesOf();
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };
  const linesNow = async (): Promise<readonly string[]> => (await readFile(paths.journal, 'utf8')).split('\n').slice(0, -1);

  async function append(changes: Parameters<ReviewJournal['append']>[0]): Promise<number> {
    const fresh: JournalChange[] = [];
    const at = now();
    const seen = new Set<string>();
    const drawn = frozenSamples();
    for (const { id, table, op, key, value } of changes) {
      if (known.has(id) || seen.has(id)) continue;
      seen.add(id);
      const entry: JournalChange = { seq: entries.length + fresh.length, at, id, table, op, key, value };
      for (const each of [samples, drawn]) each.admit(entry);
      drawn.keep(entry);
      fresh.push(entry);
    }
    if (fresh.length === 0) return entries.length - 1;
    let next = head;
    const lines = fresh.map((entry) => {
      const linked = linkEntry(entry, next);
      next = linked.hash;
      return linked.line;
    });
    await log.append(lines);
    head = next;
    for (const entry of fresh) {
      known.add(entry.id);
      samples.keep(entry);
    }
    entries.push(...fresh);
    return entries.length - 1;
  }

  async function purge(plan: PurgePlan, id: string): Promise<void> {
    if (plan.lines.length === 0) return;
    const taken = takeOut(await linesNow(), plan, { id, at: now() });
    // Fragments first: a kill in between leaves the lines, and with them the reason to do it all again.
    await dropFragments(paths, plan.caseId);
    await log.replace(taken.lines);
    for (const { seq, id: of } of plan.lines.map((seq) => entries[seq]!)) entries[seq] = { seq, id: of, op: 'purged' };
    entries.push(taken.order);
    known.add(id);
    head = taken.head;
    samples = samplesOf();
  }

  return {
    append: (changes) => inTurn(() => append(changes)),
    read: (after, limit) => entries.slice(Math.max(0, after + 1), Math.max(0, after + 1) + limit),
    entries: () => entries,
    plan: (caseId, upTo = Infinity) => inTurn(async () => planPurge(await linesNow(), entries, caseId, Math.min(upTo, entries.length - 1))),
    purge: (plan, id) => inTurn(() => purge(plan, id)),
    chain: () => ({ intact: reading.intact, head, unlinked: reading.unlinked }),
    close: () => queue.then(() => log.close()),
  };
}
