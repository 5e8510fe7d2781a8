import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Large enough that neighbouring small records come in one read, small enough to be thrown away. */
const WINDOW = 64 * 1024;

/** A regular file read by position. Its size is taken once, at opening; a file that shrinks later reads short. */
export interface PositionedFile {
  readonly size: number;
  /** Up to `length` bytes at `offset`; fewer only at the end of the file. Small reads share one window. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The same into memory of the caller's; returns how many bytes there were. */
  readInto(memory: Uint8Array, offset: number): Promise<number>;
  close(): Promise<void>;
}

/** Throws when `path` is not a regular file; a link given by the user as the evidence itself is followed. */
export async function openPositioned(path: string): Promise<PositionedFile> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Error('not a regular file');
    return positioned(handle, stat.size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

interface Window {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

function holds({ offset, bytes }: Window, from: number, length: number): boolean {
  return from >= offset && from + length <= offset + bytes.length;
}

function positioned(handle: FileHandle, size: number): PositionedFile {
  // Two, because headers and directory of an archive are compared in turn, and lie far apart.
  let recent: Window = { offset: 0, bytes: new Uint8Array(0) };
  let before = recent;
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (wanted > WINDOW) return readFully(handle, offset, wanted);
      // A window is never changed, so that two readers of the same file never see half of one.
      let held = holds(recent, offset, wanted) ? recent : before;
      if (!holds(held, offset, wanted)) held = { offset, bytes: await readFully(handle, offset, Math.min(WINDOW, size - offset)) };
      if (held !== recent) [recent, before] = [held, recent];
      return held.bytes.slice(offset - held.offset, offset - held.offset + wanted);
    },
    readInto: (memory, offset) => fill(handle, memory, offset),
    close: () => handle.close(),
  };
}

/**
 * `length` bytes from `offset` in chunks, fewer where the file ends. The next chunk is being read while the consumer
 * works on the one it has.
 */
export async function* readAhead(file: PositionedFile, offset: number, length: number, chunkBytes: number): AsyncGenerator<Uint8Array, void, void> {
  let done = 0;
  const read = (): Promise<Uint8Array> => {
    const reading = file.read(offset + done, Math.min(chunkBytes, length - done));
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
export async function fill(handle: FileHandle, memory: Uint8Array, offset: number): Promise<number> {
  let at = 0;
  while (at < memory.length) {
    const { bytesRead } = await handle.read(memory, at, memory.length - at, offset + at);
    if (bytesRead === 0) return at;
    at += bytesRead;
  }
  return at;
}
