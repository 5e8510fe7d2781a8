import type { JournalEntry, JournalPurge } from '../../contract/index.ts';
import { createSha256 } from '../../core/crypto/index.ts';

type Order = JournalPurge['value'];

/**
 * Numbers of the lines up to `upTo` that tell something of a case: its own row, rows that were ever part of it, and the
 * deletions of those.
 */
export function linesOfCase(entries: readonly JournalEntry[], caseId: string, upTo: number): readonly number[] {
  const owners = new Map<string, string | null>();
  const lines: number[] = [];
  for (const entry of entries) {
    if (entry.seq > upTo) break;
    if (entry.op === 'purge' || entry.op === 'purged') continue;
    const row = `${entry.table}/${entry.key}`;
    const owner = entry.op === 'delete' ? (owners.get(row) ?? null) : ownerOf(entry.table, entry.key, entry.value);
    if (entry.op === 'put') owners.set(row, owner);
    if (owner === caseId || (entry.table === 'cases' && entry.key === caseId)) lines.push(entry.seq);
  }
  return lines;
}

/** The case a row belongs to; of a case, the case itself. */
export const ownerOf = (table: string, key: string, value: unknown): string | null => (table === 'cases' ? key : caseOf(value));

/** The case a row says it belongs to. */
function caseOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'caseId' in value && typeof value.caseId === 'string' ? value.caseId : null;
}

/** What is left of a line beside its link. An unlinked one has an empty hash. */
export interface Remains { readonly seq: number; readonly id: string; readonly hash: string }

/** SHA-256 over the JSON of `[number, id, hash]`, one line each. */
export function digestOfLines(lines: readonly Remains[]): string {
  const digest = createSha256();
  for (const { seq, id, hash } of lines) digest.update(Buffer.from(`${JSON.stringify([seq, id, hash])}\n`));
  return digest.digestHex();
}

export function toRanges(lines: readonly number[]): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === line) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}

/** Whether each line taken out was ordered once, and each order's lines are out as it fixed them. Linear in the journal. */
export function ordersCover(orders: readonly Order[], purged: ReadonlyMap<number, Remains>): boolean {
  const covered = new Set<number>();
  for (const { lines, digest } of orders) {
    const found: Remains[] = [];
    for (const [from, to] of lines) {
      for (let seq = from; seq <= to; seq += 1) {
        const remains = purged.get(seq);
        // A range that names another line ends here, so that a written range is never longer than the journal.
        if (remains === undefined || covered.has(seq)) return false;
        covered.add(seq);
        found.push(remains);
      }
    }
    if (digestOfLines(found) !== digest) return false;
  }
  return covered.size === purged.size;
}
