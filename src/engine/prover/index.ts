import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { BLOCK_BYTES, type BlockProver } from '../../core/chain/block-proof.ts';
import { compileLineScanner, createScannerMemory, type ScannerMemory } from './line-scanner.ts';
import { createProveBlock, inputOf, type ProveBlock } from './prove-block.ts';
import { startProverPool, type ProverPool } from './prover-pool.ts';
import { readProof } from './read-proof.ts';

export { startProverPool, type ProverPool } from './prover-pool.ts';

/** Below this, looking at every line takes less time than loading the scanner. */
const MIN_BYTES = 256 * 1024;
/** Below this, starting threads takes longer than they would save. */
const MIN_THREADED_BYTES = 24 * 2 ** 20;
/** More threads than this wait for the one that reads. */
const MAX_THREADS = 4;
/** Run from source there is no script a thread could be started from. */
const SCRIPT = import.meta.url.endsWith('.ts') ? null : new URL('prover-worker.js', import.meta.url);

/**
 * The prover for logs of so many bytes in all: none, one on this thread, or threads on every processor but the `spared`
 * ones, on which the caller has as much to do.
 */
export function openProver(logBytes: number, spared: number, script: URL | string | null = SCRIPT): ProverPool | null {
  if (logBytes < MIN_BYTES) return null;
  const random = randomBytes(8);
  const nameKey = [random.readInt32LE(0), random.readInt32LE(4)] as const;
  if (logBytes < MIN_THREADED_BYTES || script === null) return proverHere(nameKey);
  return startProverPool(script, Math.max(1, Math.min(availableParallelism() - spared, MAX_THREADS)), nameKey);
}

/** Proves on the calling thread, one block at a time. Blocks may be smaller than `BLOCK_BYTES`, not larger. */
export function proverHere(nameKey: BlockProver['nameKey'], blockBytes = BLOCK_BYTES): ProverPool {
  const scanner = compileLineScanner();
  const known = new Map<ArrayBufferLike, { readonly memory: ScannerMemory; readonly prove: ProveBlock }>();
  const free: ScannerMemory[] = [];
  const made = (): ScannerMemory => {
    const memory = createScannerMemory();
    known.set(memory.buffer, { memory, prove: createProveBlock(nameKey, scanner, memory) });
    return memory;
  };
  return {
    depth: 0,
    nameKey,
    memory: () => inputOf(free.pop() ?? made(), blockBytes),
    giveBack: ({ buffer }) => void free.push(known.get(buffer)!.memory),
    async examine(block, limits, leafShift) {
      const { memory, prove } = known.get(block.buffer)!;
      const found = prove(block.length, limits, leafShift);
      return found === null ? null : readProof(memory, found);
    },
    close: async () => undefined,
  };
}
