import type { BlockProof } from '../../core/chain/block-proof.ts';
import { RECENT_HASHES } from '../../core/chain/recent-events.ts';
import type { ScannerMemory } from './line-scanner.ts';
import type { FoundProof } from './prove-block.ts';

const HASH_LENGTH = 32;
/** Level in 32 bits, then the hash. */
const SUBTREE_BYTES = 36;

/** The proof that lies in a memory. What whoever takes it may keep is copied; the rest are views, and hold until the block's memory is given back. */
export function readProof({ buffer }: ScannerMemory, found: FoundProof): BlockProof {
  const { events, firstSeq, hashesAt, subtrees, subtreesAt, leafShift, causesWithin, redactedValues, disclosedValues } = found;
  const memory = Buffer.from(buffer);
  const hexAt = (at: number): string => memory.toString('hex', at, at + HASH_LENGTH);
  const kept = Math.min(events, RECENT_HASHES);
  return {
    events,
    firstSeq,
    firstPrev: hexAt(found.firstPrevAt),
    firstHash: hexAt(hashesAt),
    lastHash: hexAt(hashesAt + (events - 1) * HASH_LENGTH),
    hashes: new Uint8Array(buffer, hashesAt + (events - kept) * HASH_LENGTH, kept * HASH_LENGTH),
    subtrees: Array.from({ length: subtrees }, (_, index) => {
      const at = subtreesAt + index * SUBTREE_BYTES;
      return { level: memory.readUInt32LE(at), hash: new Uint8Array(memory.subarray(at + 4, at + SUBTREE_BYTES)) };
    }),
    leafShift,
    ends: new Uint32Array(buffer, found.endsAt, events),
    times: new Float64Array(buffer, found.timesAt, events),
    names: new Uint8Array(memory.subarray(found.namesAt, found.namesEnd)),
    nameEntries: new Int32Array(buffer, found.nameEntriesAt, 2 * found.names),
    causesWithin,
    redactedValues,
    disclosedValues,
  };
}
