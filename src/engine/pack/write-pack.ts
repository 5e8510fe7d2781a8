import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { centralHeader, compareNames, endRecords, localHeader, type SealedEntry } from '../../core/bundle/sealed-form.ts';
import { createSha256 } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { UnreadableError } from '../errors.ts';
import type { PackFile } from './pack-file.ts';

/**
 * Writes an archive in the sealed form of bundles, so that equal files give equal bytes on every machine; by the chunk,
 * whatever the size. Returns its digest. Throws `UnreadableError` when a file is no longer what it was announced as.
 */
export async function writePack(path: string, files: readonly PackFile<string>[], step: (bytes: number) => void): Promise<{ readonly sha256: string; readonly size: number }> {
  const sorted = files.map((file) => ({ file, name: encodeUtf8(file.name) })).sort((left, right) => compareNames(left.name, right.name));
  const handle = await open(path, 'wx');
  try {
    const hash = createSha256();
    let size = 0;
    const write = async (bytes: Uint8Array): Promise<void> => {
      await writeAll(handle, bytes);
      hash.update(bytes);
      size += bytes.length;
    };
    const entries: SealedEntry[] = [];
    for (const { file, name } of sorted) {
      const entry = { name, crc32: file.crc32, size: file.size, offset: size };
      entries.push(entry);
      await write(localHeader(entry));
      await writeFile(file, write, step);
    }
    const directory = size;
    for (const entry of entries) await write(centralHeader(entry));
    await write(endRecords(entries.length, directory, size - directory));
    await handle.sync();
    return { sha256: hash.digestHex(), size };
  } finally {
    await handle.close();
  }
}

async function writeFile(file: PackFile<string>, write: (bytes: Uint8Array) => Promise<void>, step: (bytes: number) => void): Promise<void> {
  let [sum, size] = [0, 0];
  for await (const chunk of file.chunks()) {
    await write(chunk);
    sum = crc32(chunk, sum);
    size += chunk.length;
    step(chunk.length);
  }
  if (sum !== file.crc32 || size !== file.size) throw new UnreadableError('file-changed');
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
}
