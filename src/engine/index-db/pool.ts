import { openIndex, type Index } from './open-index.ts';

/** Open indexes, one a piece of evidence, opened on the first question and let go before a rebuild replaces the file. */
export interface IndexPool {
  /** Null when the index must be built first. */
  get(digest: string): Promise<Index | null>;
  /** Closes the open index, so that the next question opens the file that has replaced it. */
  release(digest: string): Promise<void>;
  closeAll(): Promise<void>;
}

export function createIndexPool(dataDir: string): IndexPool {
  const open = new Map<string, Promise<Index | null>>();
  const release = async (digest: string): Promise<void> => {
    const index = open.get(digest);
    open.delete(digest);
    await (await index)?.close();
  };
  return {
    get(digest) {
      const known = open.get(digest);
      if (known !== undefined) return known;
      const opening = openIndex({ dataDir, digest });
      open.set(digest, opening);
      // An absent index is asked for again next time: it may have been built meanwhile.
      const forget = (): void => {
        if (open.get(digest) === opening) open.delete(digest);
      };
      void opening.then((index) => (index === null ? forget() : undefined), forget);
      return opening;
    },
    release,
    async closeAll() {
      await Promise.all([...open.keys()].map(release));
    },
  };
}
