import { CancelledError } from '../../core/bundle/verification.ts';
import { UnreadableError } from '../errors.ts';

/** What the file system says, in words and without a path; anything it does not say is a bug and passes through. */
export async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CancelledError || error instanceof UnreadableError || !(error instanceof Error)) throw error;
    if ('code' in error && typeof error.code === 'string') throw new UnreadableError(REASONS[error.code] ?? `the system says ${error.code}`);
    throw new UnreadableError(error.message);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  EISDIR: 'it is a folder',
  EIO: 'the disk could not read it',
  ELOOP: 'it is a link that leads in a circle',
};
