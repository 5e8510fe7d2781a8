import { crc32 } from 'node:zlib';
import type { Entry } from '../../core/bundle/container.ts';
import { createSha256 } from '../../core/crypto/index.ts';
import type { BundleFile } from './spool.ts';

/** Read once for its digest; read again, and compared, when it is written. */
export async function fileOfEntry(entry: Entry): Promise<BundleFile> {
  const hash = createSha256();
  let size = 0;
  let sum = 0;
  for await (const chunk of entry.open()) {
    hash.update(chunk);
    sum = crc32(chunk, sum);
    size += chunk.length;
  }
  return { name: entry.name, size, crc32: sum, sha256: hash.digestHex(), open: () => entry.open() };
}
