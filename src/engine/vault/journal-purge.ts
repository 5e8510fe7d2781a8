import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { JournalEntry, JournalPurge } from '../../contract/index.ts';
import { asJson, canonicalize } from '../../core/json/index.ts';
import { linkEntry, parseJournalLine, readJournal } from './journal-chain.ts';
import type { Layout } from './layout.ts';
import { digestOfLines, linesOfCase, toRanges } from './purge-order.ts';

/** What an order to purge a case will take out of the journal; told in the custody log before it is done. */
export interface PurgePlan {
  readonly caseId: string;
  /** The last line that the order is about: what is written after it is not taken. */
  readonly upTo: number;
  readonly lines: readonly number[];
  readonly digest: string;
}

export function planPurge(lines: readonly string[], entries: readonly JournalEntry[], caseId: string, upTo: number): PurgePlan {
  const numbers = linesOfCase(entries, caseId, upTo);
  const remains = numbers.map((seq) => ({ seq, id: entries[seq]?.id ?? '', hash: parseJournalLine(lines[seq] ?? '')?.link?.hash ?? '' }));
  return { caseId, upTo, lines: numbers, digest: digestOfLines(remains) };
}

/**
 * The journal without those lines. Each leaves its number, its id, its hash and its link, so that the lines around it
 * still hold together; at the end stands the order. With the row's key, its time and its content gone, the hash cannot
 * be used to try out what a line said: keys are random.
 */
export function takeOut(lines: readonly string[], plan: PurgePlan, order: Pick<JournalPurge, 'id' | 'at'>): {
  readonly lines: readonly string[]; readonly order: JournalPurge; readonly head: string;
} {
  const gone = new Set(plan.lines);
  const left = lines.map((line, seq) => (gone.has(seq) ? emptied(line) : line));
  const { head, beginning: { named, computed } } = readJournal(left);
  const beginning = named !== null && named !== computed ? { was: named, now: computed } : null;
  const entry: JournalPurge = { seq: lines.length, ...order, op: 'purge', key: plan.caseId, value: { lines: toRanges(plan.lines), digest: plan.digest, beginning } };
  const linked = linkEntry(entry, head);
  return { lines: [...left, linked.line], order: entry, head: linked.hash };
}

function emptied(line: string): string {
  const read = parseJournalLine(line);
  if (read === null) throw new Error('a line of the journal is no entry');
  const { entry: { seq, id }, link } = read;
  return canonicalize(asJson({ seq, id, op: 'purged', ...link }));
}

/** Removes torn ends of the journal that name the case, or end before they would say which case they are of. */
export async function dropFragments(paths: Layout, caseId: string): Promise<void> {
  const names = (await readdir(paths.setAside).catch(() => [])).filter((name) => name.startsWith(`${basename(paths.journal)}.`));
  for (const name of names) {
    const text = await readFile(join(paths.setAside, name), 'utf8');
    if (text.includes(JSON.stringify(caseId)) || !/"caseId":"(?:[^"\\]|\\.)*"/.test(text)) await rm(join(paths.setAside, name));
  }
}
