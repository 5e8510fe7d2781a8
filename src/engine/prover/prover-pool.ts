import { Worker } from 'node:worker_threads';
import type { BlockProver, ExaminedBlock } from '../../core/chain/block-proof.ts';
import type { BlockReply, BlockRequest } from './messages.ts';

export interface ProverPool extends BlockProver {
  close(): Promise<void>;
}

/** Blocks that wait at each thread beside the one it works on: enough that none is idle while the verifier takes a block. */
const WAITING = 1;

interface Waiting {
  readonly resolve: (block: ExaminedBlock) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  examine(request: BlockRequest): Promise<ExaminedBlock>;
  readonly waiting: number;
  close(): Promise<unknown>;
}

/**
 * Proves blocks on `threads` threads built from prover-worker.ts. A thread that throws, ends or cannot be reached
 * rejects what was asked of it and all that will be: a verification without those blocks must not come to a verdict.
 */
export function startProverPool(script: URL | string, threads: number): ProverPool {
  const pool = Array.from({ length: threads }, () => startThread(script));
  return {
    depth: threads * (1 + WAITING),
    examine: (bytes, limits) => pool.reduce((idlest, thread) => (thread.waiting < idlest.waiting ? thread : idlest)).examine({ bytes, limits }),
    close: async () => void (await Promise.all(pool.map((thread) => thread.close()))),
  };
}

function startThread(script: URL | string): Thread {
  const worker = new Worker(script);
  const waiting: Waiting[] = [];
  let lost: Error | null = null;
  const lose = (error: Error): void => {
    lost ??= error;
    for (const each of waiting.splice(0)) each.reject(lost);
  };
  worker.on('message', (reply: BlockReply) => {
    if (reply.kind === 'failed') lose(new Error(`a proving thread failed: ${reply.message}`));
    else waiting.shift()?.resolve({ bytes: reply.bytes, proof: reply.proof });
  });
  worker.on('messageerror', lose);
  worker.on('error', lose);
  worker.on('exit', (code) => lose(new Error(`a proving thread ended with code ${code}`)));
  return {
    get waiting() {
      return waiting.length;
    },
    examine: (request) => new Promise((resolve, reject) => {
      if (lost !== null) return reject(lost);
      waiting.push({ resolve, reject });
      worker.postMessage(request, [request.bytes.buffer]);
    }),
    close: () => worker.terminate(),
  };
}
