import { Worker } from 'node:worker_threads';
import { BLOCK_BYTES, type BlockProver } from '../../core/chain/block-proof.ts';
import { compileLineScanner, createScannerMemory } from './line-scanner.ts';
import type { BlockReply, BlockRequest, ProverStart } from './messages.ts';
import { inputOf, type FoundProof } from './prove-block.ts';
import { readProof } from './read-proof.ts';

export interface ProverPool extends BlockProver {
  close(): Promise<void>;
}

/** Blocks that wait at each thread beside the one it works on: enough that none is idle while the verifier takes a block. */
const WAITING = 2;
/** Memories beyond those of the blocks under way: one that makes them too many, and one being filled. */
const BESIDE = 2;

interface Waiting {
  readonly resolve: (found: FoundProof | null) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  examine(request: BlockRequest): Promise<FoundProof | null>;
  readonly waiting: number;
  close(): Promise<unknown>;
}

/**
 * Proves blocks on `threads` threads built from prover-worker.ts. A thread that throws, ends or cannot be reached
 * rejects what was asked of it and all that will be: a verification without those blocks must not come to a verdict.
 */
export function startProverPool(script: URL | string, threads: number, nameKey: BlockProver['nameKey']): ProverPool {
  const depth = threads * (1 + WAITING);
  // Shared, and made once: what is proved is read where it was written, and nothing but numbers goes to and fro.
  const memories = Array.from({ length: depth + BESIDE }, createScannerMemory);
  const places = new Map<ArrayBufferLike, number>(memories.map(({ buffer }, place) => [buffer, place]));
  const free = [...places.values()];
  const start: ProverStart = { scanner: compileLineScanner(), memories, nameKey };
  const pool = Array.from({ length: threads }, () => startThread(script, start));
  return {
    depth,
    nameKey,
    memory() {
      const place = free.pop();
      if (place === undefined) throw new RangeError('more blocks than there is memory for');
      return inputOf(memories[place]!, BLOCK_BYTES);
    },
    giveBack: (block) => void free.push(places.get(block.buffer)!),
    async examine(block, limits, leafShift) {
      const memory = places.get(block.buffer)!;
      const idlest = pool.reduce((most, thread) => (thread.waiting < most.waiting ? thread : most));
      const found = await idlest.examine({ memory, length: block.length, limits, leafShift });
      return found === null ? null : readProof(memories[memory]!, found);
    },
    close: async () => void (await Promise.all(pool.map((thread) => thread.close()))),
  };
}

function startThread(script: URL | string, start: ProverStart): Thread {
  const worker = new Worker(script, { workerData: start });
  const waiting: Waiting[] = [];
  let lost: Error | null = null;
  const lose = (error: Error): void => {
    lost ??= error;
    for (const each of waiting.splice(0)) each.reject(lost);
  };
  worker.on('message', (reply: BlockReply) => {
    if (reply.kind === 'failed') lose(new Error(`a proving thread failed: ${reply.message}`));
    else waiting.shift()?.resolve(reply.found);
  });
  worker.on('messageerror', lose);
  worker.on('error', lose);
  worker.on('exit', (code) => lose(new Error(`a proving thread ended with code ${code}`)));
  return {
    get waiting() {
      return waiting.length;
    },
    examine: (request) => new Promise((resolve, reject) => {
      if (lost !== null) {
        reject(lost);
        return;
      }
      waiting.push({ resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(request);
    }),
    close: () => worker.terminate(),
  };
}
