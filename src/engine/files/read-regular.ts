import { UnreadableError } from '../errors.ts';
import { openPositioned } from './positioned-file.ts';

/**
 * A regular file whole. Throws `UnreadableError` for a pipe, a device, a folder and for more than `maxBytes`: the size is
 * known before anything is read, so a file without end fills no memory.
 */
export async function readRegular(path: string, maxBytes: number): Promise<Buffer> {
  const file = await openPositioned(path);
  try {
    if (file.size > maxBytes) throw new UnreadableError('bytes');
    const bytes = await file.read(0, file.size);
    if (bytes.length !== file.size) throw new UnreadableError('file-shrank');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  } finally {
    await file.close();
  }
}
