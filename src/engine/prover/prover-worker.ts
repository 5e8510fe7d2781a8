import { parentPort } from 'node:worker_threads';
import type { BlockReply, BlockRequest } from './messages.ts';
import { createProveBlock } from './prove-block.ts';

/** Entry of a proving thread: one reply a block, in their order, until the thread is ended from outside. */
const proveBlock = createProveBlock();

parentPort?.on('message', ({ bytes, limits }: BlockRequest) => {
  const reply = examine(bytes, limits);
  parentPort?.postMessage(reply, reply.kind === 'failed' ? [] : [bytes.buffer, ...(reply.proof === null ? [] : [reply.proof.hashes.buffer as ArrayBuffer])]);
});

function examine(bytes: BlockRequest['bytes'], limits: BlockRequest['limits']): BlockReply {
  try {
    return { kind: 'examined', bytes, proof: proveBlock(bytes, limits) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
