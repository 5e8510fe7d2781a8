import type { FileWord } from '../../core/findings/index.ts';

/** What the system says of a file, in a word and without a path. */
export function fileProblem(error: unknown): FileWord {
  const code = systemCode(error);
  return (code === null ? undefined : WORDS.get(code)) ?? 'file-system';
}

/** The system's own name of what went wrong: `ENOENT`. */
export const systemCode = (error: unknown): string | null =>
  (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null);

const WORDS: ReadonlyMap<string, FileWord> = new Map([
  ['ENOENT', 'file-gone'], ['EACCES', 'file-denied'], ['EPERM', 'file-denied'], ['EISDIR', 'file-folder'], ['EIO', 'file-disk'], ['ELOOP', 'file-circular'],
  ['ENOSPC', 'disk-full'], ['EROFS', 'disk-read-only'],
]);
