import type { JournalChange, JournalEntry, JournalPurge } from '../../contract/index.ts';
import { createSha256, sha256Hex } from '../../core/crypto/index.ts';
import { asJson, canonicalize } from '../../core/json/index.ts';
import { ordersCover, type Remains } from './purge-order.ts';
import { isJournalChange, isJournalPurge, isPurgedLine } from './shapes.ts';

/** What the first linked line continues: this text, and after it every line from before lines were linked. */
const GENESIS = 'proofroom.journal.v1\n';

export interface JournalReading {
  readonly entries: readonly JournalEntry[];
  /** Hash of the last linked line, or of the genesis where there is none: `prev` of the next one. */
  readonly head: string;
  /** False when a linked line was changed, does not continue the one before it, or was taken out without an order. */
  readonly intact: boolean;
  /** Lines at the beginning that carry no hash: an earlier version wrote them. */
  readonly unlinked: number;
  /** Place of the first line that is no entry at all; -1 when every line is one. */
  readonly unreadable: number;
  /** The hash the first linked line names, and the one its beginning has now; alike unless lines were taken out of it. */
  readonly beginning: { readonly named: string | null; readonly computed: string };
}

/** The line of an entry that follows `prev`, its hash over the JCS form of everything else. */
export function linkEntry(entry: JournalChange | JournalPurge, prev: string): { readonly line: string; readonly hash: string } {
  const body = { ...entry, prev };
  const hash = sha256Hex(canonicalize(asJson(body)));
  return { line: canonicalize(asJson({ ...body, hash })), hash };
}

/** Checks every line: its form, its number, its own hash, its link to the line before (docs/formats/custody.md). */
export function readJournal(lines: readonly string[]): JournalReading {
  const entries: JournalEntry[] = [];
  const purged = new Map<number, Remains>();
  const genesis = createSha256();
  genesis.update(Buffer.from(GENESIS));
  let computed: string | null = null;
  let named: string | null = null;
  let head: string | null = null;
  let intact = true;
  let unlinked = 0;
  let unreadable = -1;
  for (const [index, line] of lines.entries()) {
    const read = parseJournalLine(line);
    if (read === null || read.entry.seq !== index) {
      unreadable = index;
      break;
    }
    const { entry, link } = read;
    entries.push(entry);
    if (entry.op === 'purged') purged.set(index, { seq: index, id: entry.id, hash: link?.hash ?? '' });
    if (link === null && head === null) {
      genesis.update(Buffer.from(`${line}\n`));
      unlinked += 1;
      continue;
    }
    if (head === null) {
      computed = genesis.digestHex();
      named = link?.prev ?? null;
      head = named ?? computed;
    }
    // Of a line that was taken out only the link is left to test; that it was ordered is tested at the end.
    if (entry.op === 'purged' ? link === null || link.prev !== head || canonicalize(asJson({ ...entry, ...link })) !== line : linkEntry(entry, head).line !== line) intact = false;
    // A broken line is followed by what it says of itself: later lines that re-link to it are no second break.
    head = link?.hash ?? (entry.op === 'purged' ? head : linkEntry(entry, head).hash);
  }
  computed ??= genesis.digestHex();
  const orders = entries.flatMap((entry) => (entry.op === 'purge' ? [entry.value] : []));
  const shortened = orders.findLast((order) => order.beginning !== null)?.beginning ?? null;
  if (!ordersCover(orders, purged)) intact = false;
  if (named !== null && named !== computed && (shortened === null || shortened.was !== named || shortened.now !== computed)) intact = false;
  return { entries, head: head ?? computed, intact: intact && unreadable < 0, unlinked, unreadable, beginning: { named, computed } };
}

interface JournalLine {
  readonly entry: JournalEntry;
  /** Null for a line from before lines were linked. A link that is no digest is an empty text, and breaks. */
  readonly link: { readonly prev: string; readonly hash: string } | null;
}

export function parseJournalLine(line: string): JournalLine | null {
  try {
    const value: unknown = JSON.parse(line);
    if (isPurgedLine(value)) {
      const { seq, id, op, hash, prev } = value;
      return { entry: { seq, id, op }, link: hash === undefined || prev === undefined ? null : { prev, hash } };
    }
    const entry = isJournalChange(value) ? change(value) : isJournalPurge(value) ? order(value) : null;
    if (entry === null || typeof value !== 'object' || value === null) return null;
    const linked = 'hash' in value || 'prev' in value;
    return { entry, link: linked ? { prev: digestIn(value, 'prev'), hash: digestIn(value, 'hash') } : null };
  } catch {
    return null;
  }
}

const change = ({ seq, id, at, table, op, key, value }: JournalChange): JournalChange => ({ seq, id, at, table, op, key, value });
const order = ({ seq, id, at, op, key, value }: JournalPurge): JournalPurge => ({ seq, id, at, op, key, value });

function digestIn(line: object, name: 'prev' | 'hash'): string {
  const value: unknown = Object.entries(line).find(([each]) => each === name)?.[1];
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : '';
}
