/**
 * Where things lie in the module's memory. The host writes a block of lines at `INPUT` and reads what was proved from
 * the regions after it; each is sized for the worst block that fits the one before.
 */

/** Largest block. */
export const CAPACITY: usize = 1 << 20;
/** An event that is certain has at least this many bytes, so that a block has at most `MAX_LINES` of them. */
export const MIN_LINE: usize = 256;
export const MAX_LINES: usize = CAPACITY / MIN_LINE;
/** A disclosure that is certain takes at least this many bytes of its line, its digest among them. */
const MIN_DISCLOSURE: usize = 64;

export const SUMMARY: usize = 64 << 10;
export const INPUT: usize = SUMMARY + 256;
/** After the input there is room for a vector that starts at its last byte. */
export const TEXTS: usize = INPUT + CAPACITY + 64;
/** Record ids, and causes that are none of them. */
export const NAMES: usize = TEXTS + CAPACITY + 64;
/** 32 bytes of every event's `hash`. */
export const HASHES: usize = NAMES + CAPACITY + 64;
/** 32 bytes of every digest in a `withheld`. */
export const WITHHELD: usize = HASHES + MAX_LINES * 32;
/** From, to, expected: addresses of a text and of the 32 bytes its SHA-256 must be. */
export const DIGESTS: usize = WITHHELD + (CAPACITY / MIN_DISCLOSURE) * 32;
export const DIGEST_SIZE: usize = 12;
/** One text at a time, at an address that does not change: the host then needs one view for each length. */
export const STAGE: usize = DIGESTS + (MAX_LINES + CAPACITY / MIN_DISCLOSURE) * DIGEST_SIZE;
export const STAGE_SIZE: usize = 2048;
/** Offset after each line's line feed, 32 bits. */
export const ENDS: usize = STAGE + STAGE_SIZE;
/** Each event's time, 64-bit floats of epoch milliseconds. */
export const TIMES: usize = (ENDS + MAX_LINES * 4 + 7) & ~7;
/** For every name 64 bits: its end within `NAMES` with the top bit set where it is a record id, then its keyed hash. */
export const NAME_ENTRIES: usize = TIMES + MAX_LINES * 8;
export const NAME_ENTRY_SIZE: usize = 8;
/** A name in a line takes two quotes, a comma and a byte at least. */
const MIN_NAME: usize = 4;
/** Record ids of the block: hash, address and length, and a table of twice as many slots by which they are found. */
export const IDS: usize = NAME_ENTRIES + (CAPACITY / MIN_NAME) * NAME_ENTRY_SIZE;
export const ID_SIZE: usize = 12;
export const ID_SLOTS: usize = IDS + MAX_LINES * ID_SIZE;
/** What the line at hand discloses: addresses of name, salt and value, from and to. */
export const OPENED: usize = ID_SLOTS + 2 * MAX_LINES * 2;
export const OPENED_SIZE: usize = 24;
export const MAX_OPENED: usize = 1024;
/** Nodes of one level of the tree, and what the hash function works with. */
export const NODES: usize = OPENED + MAX_OPENED * OPENED_SIZE;
export const SCRATCH: usize = NODES + (MAX_LINES + 4) * 32;
/** Perfect subtrees: level in the first four bytes, hash in the 32 after them. */
export const SUBTREES: usize = SCRATCH + 4096;
export const SUBTREE_SIZE: usize = 36;
export const END: usize = SUBTREES + 64 * SUBTREE_SIZE;

/** Sixteen bytes at a time, up to fifteen past the end of both: of a few bytes, where a call takes longer than the copy. */
// @ts-ignore: decorator
@inline
export function copyPast(to: usize, from: usize, length: usize): void {
  for (let done: usize = 0; done < length; done += 16) v128.store(to + done, v128.load(from + done));
}
