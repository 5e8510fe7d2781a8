import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

/** A finished file that waits to be handed to the user. */
interface Download {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
}

export interface Downloads {
  /** The opaque id under which the window may ask the shell to save it. */
  add(download: Download): string;
  get(id: string): Download | null;
  clear(): Promise<void>;
}

/** The oldest waiting file is dropped beyond this: reports can be written again. */
const MAX_WAITING = 32;

export function createDownloads(): Downloads {
  const waiting = new Map<string, Download>();
  const drop = async (id: string): Promise<void> => {
    const download = waiting.get(id);
    waiting.delete(id);
    if (download !== undefined) await rm(download.path, { force: true });
  };
  return {
    add(download) {
      const id = randomBytes(16).toString('hex');
      waiting.set(id, download);
      const [oldest] = waiting.keys();
      if (waiting.size > MAX_WAITING && oldest !== undefined) void drop(oldest);
      return id;
    },
    get: (id) => waiting.get(id) ?? null,
    async clear() {
      await Promise.all([...waiting.keys()].map(drop));
    },
  };
}
