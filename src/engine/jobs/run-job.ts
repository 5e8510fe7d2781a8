import { Worker } from 'node:worker_threads';
import { CancelledError } from '../errors.ts';
import type { OpenIndexWriter } from './index-writer.ts';
import { fromFailure, type WorkerMessage, type WorkerStart } from './messages.ts';
import { throttled } from './throttle.ts';
import { performJob, type JobPhase, type JobResult, type VerifyJob } from './verify-job.ts';

/** Where jobs run: in a worker built from `job-worker.ts`, or (tests, the terminal) on this thread. */
export type JobPlace =
  | { readonly kind: 'worker'; readonly script: URL | string }
  | { readonly kind: 'here'; readonly openIndexWriter: OpenIndexWriter | null };

/** Runs one job. `progress` is called at most about ten times a second; aborting `signal` rejects with `CancelledError`. */
export async function runJob(job: VerifyJob, place: JobPlace, signal: AbortSignal, progress: (phase: JobPhase, done: number, total: number | null) => void): Promise<JobResult> {
  if (signal.aborted) throw new CancelledError();
  const report = throttled(progress);
  if (place.kind === 'worker') return inWorker(job, place.script, signal, report);
  return performJob(job, place.openIndexWriter, { progress: report, cancelled: () => signal.aborted }).catch((error: unknown) => {
    throw error instanceof Error && error.name === 'CancelledError' ? new CancelledError() : error;
  });
}

function inWorker(job: VerifyJob, script: URL | string, signal: AbortSignal, report: (phase: JobPhase, done: number, total: number | null) => void): Promise<JobResult> {
  const cancel = new SharedArrayBuffer(4);
  const start: WorkerStart = { job, cancel };
  const worker = new Worker(script, { workerData: start });
  // The worker sits in synchronous stretches of hashing: a flag reaches it there, a message would not.
  const abort = (): void => void Atomics.store(new Int32Array(cancel), 0, 1);
  signal.addEventListener('abort', abort, { once: true });
  return new Promise<JobResult>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          report(message.phase, message.done, message.total);
          break;
        case 'done':
          resolve(message.result);
          break;
        case 'failed':
          reject(fromFailure(message.failure));
          break;
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the verification worker ended with code ${code}`)));
  }).finally(() => signal.removeEventListener('abort', abort));
}
