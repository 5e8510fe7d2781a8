import type { JsonLimits } from '../json/index.ts';
import type { Subtree } from '../tlog/index.ts';

/**
 * What is certain of a block of whole lines: each is the canonical form of an event of the format's shape, within the
 * limits; each but the first follows the one before it by `prev`, by number and not earlier; every event's hash and every
 * disclosed value's digest is the one computed. A block of which this cannot be said has no proof, and is then
 * looked at line by line: what is wrong with it is found and worded in one place only. Unless said otherwise its arrays
 * hold until the block's memory is given back.
 */
export interface BlockProof {
  readonly events: number;
  readonly firstSeq: number;
  /** `prev` of the first event, and the `hash` of the first and of the last, in hex. */
  readonly firstPrev: string;
  readonly firstHash: string;
  readonly lastHash: string;
  /** The hashes of the last `RECENT_HASHES` events, or of all where there are fewer: 32 bytes each. */
  readonly hashes: Uint8Array;
  /** Subtrees of the log's tree that the events are, if the first of them is leaf `firstSeq + leafShift`; may be kept. */
  readonly subtrees: readonly Subtree[];
  readonly leafShift: number;
  /** Where each line ends within the block, its line feed included. */
  readonly ends: Uint32Array;
  /** Epoch milliseconds of each event, none before the one ahead of it. */
  readonly times: Float64Array;
  /** UTF-8 of every record id, and of every cause that is not an event of the block, one after the other; may be kept. */
  readonly names: Uint8Array;
  /** For each name its end in `names`, with `RECORD_ID` set where it is one, and its `hashName`; an event's causes come before its id. */
  readonly nameEntries: Int32Array;
  /** Causes that are earlier events of the block and no more than that: they are none of the names, and none is later than what it caused. */
  readonly causesWithin: number;
  readonly redactedValues: number;
  readonly disclosedValues: number;
}

/** Whoever proves blocks, perhaps several at once on other threads. It decides how fast a run is made, never what it says. */
export interface BlockProver {
  /** Blocks that may be under way at once. */
  readonly depth: number;
  /** Under which names are hashed. */
  readonly nameKey: readonly [number, number];
  /** `BLOCK_BYTES` of memory for a block. There is enough for one more than may be under way, and one that is being filled. */
  memory(): Uint8Array;
  giveBack(memory: Uint8Array): void;
  /**
   * What is certain of the block, a part of such memory: null when nothing is. `leafShift` is how far leaves are ahead of
   * numbers, as far as the caller knows. Rejects only for a bug or a lost thread.
   */
  examine(block: Uint8Array, limits: JsonLimits, leafShift: number): Promise<BlockProof | null>;
}

/** Largest block that is cut; a longer line is a piece of none. */
export const BLOCK_BYTES = 2 ** 20;
/** In `nameEntries`: the sign, which no end has. */
export const RECORD_ID = -(2 ** 31);
