import { KeyError, ProducerError } from '../producer/signing.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/** What the producer's side says of what it was given, as the terminal says it; anything else is a bug and passes through. */
export async function sayingWhy<T>(work: () => Promise<T> | T, about: string | null = null): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProducerError) throw new CliError(EXIT.unreadable, about === null ? error.message : `${about}: ${error.message}`, error.hint);
    if (error instanceof KeyError) throw new CliError(EXIT.unreadable, about === null ? error.message : `${about}: ${error.message}`);
    throw error;
  }
}
