import { fromHex, parseTimestamp } from '../encoding/index.ts';
import type { FindingCode, FindingSink, FindingValues, JsonWord, LogWord, Pointer } from '../findings/index.ts';
import type { JsonLimits } from '../json/index.ts';
import { createTree, leafHash, type Tree } from '../tlog/index.ts';
import { CUSTODY_GENESIS, readCustodyLine, type CustodyEntry } from './entry.ts';

export interface CustodyGap { readonly from: number; readonly to: number; readonly after: number | null; readonly before: number | null }

export interface CustodyFollowed {
  readonly lines: number;
  readonly entries: number;
  readonly linksTested: number;
  readonly first: CustodyEntry | null;
  readonly last: CustodyEntry | null;
  readonly gaps: readonly CustodyGap[];
}

export interface CustodyFollower {
  /** One line without its line feed, in file order; the entry when it is one, and whether its bytes, hash, number and link hold. */
  line(bytes: Uint8Array, offset: number): { readonly entry: CustodyEntry; readonly holds: boolean } | null;
  /** A line over the limit: skipped, and told. */
  tooLong(offset: number): void;
  /** What stands after the last line feed. */
  torn(bytes: Uint8Array, offset: number): void;
  /** Over the hashes as recorded, so that one changed entry does not change all later roots. */
  readonly tree: Tree;
  finish(): CustodyFollowed;
}

/** Follows a custody log entry by entry: form, hash, link, number, clock. `maxGaps` bounds what is remembered of gaps. */
export function followCustody(sink: FindingSink, limits: JsonLimits, maxGaps: number): CustodyFollower {
  const tree = createTree();
  const gaps: CustodyGap[] = [];
  let expectedSeq = 0;
  let expectedPrev: string | null = CUSTODY_GENESIS;
  let lastComputed = '';
  let unread = 0;
  let lines = 0;
  let entries = 0;
  let linksTested = 0;
  let first: CustodyEntry | null = null;
  let last: CustodyEntry | null = null;
  let lastTime: number | null = null;
  // Values of a changed entry whose successor has not been seen: only that one tells a replaced entry from a rewritten rest.
  let changed: { readonly seq: number; relinks?: boolean } | null = null;

  const report = (code: FindingCode, at: Pointer, sides: { expected?: string; computed?: string }, values: FindingValues): void => sink.add({ code, at, ...sides, values });
  const unreadable = (problem: JsonWord | LogWord, at: Pointer): void => {
    report('custody.malformed', at, {}, { problem });
    expectedPrev = null;
    changed = null;
    unread += 1;
  };
  /** Whether the number is the next one, as far as can be told over lines that could not be read. */
  const place = (entry: CustodyEntry, time: number, at: Pointer): 'next' | 'after-gap' | 'elsewhere' => {
    const ahead = entry.seq - expectedSeq;
    if (ahead < 0) {
      report('custody.out-of-order', at, { expected: String(expectedSeq), computed: String(entry.seq) }, { seq: entry.seq });
      return 'elsewhere';
    }
    const missing = ahead - unread;
    if (missing <= 0) return 'next';
    if (gaps.length < maxGaps) gaps.push({ from: expectedSeq, to: entry.seq - 1, after: lastTime, before: time });
    report('custody.gap', at, {}, { from: expectedSeq, to: entry.seq - 1, missing, ...(entries === 0 ? { start: true } : {}) });
    return 'after-gap';
  };
  const checkLink = (entry: CustodyEntry, placement: 'next' | 'after-gap', at: Pointer): boolean => {
    // Over a gap there is nothing to compare with: the gap is the finding.
    if (expectedPrev === null || (placement === 'after-gap' && entry.prev !== expectedPrev)) return false;
    linksTested += 1;
    if (entry.prev === expectedPrev) {
      if (changed !== null) changed.relinks = true;
      return true;
    }
    const linksToContent = last !== null && entry.prev === lastComputed;
    if (changed !== null) changed.relinks = linksToContent;
    report('custody.link-broken', at, { expected: expectedPrev, computed: entry.prev }, { seq: entry.seq, ...(last === null ? { start: true } : { linksToContent }) });
    return false;
  };
  return {
    tree,
    line(bytes, offset) {
      lines += 1;
      const at: Pointer = { offset, length: bytes.length };
      const read = readCustodyLine(bytes, limits);
      if (!read.ok) {
        unreadable(read.problem, { ...at, ...(read.pointer === '' ? {} : { pointer: read.pointer }) });
        return null;
      }
      const { entry, computedHash, canonical } = read;
      const time = parseTimestamp(entry.at) ?? 0;
      if (!canonical) report('custody.not-canonical', at, {}, { seq: entry.seq });
      const placement = place(entry, time, at);
      const linked = placement !== 'elsewhere' && checkLink(entry, placement, at);
      const own = entry.hash === computedHash;
      const values = own ? null : { seq: entry.seq, act: entry.act };
      if (values !== null) report('custody.entry-changed', at, { expected: entry.hash, computed: computedHash }, values);
      if (lastTime !== null && time < lastTime && placement !== 'elsewhere') report('custody.clock-went-back', at, { expected: last?.at ?? '', computed: entry.at }, { seq: entry.seq });
      tree.append(leafHash(fromHex(entry.hash)!));
      entries += 1;
      if (placement !== 'elsewhere') {
        changed = values;
        expectedSeq = entry.seq + 1;
        expectedPrev = entry.hash;
        lastComputed = computedHash;
        unread = 0;
        lastTime = time;
        first ??= entry;
        last = entry;
      }
      return { entry, holds: canonical && own && linked };
    },
    tooLong(offset) {
      lines += 1;
      unreadable('line-too-long', { offset });
    },
    torn(bytes, offset) {
      report('custody.torn-line', { offset, length: bytes.length }, {}, { bytes: bytes.length });
    },
    finish: () => ({ lines, entries, linksTested, first, last, gaps }),
  };
}
