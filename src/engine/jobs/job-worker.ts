import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { openIndexWriter } from '../index-db/index.ts';
import { toFailure, type WorkerMessage, type WorkerStart } from './messages.ts';
import { performJob } from './verify-job.ts';

/** Entry of the worker thread: one job, then it ends. The index is written here, beside the bytes it comes from. */
const { job, cancel } = workerData as WorkerStart;
// A record of a hundred thousand actions lives while its rows are written; by default V8 lets four times as much garbage
// stand beside it before it collects. A third is enough, and costs a twentieth more time.
setFlagsFromString('--heap-growing-percent=30');
const flag = new Int32Array(cancel);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

performJob(job, openIndexWriter, {
  progress: (phase, done, total) => say({ kind: 'progress', phase, done, total }),
  cancelled: () => Atomics.load(flag, 0) === 1,
}).then(
  (result) => say({ kind: 'done', result }),
  (error: unknown) => say({ kind: 'failed', failure: toFailure(error) }),
);
