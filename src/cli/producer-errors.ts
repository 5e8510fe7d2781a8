import { KeyError, ProducerError } from '../producer/signing.ts';
import { misfitClause } from '../text/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/** What the producer's side says of what it was given, as the terminal says it; anything else is a bug and passes through. */
export async function sayingWhy<T>(work: () => Promise<T> | T, about: string | null = null): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProducerError) {
      const why = [error.message, [...new Set(error.misfits.map(misfitClause))].join('; ')].filter((part) => part !== '').join(': ');
      throw new CliError(EXIT.unreadable, about === null ? why : `${about}: ${why}`, error.hint);
    }
    if (error instanceof KeyError) throw new CliError(EXIT.unreadable, about === null ? error.message : `${about}: ${error.message}`);
    throw error;
  }
}
