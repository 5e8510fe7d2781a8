import { parentPort, workerData } from 'node:worker_threads';
import { openIndexWriter } from '../index-db/index.ts';
import { collectSooner } from './collect-sooner.ts';
import { toFailure, type WorkerMessage, type WorkerStart } from './messages.ts';
import { performJob } from './verify-job.ts';

/** Entry of the worker thread: one job, then it ends. The index is written here, beside the bytes it comes from. */
const { job, cancel } = workerData as WorkerStart;
collectSooner();
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
