import { parentPort, workerData } from 'node:worker_threads';
import type { BlockReply, BlockRequest, ProverStart } from './messages.ts';
import { createProveBlock } from './prove-block.ts';

/** Entry of a proving thread: one reply a block, in their order, until the thread is ended from outside. */
const { scanner, memory, nameKey } = workerData as ProverStart;
const proveBlock = createProveBlock(nameKey, scanner);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.on('message', (request: BlockRequest) => parentPort?.postMessage(examine(request)));

function examine({ offset, length, limits, leafShift }: BlockRequest): BlockReply {
  try {
    return { kind: 'examined', proof: proveBlock(new Uint8Array(memory, offset, length), limits, leafShift) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
