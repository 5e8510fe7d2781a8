import JSZip from 'jszip';
import { casesText, formatBytes, formatNumber } from '../../text/index.ts';
import { WordedError } from '../engine/errors.ts';

/** What the window may hand over of its own making; the archive is held in memory whole. */
const MAX_BYTES = 192 * 2 ** 20;
/** jszip writes a wrong directory past 65,535 entries. */
const MAX_FILES = 60_000;
/** The first time a ZIP can state: a folder's own times are not evidence, and the same folder gives the same digest. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/** A dropped folder as a person sees it: its name, and every file below it by its path. */
export interface DroppedFolder {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly file: File }[];
}

/** Files and folders of a drop. Must be called while the drop event is handled: its items are gone afterwards. */
export async function readDrop(data: DataTransfer): Promise<{ readonly files: readonly File[]; readonly folders: readonly DroppedFolder[] }> {
  const entries = [...data.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null)).filter((entry) => entry !== null);
  const directories = entries.filter((entry) => entry.isDirectory);
  const names = new Set(directories.map((entry) => entry.name));
  // A directory stands among the files too, as a file that cannot be read.
  const files = [...data.files].filter((file) => !names.has(file.name) || entries.some((entry) => entry.isFile && entry.name === file.name));
  const folders: DroppedFolder[] = [];
  for (const entry of directories) folders.push({ name: entry.name, files: await walk(entry as FileSystemDirectoryEntry) });
  return { files, folders };
}

async function walk(root: FileSystemDirectoryEntry): Promise<DroppedFolder['files']> {
  const found: { path: string; file: File }[] = [];
  const pending: { readonly directory: FileSystemDirectoryEntry; readonly prefix: string }[] = [{ directory: root, prefix: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const entry of await children(next.directory)) {
      const path = `${next.prefix}${entry.name}`;
      if (entry.isDirectory) pending.push({ directory: entry as FileSystemDirectoryEntry, prefix: `${path}/` });
      else found.push({ path, file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) });
      if (found.length > MAX_FILES) return found;
    }
  }
  return found;
}

/** A directory is read in pieces until a piece is empty. */
async function children(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** A folder as one file that the vault can take in: stored, in name order, without times. Throws a sentence for a person. */
export async function packFolder({ name, files }: DroppedFolder): Promise<File> {
  if (files.length === 0) throw new WordedError(() => casesText.folderEmpty(name));
  if (files.length > MAX_FILES) throw new WordedError(() => casesText.folderTooMany(name, formatNumber(MAX_FILES)));
  if (files.reduce((sum, { file }) => sum + file.size, 0) > MAX_BYTES) throw new WordedError(() => casesText.folderTooLarge(name, formatBytes(MAX_BYTES)));
  const zip = new JSZip();
  for (const { path, file } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    zip.file(path, await file.arrayBuffer(), { date: NO_TIME, createFolders: false });
  }
  return new File([await zip.generateAsync({ type: 'arraybuffer', compression: 'STORE' })], `${name}.zip`);
}
