import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openPositioned } from '../files/positioned-file.ts';
import { exportParquet, indexPath } from '../index-db/index.ts';
import { packOpened, writePack } from '../pack/index.ts';
import type { WriteJob } from './report-writers.ts';

/** The tables of the record as Parquet files in one archive, out of the index that the views ask. */
export async function writeTables({ context: { engine }, held: { id, run }, path, signal, onProgress }: WriteJob): Promise<void> {
  const { digest } = run.subject;
  const folder = `${path}.tables`;
  try {
    // It is built where there is none.
    await engine.index(digest);
    await exportParquet(indexPath({ dataDir: engine.dataDir, digest }), folder, { evidence: digest, run: id, software: run.software.version }, (done, total) => {
      signal.throwIfAborted();
      onProgress(done, total, 'entries');
    });
    const opened = await Promise.all((await readdir(folder)).sort().map(async (name) => ({ name, file: await openPositioned(join(folder, name)) })));
    try {
      const files = [];
      for (const { name, file } of opened) files.push(await packOpened(name, file, () => signal.throwIfAborted()));
      await writePack(path, files, () => signal.throwIfAborted());
    } finally {
      await Promise.all(opened.map(({ file }) => file.close()));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
