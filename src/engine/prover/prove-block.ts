import type { BlockProver } from '../../core/chain/block-proof.ts';
import { isSha256 } from '../../core/crypto/index.ts';
import type { JsonLimits } from '../../core/json/index.ts';
import { createLineScanner, INPUT_AT, type ScannerMemory } from './line-scanner.ts';

/** From, to and expected, 32 bits each: assembly/memory.ts. */
const DIGEST_BYTES = 12;

/** What was proved of the block in a memory: numbers, and where the rest of it lies there. It crosses to another thread as it is. */
export interface FoundProof {
  readonly events: number;
  readonly firstSeq: number;
  readonly firstPrevAt: number;
  readonly hashesAt: number;
  readonly subtrees: number;
  readonly subtreesAt: number;
  readonly leafShift: number;
  readonly endsAt: number;
  readonly timesAt: number;
  readonly namesAt: number;
  readonly namesEnd: number;
  readonly names: number;
  readonly nameEntriesAt: number;
  readonly causesWithin: number;
  readonly redactedValues: number;
  readonly disclosedValues: number;
}

/** Looks at the `length` bytes from `INPUT_AT` on. */
export type ProveBlock = (length: number, limits: JsonLimits, leafShift: number) => FoundProof | null;

/** The scanner reads the lines and says which texts must have which digests; the platform's SHA-256 says whether they do. */
export function createProveBlock([key0, key1]: BlockProver['nameKey'], module: object, scannerMemory: ScannerMemory): ProveBlock {
  const scanner = createLineScanner(module, scannerMemory);
  scanner.setNameKey(key0, key1);
  const memory = Buffer.from(scannerMemory.buffer);
  const words = new Uint32Array(scannerMemory.buffer);
  const digestsAt = scanner.digestsAt();
  const stageAt = scanner.stageAt();
  /** By length: a view made for each of a million texts is what would take longest here. */
  const staged: Uint8Array[] = [];
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

  return (length, limits, leafShift) => {
    const events = length > capacity ? 0 : scanner.scan(length, limits.maxBytes, limits.maxDepth);
    if (events === 0 || !digestsHold()) return null;
    const firstSeq = scanner.firstSeq();
    const subtrees = scanner.fold(firstSeq + leafShift, events);
    return {
      events, firstSeq, firstPrevAt: scanner.firstPrevAt(), hashesAt: scanner.hashesAt(), subtrees, subtreesAt: scanner.subtreesAt(), leafShift,
      endsAt: scanner.endsAt(), timesAt: scanner.timesAt(), namesAt: scanner.namesAt(), namesEnd: scanner.namesEnd(), names: scanner.names(),
      nameEntriesAt: scanner.nameEntriesAt(), causesWithin: scanner.causesWithin(), redactedValues: scanner.redacted(), disclosedValues: scanner.disclosed(),
    };
  };
}

/** The part of the memory that a block is written to. */
export function inputOf({ buffer }: ScannerMemory, bytes: number): Uint8Array {
  return new Uint8Array(buffer, INPUT_AT, bytes);
}
