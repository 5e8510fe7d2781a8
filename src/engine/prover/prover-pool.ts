import { Worker } from 'node:worker_threads';
import { BLOCK_BYTES, type BlockProof, type BlockProver } from '../../core/chain/block-proof.ts';
import { compileLineScanner } from './line-scanner.ts';
import type { BlockReply, BlockRequest, ProverStart } from './messages.ts';

export interface ProverPool extends BlockProver {
  close(): Promise<void>;
}

/** Blocks that wait at each thread beside the one it works on: enough that none is idle while the verifier takes a block. */
const WAITING = 2;
/** Blocks beyond those under way: one that makes them too many, and one being filled. */
const BESIDE = 2;

interface Waiting {
  readonly resolve: (proof: BlockProof | null) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  examine(request: BlockRequest): Promise<BlockProof | null>;
  readonly waiting: number;
  close(): Promise<unknown>;
}

/**
 * Proves blocks on `threads` threads built from prover-worker.ts. A thread that throws, ends or cannot be reached
 * rejects what was asked of it and all that will be: a verification without those blocks must not come to a verdict.
 */
export function startProverPool(script: URL | string, threads: number, nameKey: BlockProver['nameKey']): ProverPool {
  const depth = threads * (1 + WAITING);
  // Shared, and made once: memory that is handed to and fro by the hundred megabytes makes the collector run all the time.
  const memory = new SharedArrayBuffer((depth + BESIDE) * BLOCK_BYTES);
  const scanner = compileLineScanner();
  const free = Array.from({ length: depth + BESIDE }, (_, index) => index * BLOCK_BYTES);
  const pool = Array.from({ length: threads }, () => startThread(script, { scanner, memory, nameKey }));
  return {
    depth,
    nameKey,
    memory() {
      const offset = free.pop();
      if (offset === undefined) throw new RangeError('more blocks than there is memory for');
      return new Uint8Array(memory, offset, BLOCK_BYTES);
    },
    giveBack: (block) => void free.push(block.byteOffset),
    examine: ({ byteOffset: offset, length }, limits, leafShift) =>
      pool.reduce((idlest, thread) => (thread.waiting < idlest.waiting ? thread : idlest)).examine({ offset, length, limits, leafShift }),
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
    else waiting.shift()?.resolve(reply.proof);
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
