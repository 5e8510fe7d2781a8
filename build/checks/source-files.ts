import { readdirSync } from 'node:fs';
import { posix } from 'node:path';

/** Files below `folder` whose name matches, as repository paths in name order. */
export function sourceFiles(folder: string, matching: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && matching.test(entry.name))
    .map((entry) => posix.join(entry.parentPath, entry.name))
    .sort();
}
