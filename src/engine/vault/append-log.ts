import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256Hex } from '../../core/crypto/index.ts';
import { syncDirectory, writeAtomic } from '../files/atomic-write.ts';
import { isErrno } from './errors.ts';

const LINE_FEED = 0x0a;

/** A file of lines that only grows. An append returns when the line is on the disk; a torn one never counts as a line. */
export interface AppendLog {
  /** The complete lines found at opening, without their line feeds. */
  readonly lines: readonly string[];
  /** One write and one sync for all of `lines`, in order. Appends are queued behind one another. */
  append(lines: readonly string[]): Promise<void>;
  /** Exchanges the whole file, in turn with the appends: after a kill it holds the old lines or the new ones. */
  replace(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens or creates a log. Bytes after the last line feed are what a killed process left of a line: they are first
 * copied to `setAside` under their digest, then cut off. Nothing is ever dropped without a copy.
 */
export async function openAppendLog(path: string, setAside: string): Promise<AppendLog> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  });
  const whole = bytes === null ? 0 : bytes.lastIndexOf(LINE_FEED) + 1;
  if (bytes !== null && whole < bytes.length) {
    await keepAside(setAside, basename(path), bytes.subarray(whole));
    await truncate(path, whole);
  }
  let handle = await open(path, 'a', 0o600);
  await handle.sync();
  await syncDirectory(dirname(path));
  let size = whole;
  let queue: Promise<unknown> = Promise.resolve();
  const write = async (lines: readonly string[]): Promise<void> => {
    const data = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
    try {
      const { bytesWritten } = await handle.write(data);
      if (bytesWritten !== data.length) throw new Error(`wrote ${bytesWritten} of ${data.length} bytes`);
      await handle.datasync();
      size += data.length;
    } catch (error) {
      // A full disk must not leave half a line in front of the next one.
      await handle.truncate(size).catch(() => undefined);
      throw error;
    }
  };
  const exchange = async (lines: readonly string[]): Promise<void> => {
    const data = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
    // Windows renames nothing over a file that is open.
    await handle.close();
    try {
      await writeAtomic(path, data);
      size = data.length;
    } finally {
      handle = await open(path, 'a', 0o600);
    }
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };
  return {
    lines: bytes === null || whole === 0 ? [] : bytes.toString('utf8', 0, whole - 1).split('\n'),
    append: (lines) => inTurn(() => write(lines)),
    replace: (lines) => inTurn(() => exchange(lines)),
    close: () => queue.then(() => handle.close()),
  };
}

/** Copies bytes to `<setAside>/<log>.<first 16 of their SHA-256>`; the same bytes land on the same name. */
async function keepAside(setAside: string, log: string, bytes: Uint8Array): Promise<void> {
  await mkdir(setAside, { recursive: true, mode: 0o700 });
  await writeAtomic(join(setAside, `${log}.${sha256Hex(bytes).slice(0, 16)}`), bytes);
}
