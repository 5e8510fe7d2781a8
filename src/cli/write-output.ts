import { link, rename, rm, writeFile } from 'node:fs/promises';
import { ProducerError } from '../producer/signing.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import { reason } from './verify-inputs.ts';

/**
 * Lets `make` write beside `path` and puts the result in place when it is whole: after an error or a kill `path` is what it
 * was. `replace` is false where something that stands there must not be lost.
 */
export async function writeOutput(path: string, replace: boolean, make: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  try {
    await make(partial);
    if (replace) await rename(partial, path);
    else await link(partial, path);
  } catch (error) {
    if (error instanceof ProducerError) throw new CliError(EXIT.unreadable, error.message, error.hint);
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new CliError(EXIT.usage, `${path} is there already`, 'name another file with --out, or remove it');
    if (error instanceof Error && 'code' in error && 'syscall' in error) throw new CliError(EXIT.unreadable, `${path} cannot be written: ${reason(error)}`);
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
}

export const writeBytes = (path: string, replace: boolean, bytes: Uint8Array | string): Promise<void> => writeOutput(path, replace, (partial) => writeFile(partial, bytes));
