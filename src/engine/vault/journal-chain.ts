import type { JournalEntry } from '../../contract/index.ts';
import { createSha256, sha256Hex } from '../../core/crypto/index.ts';
import { canonicalize } from '../../core/json/index.ts';
import { asJson } from '../verify/json.ts';
import { isJournalEntry } from './shapes.ts';

/** What the first linked line continues: this text, and after it every line from before lines were linked. */
const GENESIS = 'proofroom.journal.v1\n';

export interface JournalReading {
  readonly entries: readonly JournalEntry[];
  /** Hash of the last linked line, or of the genesis where there is none: `prev` of the next one. */
  readonly head: string;
  /** False when a linked line was changed, or does not continue the one before it. */
  readonly intact: boolean;
  /** Lines at the beginning that carry no hash: an earlier version wrote them. */
  readonly unlinked: number;
  /** Place of the first line that is no entry at all; -1 when every line is one. */
  readonly unreadable: number;
}

/** The line of an entry that follows `prev`, its hash over the JCS form of everything else. */
export function linkEntry(entry: JournalEntry, prev: string): { readonly line: string; readonly hash: string } {
  const { seq, id, at, table, op, key, value } = entry;
  const body = { seq, id, at, table, op, key, value, prev };
  const hash = sha256Hex(canonicalize(asJson(body)));
  return { line: canonicalize(asJson({ ...body, hash })), hash };
}

/** Checks every line: its form, its number, its own hash, its link to the line before (docs/formats/custody.md). */
export function readJournal(lines: readonly string[]): JournalReading {
  const entries: JournalEntry[] = [];
  const genesis = createSha256();
  genesis.update(Buffer.from(GENESIS));
  let head: string | null = null;
  let intact = true;
  let unlinked = 0;
  for (const [index, line] of lines.entries()) {
    const read = parse(line);
    if (read === null || read.entry.seq !== index) return { entries, head: head ?? '', intact: false, unlinked, unreadable: index };
    entries.push(read.entry);
    if (!read.linked && head === null) {
      genesis.update(Buffer.from(`${line}\n`));
      unlinked += 1;
      continue;
    }
    head ??= genesis.digestHex();
    const expected = linkEntry(read.entry, head);
    if (expected.line !== line) intact = false;
    // A broken line is followed by what it says of itself: later lines that re-link to it are no second break.
    head = read.hash ?? expected.hash;
  }
  return { entries, head: head ?? genesis.digestHex(), intact, unlinked, unreadable: -1 };
}

function parse(line: string): { readonly entry: JournalEntry; readonly linked: boolean; readonly hash: string | null } | null {
  try {
    const value: unknown = JSON.parse(line);
    if (!isJournalEntry(value)) return null;
    const { seq, id, at, table, op, key, value: row } = value;
    const hash = 'hash' in value && typeof value.hash === 'string' && /^[0-9a-f]{64}$/.test(value.hash) ? value.hash : null;
    return { entry: { seq, id, at, table, op, key, value: row }, linked: 'hash' in value || 'prev' in value, hash };
  } catch {
    return null;
  }
}
