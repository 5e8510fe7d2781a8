import { createSha256 } from '../../core/crypto/index.ts';
import type { Container } from '../../core/bundle/container.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { canonicalize } from '../../core/json/index.ts';
import { UnreadableError } from '../errors.ts';
import { readAhead, withPositioned, type PositionedFile } from './positioned-file.ts';

const CHUNK = 1 << 20;

export interface FileDigest {
  readonly sha256: string;
  readonly size: number;
}

/** SHA-256 over a file's bytes in order. `progress` gets the bytes done; throwing from it stops the work. */
export async function hashFile(path: string, progress?: (done: number, total: number) => void): Promise<FileDigest> {
  return withPositioned(path, (file) => hashOpened(file, progress));
}

/** The same of a file that is open, and stays so. */
export async function hashOpened(file: PositionedFile, progress?: (done: number, total: number) => void): Promise<FileDigest> {
  const hash = createSha256();
  let done = 0;
  for await (const bytes of readAhead(file, 0, file.size, CHUNK, 'passing')) {
    hash.update(bytes);
    done += bytes.length;
    progress?.(done, file.size);
  }
  if (done < file.size) throw new UnreadableError('file-shrank');
  return { sha256: hash.digestHex(), size: file.size };
}

/**
 * The digest that stands for a folder: SHA-256 over the JCS array of `[name, size, sha256]`, in name order.
 * A folder has no bytes of its own; this binds every name and every content, and nothing else (no times, no modes).
 */
export async function hashFolder(container: Container): Promise<FileDigest> {
  const rows: [string, number, string][] = [];
  let size = 0;
  for (const entry of container.entries) {
    const hash = createSha256();
    for await (const chunk of entry.open('passing')) hash.update(chunk);
    rows.push([entry.name, entry.size, hash.digestHex()]);
    size += entry.size;
  }
  return { sha256: sha256Hex(canonicalize(rows)), size };
}
