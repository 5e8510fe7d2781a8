import type { PositionedFile } from './positioned-file.ts';

/** Bytes in memory, read as a file is. What is handed out is a copy, as it is from a file: a reader may keep or change it. */
export function memoryFile(bytes: Uint8Array): PositionedFile {
  const part = (offset: number, length: number): Uint8Array => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + Math.max(0, length), bytes.length));
  return {
    size: bytes.length,
    read: async (offset, length) => Uint8Array.from(part(offset, length)),
    async readInto(memory, offset) {
      const found = part(offset, memory.length);
      memory.set(found);
      return found.length;
    },
    close: async () => undefined,
  };
}
