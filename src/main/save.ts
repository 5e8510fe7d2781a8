import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nativeText } from '../text/index.ts';
import { isInside } from './own-folders.ts';

/**
 * Writes what the user saves to the place they chose in the dialog: whole, or not at all, and what was there before
 * stays until it is. Rejects inside the workstation's own folders, where a slip would destroy records.
 */
export async function saveAs(target: string, content: Uint8Array | AsyncIterable<Uint8Array>, ownFolders: readonly string[]): Promise<void> {
  const place = await realpath(target).catch(() => target);
  const folder = dirname(place);
  if (await isInside(await realpath(folder), ownFolders)) throw new Error(nativeText.ownFolder);
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    await writeFile(part, content, { flag: 'wx', flush: true });
    await rename(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

