import { mkdir, rename, rm } from 'node:fs/promises';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { reason } from '../verify-inputs.ts';

/**
 * Lets `make` fill a folder beside `path` and puts it in place when it is whole. A folder with anything in it stays as it
 * is, and so does a file: a report must not be mixed with what was there.
 */
export async function writeFolder(path: string, make: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  try {
    await mkdir(partial);
    await make(partial);
    await rename(partial, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST' || error.code === 'ENOTDIR')) {
      throw new CliError(EXIT.usage, `${path} is there already`, 'name another folder with --out, or remove it');
    }
    if (error instanceof Error && 'code' in error && 'syscall' in error) throw new CliError(EXIT.unreadable, `${path} cannot be written: ${reason(error)}`);
    throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
