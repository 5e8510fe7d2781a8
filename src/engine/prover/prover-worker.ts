import { parentPort, workerData } from 'node:worker_threads';
import type { BlockReply, BlockRequest, ProverStart } from './messages.ts';
import { createProveBlock, type ProveBlock } from './prove-block.ts';

/** Entry of a proving thread: one reply a block, in their order, until the thread is ended from outside. */
const { scanner, memories, nameKey } = workerData as ProverStart;
/** A scanner works in one memory. A thread has one for each that it was handed a block in. */
const provers: ProveBlock[] = [];

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.on('message', (request: BlockRequest) => parentPort?.postMessage(examine(request)));

function examine({ memory, length, limits, leafShift }: BlockRequest): BlockReply {
  try {
    const prove = (provers[memory] ??= createProveBlock(nameKey, scanner, memories[memory]!));
    return { kind: 'examined', found: prove(length, limits, leafShift) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
