import { CancelledError, SelfTestError, UnreadableError } from '../errors.ts';
import type { JobPhase, JobResult, VerifyJob } from './verify-job.ts';

/** What a worker is started with. `cancel` is one 32-bit flag that the starter sets to 1. */
export interface WorkerStart {
  readonly job: VerifyJob;
  readonly cancel: SharedArrayBuffer;
}

/** What it says. Errors cross as data: a class does not survive the boundary. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly phase: JobPhase; readonly done: number; readonly total: number | null }
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Failure {
  readonly name: string;
  readonly message: string;
  /** Of a self-test. */
  readonly failed?: readonly string[];
}

export function toFailure(error: unknown): Failure {
  if (error instanceof UnreadableError) return { name: error.name, message: error.because };
  if (error instanceof SelfTestError) return { name: error.name, message: error.message, failed: error.failed };
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
}

export function fromFailure(failure: Failure): Error {
  if (failure.name === 'CancelledError') return new CancelledError();
  if (failure.name === 'UnreadableError') return new UnreadableError(failure.message);
  if (failure.name === 'SelfTestError') return new SelfTestError(failure.failed ?? []);
  return new Error(`${failure.name}: ${failure.message}`);
}
