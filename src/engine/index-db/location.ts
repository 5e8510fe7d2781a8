import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface IndexTarget {
  readonly dataDir: string;
  /** The evidence's lower-case hex SHA-256. */
  readonly digest: string;
}

const FOLDER = 'index';

/** The digest becomes part of a file name, so anything that is not one is a bug that must not reach the disk. */
export function indexPath({ dataDir, digest }: IndexTarget): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not an evidence digest');
  return join(dataDir, FOLDER, `${digest}.duckdb`);
}

export const indexFolder = (dataDir: string): string => join(dataDir, FOLDER);

/** Removes an index; the next question rebuilds it. */
export async function dropIndex(target: IndexTarget): Promise<void> {
  const path = indexPath(target);
  await Promise.all([path, `${path}.wal`].map((each) => rm(each, { force: true })));
}

/** Removes half-written indexes that a killed process left behind. Call once, before any job starts. */
export async function sweepIndexes(dataDir: string): Promise<number> {
  const names = await readdir(indexFolder(dataDir)).catch(() => []);
  const stale = names.filter((name) => name.includes('.building'));
  await Promise.all(stale.map((name) => rm(join(indexFolder(dataDir), name), { force: true, recursive: true })));
  return stale.length;
}
