import { implement } from '@orpc/server';
import { contract } from '../../contract/contract.ts';
import { CancelledError, FrozenError, NotFoundError, SelfTestError, UnreadableError } from '../errors.ts';
import { storageProblem, type StorageProblem } from '../files/storage-problem.ts';
import { FilterError } from '../index-db/index.ts';
import { VaultError } from '../vault/index.ts';
import type { RouterContext } from './context.ts';

interface ErrorMakers {
  NOT_FOUND(options: { data: { what: string } }): Error;
  BAD_FILTER(options: { data: { at: number; problem: string } }): Error;
  UNREADABLE(options: { data: { because: string } }): Error;
  FROZEN(options: { data: { table: string; key: string } }): Error;
  STORAGE(options: { data: { problem: StorageProblem } }): Error;
  CANCELLED(): Error;
  SELF_TEST(options: { data: { failed: string[] } }): Error;
}

/** Engine errors as the contract's typed ones; everything else stays what it is, and crosses as an internal error. */
function typed(error: unknown, errors: ErrorMakers): unknown {
  if (error instanceof NotFoundError) return errors.NOT_FOUND({ data: { what: error.what } });
  if (error instanceof FilterError) return errors.BAD_FILTER({ data: { at: error.at, problem: error.problem } });
  if (error instanceof UnreadableError) return errors.UNREADABLE({ data: { because: error.because } });
  if (error instanceof FrozenError) return errors.FROZEN({ data: { table: error.table, key: error.key } });
  if (error instanceof SelfTestError) return errors.SELF_TEST({ data: { failed: [...error.failed] } });
  if (error instanceof VaultError) {
    return error.problem === 'not-found' ? errors.NOT_FOUND({ data: { what: error.subject } }) : errors.UNREADABLE({ data: { because: error.problem } });
  }
  const storage = storageProblem(error);
  if (storage !== null) return errors.STORAGE({ data: { problem: storage } });
  // Core's verifier and the engine's jobs each have their own class of this name.
  if (error instanceof CancelledError || (error instanceof Error && error.name === 'CancelledError')) return errors.CANCELLED();
  return error;
}

/** The steps of a job, with errors typed on the way out; leaving early ends the job. */
async function* typedSteps<T>(steps: AsyncIterable<T>, errors: ErrorMakers): AsyncGenerator<T, void, void> {
  try {
    yield* steps;
  } catch (error) {
    throw typed(error, errors);
  }
}

const isSteps = (value: unknown): value is AsyncIterable<unknown> => typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Handlers start here: the contract with its context, and engine errors typed in one place. */
export const os = implement(contract).$context<RouterContext>().use(async ({ next, errors }) => {
  try {
    const result = await next();
    return isSteps(result.output) ? { ...result, output: typedSteps(result.output, errors) } : result;
  } catch (error) {
    throw typed(error, errors);
  }
});

/** The value, or the error for an unknown id. */
export function found<T>(value: T | null, what: string): T {
  if (value === null) throw new NotFoundError(what);
  return value;
}
