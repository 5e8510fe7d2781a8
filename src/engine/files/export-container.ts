import type { Entry } from '../../core/bundle/container.ts';
import type { Limits } from '../../core/run.ts';
import { gunzip } from './gunzip.ts';
import { openPositioned, readAhead } from './positioned-file.ts';

const CHUNK = 1 << 20;

/** The one file of an audit export, uncompressed, under the name that its rows point to. */
export interface ExportContainer {
  readonly entries: readonly Entry[];
  close(): Promise<void>;
}

/**
 * @param size of the uncompressed bytes, where they are compressed: the run that read them all knows it. Reading far
 * into a compressed file inflates all that lies before.
 */
export async function openExportFile(path: string, name: string, compressed: boolean, size: number | null, limits: Limits): Promise<ExportContainer> {
  const file = await openPositioned(path);
  const entry: Entry = compressed
    ? { name, size: size ?? 0, open: () => gunzip(file, limits) }
    : { name, size: file.size, offset: 0, open: (passing) => readAhead(file, 0, file.size, CHUNK, passing), readAt: (offset, length) => file.read(offset, length) };
  return { entries: [entry], close: () => file.close() };
}
