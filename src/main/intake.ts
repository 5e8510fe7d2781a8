import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { TakenIn } from '../engine/router/index.ts';

/** As many as one import can take. */
const MAX_FILES = 16;
const MAX_PATH = 4_096;

/** Paths as a preload may send them, or null for anything else. The window itself sends `File`s, never a path. */
export function readPaths(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_FILES) return null;
  return value.every((each): each is string => typeof each === 'string' && each.length <= MAX_PATH && isAbsolute(each)) ? value : null;
}

/** Looks at the files; rejects when one is not a regular file. */
export function takenIn(paths: readonly string[]): Promise<TakenIn[]> {
  return Promise.all(paths.map(async (path) => {
    const found = await stat(path);
    if (!found.isFile()) throw new Error('not a file');
    return { path, name: basename(path), size: found.size };
  }));
}
