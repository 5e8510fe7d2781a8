import { realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { MAX_HANDED_BYTES, type GivenFile } from '../contract/shell.ts';
import type { TakenIn } from '../engine/router/index.ts';
import { nativeText } from '../text/index.ts';
import { isInside } from './own-folders.ts';

/** As many as one import can take. */
const MAX_FILES = 16;
const MAX_PATH = 4_096;

/** Files as a preload may send them, or null for anything else. The window itself sends `File`s, never a path. */
export function readGiven(value: unknown): readonly GivenFile[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_FILES) return null;
  const files: GivenFile[] = [];
  let bytes = 0;
  for (const each of value as readonly unknown[]) {
    const file = readFile(each);
    if (file === null) return null;
    if ('bytes' in file) bytes += file.bytes.byteLength;
    files.push(file);
  }
  return bytes <= MAX_HANDED_BYTES ? files : null;
}

function readFile(value: unknown): GivenFile | null {
  if (typeof value !== 'object' || value === null) return null;
  const { path, name, bytes } = value as Readonly<Record<string, unknown>>;
  if (typeof path === 'string') return path.length <= MAX_PATH && isAbsolute(path) ? { path } : null;
  return typeof name === 'string' && name.length <= MAX_PATH && bytes instanceof Uint8Array ? { name, bytes } : null;
}

/**
 * Whether asking for this path would already do something: a Windows path of a share sends the user's credentials over
 * the network, a device answers, and what a kernel shows under these names is not a file anybody keeps.
 */
export function isNoPersonsFile(path: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? /^[\\/]{2}/.test(path) : /^\/(dev|proc|sys)(\/|$)/.test(path);
}

/**
 * Looks at a file whose path a window's process sent. That it came from a drop or a dialog cannot be proved here: the
 * preload that asks for it lives in the same process as the page. Should a page ever take that process over, it
 * could name what the user may read; these walls keep it from the network, devices and the workstation's own records,
 * the custody log shows every import, and no address exists to which it could send what it read.
 */
export async function letIn(path: string, ownFolders: readonly string[], platform = process.platform): Promise<TakenIn> {
  if (isNoPersonsFile(path, platform)) throw new Error(nativeText.notOnDisk);
  const real = await realpath(path).catch(() => path);
  // Of a mapped drive Windows tells the share; that one is connected already.
  if (platform !== 'win32' && isNoPersonsFile(real, platform)) throw new Error(nativeText.notOnDisk);
  if (await isInside(real, ownFolders)) throw new Error(nativeText.ownFile);
  return { ...(await lookAt(real)), name: basename(path) };
}

/** Looks at a file the user named; rejects when it is not a regular one. */
export async function lookAt(path: string): Promise<TakenIn> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Error(nativeText.noFile);
  if (!found.isFile()) throw new Error(nativeText.notAFile);
  return { path, name: basename(path), size: found.size };
}
