import { EntryError } from '../../core/bundle/container.ts';
import { CancelledError } from '../../core/bundle/verification.ts';
import { UnreadableError } from '../errors.ts';
import { fileProblem } from '../files/file-problem.ts';

/** What the file system says, in a word and without a path; a message of its own could name this machine. */
export async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CancelledError || error instanceof UnreadableError || !(error instanceof Error)) throw error;
    throw new UnreadableError(error instanceof EntryError ? error.problem : fileProblem(error));
  }
}
