import { crc32 } from 'node:zlib';
import type { PackName } from '../../report/index.ts';
import { createSha256, sha256Hex } from '../../core/crypto/index.ts';
import { readAhead, type PositionedFile } from '../files/positioned-file.ts';

/** A file to be put into a pack. Its size, CRC-32 and digest come before its bytes. */
export interface PackFile<N extends string = PackName> {
  readonly name: N;
  readonly size: number;
  readonly crc32: number;
  readonly sha256: string;
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const CHUNK = 1 << 20;

export const packBytes = <N extends string>(name: N, bytes: Uint8Array): PackFile<N> =>
  ({ name, size: bytes.length, crc32: crc32(bytes), sha256: sha256Hex(bytes), chunks: () => [bytes] });

/** A file on the disk, read once here for its digest and once more when it is written. `step` is told each chunk's length. */
export async function packOpened<N extends string>(name: N, file: PositionedFile, step: (bytes: number) => void): Promise<PackFile<N>> {
  const hash = createSha256();
  let sum = 0;
  for await (const chunk of readAhead(file, 0, file.size, CHUNK)) {
    hash.update(chunk);
    sum = crc32(chunk, sum);
    step(chunk.length);
  }
  return { name, size: file.size, crc32: sum, sha256: hash.digestHex(), chunks: () => readAhead(file, 0, file.size, CHUNK) };
}
