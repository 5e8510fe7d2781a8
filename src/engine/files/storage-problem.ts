export type StorageProblem = 'full' | 'read-only' | 'denied';

const BY_CODE: Readonly<Record<string, StorageProblem>> = {
  ENOSPC: 'full', EDQUOT: 'full', EFBIG: 'full', EROFS: 'read-only', EACCES: 'denied', EPERM: 'denied',
};

/**
 * Whether an error is the disk's refusal, and which. The database tells of it in its message alone, with the system's own
 * words; a message of the same words from elsewhere changes only what a person is told to look at.
 */
export function storageProblem(error: unknown): StorageProblem | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return BY_CODE[error.code] ?? null;
  if (/No space left on device|Disk quota exceeded|not enough space on the disk/i.test(error.message)) return 'full';
  return /Read-only file system/i.test(error.message) ? 'read-only' : null;
}
