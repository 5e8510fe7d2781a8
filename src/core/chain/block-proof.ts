import type { JsonLimits } from '../json/index.ts';
import type { Subtree } from '../tlog/index.ts';

/**
 * What is certain of a block of whole lines: each is the canonical form of an event of the format's shape, within the
 * limits; each but the first follows the one before it by `prev`, by number and not earlier; every event's hash and every
 * disclosed value's digest is the one computed. A block of which this cannot be said has no proof, and is then
 * looked at line by line: what is wrong with it is found and worded in one place only.
 */
export interface BlockProof {
  readonly events: number;
  readonly firstSeq: number;
  /** `prev` of the first event. */
  readonly firstPrev: string;
  /** `hash` of each event, 32 bytes apiece. */
  readonly hashes: Uint8Array;
  /** Subtrees of the log's tree that the events are, if each one's number is its leaf's. */
  readonly subtrees: readonly Subtree[];
  /** Where each line ends within the block, its line feed included. */
  readonly ends: Uint32Array;
  /** Epoch milliseconds of each event, none before the one ahead of it. */
  readonly times: Float64Array;
  /** A line an event: its causes and last its record id, U+001F between them. */
  readonly names: string;
  readonly redactedValues: number;
  readonly disclosedValues: number;
}

/** A block and what is certain of it; null when nothing is. */
export interface ExaminedBlock {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly proof: BlockProof | null;
}

/** Whoever proves blocks, perhaps several at once on other threads. It decides how fast a run is made, never what it says. */
export interface BlockProver {
  /** Blocks that may be under way at once. */
  readonly depth: number;
  /** Takes over the memory of `bytes` and hands it back. Rejects only for a bug or a lost thread. */
  examine(bytes: Uint8Array<ArrayBuffer>, limits: JsonLimits): Promise<ExaminedBlock>;
}

/** Largest block that is cut; a longer line is a piece of none. */
export const BLOCK_BYTES = 2 ** 20;
/** Between the causes and record id of one event in `names`: no canonical string holds it as it is. */
export const NAME_SEPARATOR = '\u001f';
