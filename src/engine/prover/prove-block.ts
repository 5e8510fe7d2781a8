import type { BlockProof } from '../../core/chain/block-proof.ts';
import { isSha256 } from '../../core/crypto/index.ts';
import { toHex } from '../../core/encoding/index.ts';
import type { JsonLimits } from '../../core/json/index.ts';
import type { Subtree } from '../../core/tlog/index.ts';
import { createLineScanner } from './line-scanner.ts';

const HASH_LENGTH = 32;
/** From, to and expected, 32 bits each: assembly/memory.ts. */
const DIGEST_WORDS = 3;
/** Level in 32 bits, then the hash. */
const SUBTREE_BYTES = 36;

export type ProveBlock = (block: Uint8Array, limits: JsonLimits) => BlockProof | null;

/** The scanner reads the lines and says which texts must have which digests; the platform's SHA-256 says whether they do. */
export function createProveBlock(): ProveBlock {
  const scanner = createLineScanner();
  const memory = Buffer.from(scanner.memory.buffer);
  const words = new Uint32Array(scanner.memory.buffer);
  const digestsAt = scanner.digestsAt() / 4;
  const inputAt = scanner.inputAt();
  const capacity = scanner.capacity();

  const digestsHold = (): boolean => {
    const end = digestsAt + scanner.digests() * DIGEST_WORDS;
    for (let at = digestsAt; at < end; at += DIGEST_WORDS) {
      if (!isSha256(memory.subarray(words[at], words[at + 1]), memory, words[at + 2]!)) return false;
    }
    return true;
  };
  const subtrees = (firstSeq: number, events: number): Subtree[] => {
    const found: Subtree[] = [];
    const count = scanner.fold(firstSeq, events);
    for (let at = scanner.subtreesAt(); found.length < count; at += SUBTREE_BYTES) {
      found.push({ level: words[at / 4]!, hash: new Uint8Array(memory.subarray(at + 4, at + SUBTREE_BYTES)) });
    }
    return found;
  };

  return (block, limits) => {
    if (block.length > capacity) return null;
    memory.set(block, inputAt);
    const events = scanner.scan(block.length, limits.maxBytes, limits.maxDepth);
    if (events === 0 || !digestsHold()) return null;
    const firstSeq = scanner.firstSeq();
    const hashesAt = scanner.hashesAt();
    const firstPrevAt = scanner.firstPrevAt();
    return {
      events,
      firstSeq,
      firstPrev: toHex(memory.subarray(firstPrevAt, firstPrevAt + HASH_LENGTH)),
      hashes: new Uint8Array(memory.subarray(hashesAt, hashesAt + events * HASH_LENGTH)),
      subtrees: subtrees(firstSeq, events),
      ends: new Uint32Array(scanner.memory.buffer, scanner.endsAt(), events).slice(),
      times: new Float64Array(scanner.memory.buffer, scanner.timesAt(), events).slice(),
      // Without the line feed after the last.
      names: memory.toString('utf8', scanner.namesAt(), scanner.namesEnd() - 1),
      redactedValues: scanner.redacted(),
      disclosedValues: scanner.disclosed(),
    };
  };
}
