import type { BlockProof, BlockProver } from '../../core/chain/block-proof.ts';
import { RECENT_HASHES } from '../../core/chain/recent-events.ts';
import { isSha256 } from '../../core/crypto/index.ts';
import type { JsonLimits } from '../../core/json/index.ts';
import type { Subtree } from '../../core/tlog/index.ts';
import { compileLineScanner, createLineScanner } from './line-scanner.ts';

const HASH_LENGTH = 32;
/** From, to and expected, 32 bits each: assembly/memory.ts. */
const DIGEST_BYTES = 12;
/** Level in 32 bits, then the hash. */
const SUBTREE_BYTES = 36;

export type ProveBlock = (block: Uint8Array, limits: JsonLimits, leafShift: number) => BlockProof | null;

/** The scanner reads the lines and says which texts must have which digests; the platform's SHA-256 says whether they do. */
export function createProveBlock([key0, key1]: BlockProver['nameKey'], module: object = compileLineScanner()): ProveBlock {
  const scanner = createLineScanner(module);
  scanner.setNameKey(key0, key1);
  const memory = Buffer.from(scanner.memory.buffer);
  const words = new Uint32Array(scanner.memory.buffer);
  const digestsAt = scanner.digestsAt();
  const stageAt = scanner.stageAt();
  /** By length: a view made for each of a million texts is what would take longest here. */
  const staged: Uint8Array[] = [];
  const inputAt = scanner.inputAt();
  const capacity = scanner.capacity();

  const digestsHold = (): boolean => {
    const end = digestsAt + scanner.digests() * DIGEST_BYTES;
    for (let at = digestsAt; at < end; at += DIGEST_BYTES) {
      const word = at / 4;
      const length = scanner.stage(at);
      const text = length === 0 ? memory.subarray(words[word], words[word + 1]) : (staged[length] ??= memory.subarray(stageAt, stageAt + length));
      if (!isSha256(text, memory, words[word + 2]!)) return false;
    }
    return true;
  };
  const hexAt = (at: number): string => memory.toString('hex', at, at + HASH_LENGTH);
  const subtrees = (firstLeaf: number, events: number): Subtree[] => {
    const found: Subtree[] = [];
    const count = scanner.fold(firstLeaf, events);
    for (let at = scanner.subtreesAt(); found.length < count; at += SUBTREE_BYTES) {
      found.push({ level: words[at / 4]!, hash: new Uint8Array(memory.subarray(at + 4, at + SUBTREE_BYTES)) });
    }
    return found;
  };

  return (block, limits, leafShift) => {
    if (block.length > capacity) return null;
    memory.set(block, inputAt);
    const events = scanner.scan(block.length, limits.maxBytes, limits.maxDepth);
    if (events === 0 || !digestsHold()) return null;
    const firstSeq = scanner.firstSeq();
    const hashesAt = scanner.hashesAt();
    return {
      events,
      firstSeq,
      firstPrev: hexAt(scanner.firstPrevAt()),
      firstHash: hexAt(hashesAt),
      lastHash: hexAt(hashesAt + (events - 1) * HASH_LENGTH),
      hashes: new Uint8Array(memory.subarray(hashesAt + Math.max(0, events - RECENT_HASHES) * HASH_LENGTH, hashesAt + events * HASH_LENGTH)),
      subtrees: subtrees(firstSeq + leafShift, events),
      leafShift,
      ends: new Uint32Array(scanner.memory.buffer, scanner.endsAt(), events).slice(),
      times: new Float64Array(scanner.memory.buffer, scanner.timesAt(), events).slice(),
      names: new Uint8Array(memory.subarray(scanner.namesAt(), scanner.namesEnd())),
      nameEntries: new Uint32Array(scanner.memory.buffer, scanner.nameEntriesAt(), 2 * scanner.names()).slice(),
      redactedValues: scanner.redacted(),
      disclosedValues: scanner.disclosed(),
    };
  };
}
