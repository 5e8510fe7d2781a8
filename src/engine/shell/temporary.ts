import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where uploads and finished reports wait, inside the vault's folder: same disk, same access rights. */
export const temporaryFolder = (dataDir: string): string => join(dataDir, 'tmp');

/** Empties the folder. For a shell that starts: what is in it was left by one that was killed, since the vault is locked. */
export async function prepareTemporary(dataDir: string): Promise<string> {
  const folder = temporaryFolder(dataDir);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
