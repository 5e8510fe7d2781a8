import { PROBLEMS } from '../../core/findings/index.ts';
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
  /** The system's name of what went wrong: `ENOSPC`. */
  readonly code?: string;
}

export function toFailure(error: unknown): Failure {
  if (error instanceof UnreadableError) return { name: error.name, message: error.because };
  if (error instanceof SelfTestError) return { name: error.name, message: error.message, failed: error.failed };
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name: error.name, message: error.message, ...code };
}

export function fromFailure(failure: Failure): Error {
  if (failure.name === 'CancelledError') return new CancelledError();
  if (failure.name === 'UnreadableError') return new UnreadableError(PROBLEMS.find((each) => each === failure.message) ?? 'file-system');
  if (failure.name === 'SelfTestError') return new SelfTestError(failure.failed ?? []);
  const error = new Error(`${failure.name}: ${failure.message}`);
  return failure.code === undefined ? error : Object.assign(error, { code: failure.code });
}
