import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

/** A finished file that waits to be handed to the user. */
interface Download {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  /** Called before the file leaves: what is noted here has been handed over, or was about to be. */
  readonly onTake?: () => Promise<unknown>;
}

export interface Downloads {
  /** The opaque id under which the window may ask the shell to save it. What is `passing` is looked at and soon dropped. */
  add(download: Download, how?: 'kept' | 'passing'): string;
  get(id: string): Download | null;
  /** The same, for handing it over now. A person who cancels where to save it has not been given it. */
  take(id: string): Promise<Download | null>;
  clear(): Promise<void>;
}

/** The oldest waiting file is dropped beyond this: reports can be written again. */
const MAX_WAITING = 32;
/** Previews and their first pages: those a window shows, and those on their way while a person changes their mind in another. */
const MAX_PASSING = 8;

export function createDownloads(): Downloads {
  const waiting = new Map<string, Download>();
  const passing: string[] = [];
  const drop = async (id: string): Promise<void> => {
    const download = waiting.get(id);
    waiting.delete(id);
    if (download !== undefined) await rm(download.path, { force: true });
  };
  return {
    add(download, how = 'kept') {
      const id = randomBytes(16).toString('hex');
      waiting.set(id, download);
      if (how === 'passing') passing.push(id);
      const [oldest] = waiting.keys();
      const dropped = passing.length > MAX_PASSING ? passing.shift() : waiting.size > MAX_WAITING + MAX_PASSING ? oldest : undefined;
      if (dropped !== undefined) void drop(dropped);
      return id;
    },
    get: (id) => waiting.get(id) ?? null,
    async take(id) {
      const download = waiting.get(id) ?? null;
      await download?.onTake?.();
      return download;
    },
    async clear() {
      await Promise.all([...waiting.keys()].map(drop));
    },
  };
}
