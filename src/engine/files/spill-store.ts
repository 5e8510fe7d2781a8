import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStore, type ByteStore } from '../../core/packing/index.ts';

export interface SpillStore extends ByteStore {
  close(): void;
}
export interface SpillOptions {
  readonly folder?: string;
  /** Bytes that stay in memory before any goes to a file. */
  readonly inMemory?: number;
}

/** Actions of half a million events: most verifications never come to a file. */
const IN_MEMORY = 2 ** 24;
const TAIL = 2 ** 18;
const WINDOW = 2 ** 14;
const LENGTH = 4;
/** Places in the file begin here; no memory has so many. */
const FILED = 2 ** 44;

/**
 * Packed things in memory, and beyond some megabytes in a temporary file. What lies there comes from evidence: the file has
 * no name from the moment it is open, so that it is gone when this process is, however that ends; and it is encrypted under
 * a key that is nowhere else, so that blocks which the medium has not reused say nothing. Where no file can be had, or it
 * takes no more, memory takes the rest.
 */
export function openSpillStore({ folder = tmpdir(), inMemory = IN_MEMORY }: SpillOptions = {}): SpillStore {
  const memory = memoryStore();
  let held = 0;
  let file: Spill | null = null;
  let full = false;
  return {
    add(bytes) {
      if (held + bytes.length <= inMemory || full) {
        held += bytes.length;
        return memory.add(bytes);
      }
      try {
        file ??= openSpill(folder);
        return FILED + file.add(bytes);
      } catch {
        full = true;
        return memory.add(bytes);
      }
    },
    at(place) {
      if (place < FILED) return memory.at(place);
      if (file === null) throw new Error('nothing was added there');
      return file.at(place - FILED);
    },
    close: () => file?.close(),
  };
}

interface Spill {
  add(bytes: Uint8Array): number;
  at(place: number): Uint8Array;
  close(): void;
}

function openSpill(folder: string): Spill {
  const path = join(folder, `proofroom-${randomBytes(16).toString('hex')}`);
  const handle = openSync(path, 'wx+', 0o600);
  try {
    unlinkSync(path);
  } catch (error) {
    closeSync(handle);
    throw error;
  }
  const key = randomBytes(32);
  /** Not written yet: what begins at `written`. */
  let tail = Buffer.alloc(TAIL);
  let used = 0;
  let written = 0;
  /** What was read last, from `start` on. */
  let window = Buffer.alloc(0);
  let start = 0;

  function add(bytes: Uint8Array): number {
    const length = LENGTH + bytes.length;
    if (used + length > tail.length) {
      flush();
      if (length > tail.length) tail = Buffer.alloc(length);
    }
    tail.writeUInt32LE(bytes.length, used);
    tail.set(bytes, used + LENGTH);
    used += length;
    return written + used - length;
  }

  function flush(): void {
    const sealed = createCipheriv('aes-256-ctr', key, counterAt(written)).update(tail.subarray(0, used));
    for (let done = 0; done < sealed.length;) done += writeSync(handle, sealed, done, sealed.length - done, written + done);
    // Whole blocks, so that each tail begins with one.
    written += Math.ceil(used / BLOCK) * BLOCK;
    used = 0;
  }

  function at(place: number): Uint8Array {
    if (place >= written) return ofLength(tail, place - written);
    if (place < start || place + LENGTH > start + window.length) read(place, WINDOW);
    const length = LENGTH + window.readUInt32LE(place - start);
    if (place + length > start + window.length) read(place, Math.max(length + BLOCK, WINDOW));
    return ofLength(window, place - start);
  }

  function read(place: number, length: number): void {
    start = Math.floor(place / BLOCK) * BLOCK;
    const sealed = Buffer.alloc(Math.min(length, written - start));
    let done = 0;
    for (let got = -1; done < sealed.length && got !== 0; done += got) got = readSync(handle, sealed, done, sealed.length - done, start + done);
    window = createDecipheriv('aes-256-ctr', key, counterAt(start)).update(sealed);
  }

  return { add, at, close: () => closeSync(handle) };
}

const ofLength = (bytes: Buffer, at: number): Uint8Array => bytes.subarray(at + LENGTH, at + LENGTH + bytes.readUInt32LE(at));

const BLOCK = 16;

/** Counter mode counts blocks, which no two places of the file share. */
function counterAt(place: number): Buffer {
  const counter = Buffer.alloc(BLOCK);
  counter.writeBigUInt64BE(BigInt(place / BLOCK), BLOCK - 8);
  return counter;
}
