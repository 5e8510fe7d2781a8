import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies that are dragged out of a window: the desktop takes them from here, and never the vault's own file. */
export interface DragOuts {
  /** Path of a fresh copy named `name`, in a folder of its own that only this account can read. */
  readonly prepare: (source: string, name: string) => Promise<string>;
  readonly clear: () => Promise<void>;
}

/** Nothing tells when a drop has been copied away, so a copy stays until this many later ones, or the end of the engine. */
const MAX_KEPT = 4;

export function createDragOuts(temporaryFolder: () => Promise<string>): DragOuts {
  const kept: string[] = [];
  const drop = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
  return {
    async prepare(source, name) {
      const folder = join(await temporaryFolder(), `drag-${randomUUID()}`);
      const path = join(folder, plainName(name));
      try {
        await mkdir(folder, { mode: 0o700 });
        await copyFile(source, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
        // The vault's copy is read-only; this one is the person's.
        await chmod(path, 0o600);
      } catch (error) {
        await drop(folder);
        throw error;
      }
      kept.push(folder);
      for (const old of kept.splice(0, Math.max(0, kept.length - MAX_KEPT))) await drop(old);
      return path;
    },
    async clear() {
      await Promise.all(kept.splice(0).map(drop));
    },
  };
}

/** The last part of a name, as a file anywhere may be called: the sender chose it, and a folder or a device is none. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.replace(/[\p{Cc}<>:"|?*]/gu, '_').replace(/[. ]+$/, '').slice(0, 200) ?? '';
  return last === '' || last.startsWith('.') || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(last) ? 'proofroom' : last;
}
