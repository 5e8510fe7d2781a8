import * as block from './event';
import { setMaxDepth, UNCERTAIN } from './json';
import { CAPACITY, DIGESTS, END, ENDS, HASHES, INPUT, MAX_LINES, MIN_LINE, NAME_ENTRIES, NAMES, STAGE, STAGE_SIZE, SUBTREES, SUMMARY, TIMES } from './memory';
import * as lists from './names';
import { foldLeaves } from './tree';

export { setNameKey } from './name-hash';

/** Deeper lines are for the host: here nesting is recursion. */
const MAX_DEPTH: i32 = 64;
/** Disclosed values stand at the fourth level. */
const MIN_DEPTH: i32 = 4;
const PREV: usize = SUMMARY + 64;
const FIRST_PREV: usize = SUMMARY + 96;

export function inputAt(): usize { return INPUT; }
export function capacity(): usize { return CAPACITY; }
export function hashesAt(): usize { return HASHES; }
export function namesAt(): usize { return NAMES; }
export function namesEnd(): usize { return lists.namesEnd; }
export function nameEntriesAt(): usize { return NAME_ENTRIES; }
export function names(): usize { return lists.names; }
export function causesWithin(): i32 { return lists.causesWithin; }
export function digestsAt(): usize { return DIGESTS; }
export function digests(): usize { return block.digests; }
export function stageAt(): usize { return STAGE; }
export function endsAt(): usize { return ENDS; }
export function firstPrevAt(): usize { return FIRST_PREV; }
export function subtreesAt(): usize { return SUBTREES; }
export function redacted(): i32 { return block.redacted; }
export function disclosed(): i32 { return block.disclosed; }
export function firstSeq(): f64 { return <f64>first; }
export function timesAt(): usize { return TIMES; }
export function end(): usize { return END; }

let first: i64 = 0;

/**
 * Reads `length` bytes of whole lines at the input. Returns how many events they are when every one of them is certain
 * to be in canonical form and of the event's shape, follows the one before by `prev`, by number and in time, and is no
 * longer than `maxLine` bytes; 0 when anything at all remains to be looked at. The digests remain to be computed.
 */
export function scan(length: usize, maxLine: usize, maxDepth: i32): usize {
  if (length == 0 || length > CAPACITY || maxDepth < MIN_DEPTH) return 0;
  setMaxDepth(maxDepth < MAX_DEPTH ? maxDepth : MAX_DEPTH);
  const end = INPUT + length;
  memory.fill(end, 0, 64);
  block.startBlock();
  let lines: usize = 0;
  let at = INPUT;
  let seq: i64 = 0;
  let time: i64 = 0;
  while (at < end) {
    const hash = HASHES + lines * 32;
    const next = lines < MAX_LINES ? block.event(at, hash, lines == 0 ? FIRST_PREV : PREV) : UNCERTAIN;
    if (next == UNCERTAIN || next > end || next - at - 1 > maxLine || next - at < MIN_LINE) return 0;
    if (lines == 0) first = block.seq;
    else if (block.seq != seq + 1 || block.time < time || memory.compare(PREV, hash - 32, 32) != 0) return 0;
    seq = block.seq;
    time = block.time;
    store<u32>(ENDS + lines * 4, <u32>(next - INPUT));
    store<f64>(TIMES + lines * 8, <f64>time);
    lines += 1;
    at = next;
  }
  return lines;
}

/** Lays the text of a digest, given by its address, on the stage. Returns its length, or 0 where there is not room for it. */
export function stage(digest: usize): usize {
  const from = load<u32>(digest);
  const length = load<u32>(digest, 4) - from;
  if (length > STAGE_SIZE) return 0;
  memory.copy(STAGE, from, length);
  return length;
}

/** The perfect subtrees of the block's events, when the first of them is leaf `firstLeaf` of its log. */
export function fold(firstLeaf: f64, lines: usize): usize {
  return foldLeaves(<i64>firstLeaf, lines);
}
