import { constants, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { UnreadableError } from '../errors.ts';

/** Large enough that neighbouring small records come in one read, small enough to be thrown away. */
const WINDOW = 64 * 1024;
/**
 * Of so many small reads one lets other work of the process have its turn. The rest are made on the spot: handing each
 * to another thread costs ten times what it takes to copy a few kilobytes, and an archive of many entries has a hundred thousand.
 */
const TURN = 64;
/** What a read far from the last ones takes: headers in front of large entries have no neighbours. */
const FAR = 4 * 1024;
/** A read this close behind a window goes on where that one ended. */
const NEAR = 1024;
/** Zero where the system has no such flag. */
export const NO_WAIT = constants.O_NONBLOCK ?? 0;
/** Headers in front of entries and records in the directory are read by turns: one window would be filled anew for each. */
const WINDOWS = 2;

/** A regular file read by position. Its size is taken once, at opening; a file that shrinks later reads short. */
export interface PositionedFile {
  readonly size: number;
  /** Up to `length` bytes at `offset`; fewer only at the end of the file. They lie in `memory` where it is given; otherwise small reads share two windows. */
  read(offset: number, length: number, memory?: Uint8Array): Promise<Uint8Array>;
  /** The same into memory of the caller's; returns how many bytes there were. */
  readInto(memory: Uint8Array, offset: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * Throws `UnreadableError` when `path` is not a regular file; a link given by the user as the evidence itself is followed.
 * Opened without waiting: a named pipe that nobody writes to would hold the opener for ever, before anything is asked.
 */
export async function openPositioned(path: string): Promise<PositionedFile> {
  const handle = await open(path, constants.O_RDONLY | NO_WAIT);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new UnreadableError(stat.isDirectory() ? 'file-folder' : 'file-irregular');
    return positioned(handle, stat.size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Opens `path` for as long as `work` takes. Throws what `openPositioned` throws. */
export async function withPositioned<T>(path: string, work: (file: PositionedFile) => Promise<T>): Promise<T> {
  const file = await openPositioned(path);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

function positioned(handle: FileHandle, size: number): PositionedFile {
  let reads = 0;
  const small = async (offset: number, length: number): Promise<Uint8Array> => {
    reads += 1;
    return reads % TURN === 0 ? readFully(handle, offset, length) : readHere(handle, offset, length);
  };
  let windows: readonly { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  return {
    size,
    async read(offset, length, memory) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (memory !== undefined) return memory.subarray(0, await fill(handle, memory.subarray(0, wanted), offset));
      if (wanted > WINDOW) return readFully(handle, offset, wanted);
      let held = windows.find((each) => offset >= each.offset && offset + wanted <= each.offset + each.bytes.length);
      if (held === undefined) {
        const goesOn = windows.some((each) => offset >= each.offset && offset <= each.offset + each.bytes.length + NEAR);
        held = { offset, bytes: await small(offset, Math.min(goesOn ? WINDOW : Math.max(FAR, wanted), size - offset)) };
        // One assignment, so that two readers of the same file never see half a window.
        windows = [held, ...windows].slice(0, WINDOWS);
      }
      return held.bytes.slice(offset - held.offset, offset - held.offset + wanted);
    },
    readInto: async (memory, offset) => fillHere(handle, memory, offset),
    close: () => handle.close(),
  };
}

/**
 * `length` bytes from `offset` in chunks, fewer where the file ends. The next chunk is being read while the consumer
 * works on the one it has. `passing` as in `Entry.open`: by the gigabyte, memory of their own for all chunks is never
 * given back in time, and what it leaves the process with is never given back at all.
 */
export async function* readAhead(file: PositionedFile, offset: number, length: number, chunkBytes: number, passing?: 'passing'): AsyncGenerator<Uint8Array, void, void> {
  let done = 0;
  const inTurn = passing === undefined || length <= chunkBytes ? [] : [new Uint8Array(chunkBytes), new Uint8Array(chunkBytes)];
  const read = (): Promise<Uint8Array> => {
    inTurn.reverse();
    const reading = file.read(offset + done, Math.min(chunkBytes, length - done), inTurn[0]);
    // It may fail while nobody waits for it yet; whoever asks for the chunk is told.
    reading.catch(() => undefined);
    return reading;
  };
  let next = length > 0 ? read() : null;
  while (next !== null) {
    const chunk = await next;
    done += chunk.length;
    next = chunk.length > 0 && done < length ? read() : null;
    if (chunk.length > 0) yield chunk;
  }
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.max(0, length));
  const read = await fill(handle, bytes, offset);
  return read === bytes.length ? bytes : bytes.slice(0, read);
}

/** Fills `memory` from `offset` on; returns how many bytes there were. */
async function fill(handle: FileHandle, memory: Uint8Array, offset: number): Promise<number> {
  let at = 0;
  while (at < memory.length) {
    const { bytesRead } = await handle.read(memory, at, memory.length - at, offset + at);
    if (bytesRead === 0) return at;
    at += bytesRead;
  }
  return at;
}

/** The same without another thread, which takes longer to wake than to read a megabyte; whoever waits for blocks has its turn while they are proved. */
export function fillHere({ fd }: FileHandle, memory: Uint8Array, offset: number): number {
  let at = 0;
  while (at < memory.length) {
    const bytesRead = readSync(fd, memory, at, memory.length - at, offset + at);
    if (bytesRead === 0) return at;
    at += bytesRead;
  }
  return at;
}

function readHere(handle: FileHandle, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, length));
  const read = fillHere(handle, bytes, offset);
  return read === bytes.length ? bytes : bytes.slice(0, read);
}
