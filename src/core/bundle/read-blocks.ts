import type { FileWord } from '../findings/index.ts';
import type { BlockQueue } from './block-queue.ts';
import type { Entry, PlacedBytes } from './container.ts';
import { problemOf, readChunks, type Work } from './work.ts';

const LINE_FEED = 0x0a;

/**
 * Fills the queue from an entry that can be read at any place: each piece ends with the last line feed that fits, and
 * the next starts after it. Returns what went wrong with the reading, or null.
 */
export async function readBlocks(work: Work, { size, openPlaced }: Required<Pick<Entry, 'size' | 'openPlaced'>>, queue: BlockQueue): Promise<FileWord | null> {
  let placed: PlacedBytes;
  try {
    placed = await openPlaced();
  } catch (error) {
    return problemOf(error);
  }
  try {
    return await readPlaced(work, size, placed, queue);
  } finally {
    await placed.close();
  }
}

async function readPlaced(work: Work, size: number, placed: PlacedBytes, queue: BlockQueue): Promise<FileWord | null> {
  let at = 0;
  let atLineStart = true;
  while (at < size) {
    const memory = queue.memory();
    let read: number;
    try {
      read = await placed.readInto(memory.subarray(0, size - at), at);
    } catch (error) {
      return problemOf(error);
    }
    if (read === 0) return 'file-shrank';
    const end = memory.lastIndexOf(LINE_FEED, read - 1) + 1;
    const length = end > 0 ? end : read;
    await queue.add(memory.subarray(0, length), atLineStart && end > 0);
    atLineStart = end > 0;
    at += length;
    work.tick(length);
  }
  return null;
}

/** The same from an entry that comes in chunks: they are gathered and cut in the same places. */
export async function cutBlocks(work: Work, entry: Entry, queue: BlockQueue): Promise<FileWord | null> {
  let memory = queue.memory();
  let used = 0;
  let atLineStart = true;
  /** Cuts one piece, and says whether anything is left. */
  const cut = async (): Promise<boolean> => {
    const full = memory;
    const end = full.lastIndexOf(LINE_FEED, used - 1) + 1;
    const length = end > 0 ? end : used;
    memory = queue.memory();
    memory.set(full.subarray(length, used));
    used -= length;
    await queue.add(full.subarray(0, length), atLineStart && end > 0);
    atLineStart = end > 0;
    return used > 0;
  };
  const gather = async (chunk: Uint8Array): Promise<void> => {
    for (let from = 0; from < chunk.length;) {
      const taken = Math.min(memory.length - used, chunk.length - from);
      memory.set(chunk.subarray(from, from + taken), used);
      used += taken;
      from += taken;
      if (used === memory.length) await cut();
    }
  };
  const problem = await readChunks(work, entry, gather);
  for (let more = used > 0; more;) more = await cut();
  queue.giveBack(memory);
  return problem;
}
