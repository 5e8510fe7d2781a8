import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { centralHeader, compareNames, endRecords, localHeader, type SealedEntry } from '../../core/bundle/sealed-form.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';

/** A file to be sealed. Its size and CRC-32 come before its bytes, because the sealed form has no data descriptors. */
export interface ArchiveFile {
  readonly name: string;
  readonly size: number;
  readonly crc32: number;
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export function fileOfBytes(name: string, bytes: Uint8Array): ArchiveFile {
  return { name, size: bytes.length, crc32: crc32(bytes), open: () => [bytes] };
}

/**
 * Writes the sealed form of `files` to `path`, in ascending byte order of name whatever order they come in.
 * Memory is one chunk and the directory. Throws when a name repeats or a file's bytes are not what it announced.
 */
export async function writeSealedArchive(path: string, files: readonly ArchiveFile[]): Promise<void> {
  const sorted = files
    .map((file) => ({ file, name: encodeUtf8(file.name) }))
    .sort((left, right) => compareNames(left.name, right.name));
  const handle = await open(path, 'w');
  try {
    const out = new Output(handle);
    const entries: SealedEntry[] = [];
    for (const [at, { file, name }] of sorted.entries()) {
      if (at > 0 && compareNames(sorted[at - 1]!.name, name) === 0) throw new Error(`two entries named ${file.name}`);
      const entry = { name, crc32: file.crc32, size: file.size, offset: out.offset };
      entries.push(entry);
      await out.write(localHeader(entry));
      await writeData(out, file);
    }
    const directoryOffset = out.offset;
    for (const entry of entries) await out.write(centralHeader(entry));
    await out.write(endRecords(entries.length, directoryOffset, out.offset - directoryOffset));
    await out.flush();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeData(out: Output, file: ArchiveFile): Promise<void> {
  let size = 0;
  let sum = 0;
  for await (const chunk of file.open()) {
    size += chunk.length;
    sum = crc32(chunk, sum);
    await out.write(chunk);
  }
  if (size !== file.size || sum !== file.crc32) throw new Error(`${file.name} changed while it was being sealed`);
}

const BUFFER_BYTES = 1 << 20;

/** Gathers small writes: a directory of many thousand records would otherwise be as many system calls. */
class Output {
  readonly #handle: FileHandle;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  offset = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.offset += bytes.length;
    if (this.#pendingBytes >= BUFFER_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const chunks = this.#pending;
    this.#pending = [];
    this.#pendingBytes = 0;
    // Positions are implicit; a short write of writev would leave a hole, so the sum is checked.
    const { bytesWritten } = await this.#handle.writev(chunks);
    const wanted = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (bytesWritten !== wanted) throw new Error(`wrote ${bytesWritten} of ${wanted} bytes`);
  }
}
