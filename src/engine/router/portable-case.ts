import { open } from 'node:fs/promises';
import { isPortableCase, PORTABLE_HEAD_BYTES, PORTABLE_SUFFIX } from '../../contract/portable-case.ts';
import { MAX_HANDED_BYTES } from '../../contract/shell.ts';
import { UnreadableError } from '../errors.ts';
import type { TakenIn } from './intakes.ts';

/** The bytes of a file that says it is a portable case: its rows are the window's to read. Null for any other file. */
export async function portableCase({ path, name }: TakenIn): Promise<Blob | null> {
  const handle = await open(path);
  try {
    const head = Buffer.alloc(PORTABLE_HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    if (!isPortableCase(name, head.subarray(0, bytesRead))) return null;
    const { size } = await handle.stat();
    if (size > MAX_HANDED_BYTES) {
      // What only begins like one is evidence, which may be of any size.
      if (!name.toLowerCase().endsWith(PORTABLE_SUFFIX)) return null;
      throw new UnreadableError('portable-large');
    }
    const whole = Buffer.alloc(size);
    await handle.read(whole, 0, size, 0);
    return new Blob([whole]);
  } finally {
    await handle.close();
  }
}
