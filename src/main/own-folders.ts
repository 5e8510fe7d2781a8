import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path, links resolved, lies in one of the folders that are the workstation's own, or is one of them. */
export async function isInside(path: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    // A folder that is not there yet holds nothing.
    const root = await realpath(folder).catch(() => null);
    const rest = root === null ? '..' : relative(root, path);
    if (rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest)) return true;
  }
  return false;
}
