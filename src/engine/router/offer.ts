import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../shell/temporary.ts';
import type { RouterContext } from './context.ts';

/** Puts bytes where the shell can hand them to the user, under `name`; `onTake` is called when it does. */
export async function offer(
  { engine, downloads }: RouterContext, bytes: Uint8Array, name: string, mediaType: string, onTake: () => Promise<unknown> = async () => {},
): Promise<{ readonly downloadId: string; readonly name: string; readonly size: number; readonly sha256: string }> {
  const folder = temporaryFolder(engine.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  await writeFile(path, bytes, { mode: 0o600 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { downloadId: downloads.add({ path, name, size: bytes.length, sha256, mediaType, onTake }), name, size: bytes.length, sha256 };
}
