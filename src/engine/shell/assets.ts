import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the window, ready to send. */
interface Asset { readonly bytes: Buffer; readonly type: string }
export interface Assets {
  /** By the path of the request; null for anything that is not a file of the built window. */
  get(path: string): Promise<Asset | null>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/**
 * Serves by looking up a list of the files that are there, never by joining what was asked to a folder: no request
 * can name a path outside. A file of an unknown type is not served.
 */
export function createAssets(root: string): Assets {
  let files: Promise<ReadonlyMap<string, string>> | null = null;
  return {
    async get(path) {
      const wanted = path === '/' ? '/index.html' : path;
      const type = TYPES[extname(wanted)];
      if (type === undefined) return null;
      let file = (await (files ??= list(root))).get(wanted);
      // The window may have been built again since the list was made.
      if (file === undefined) file = (await (files = list(root))).get(wanted);
      const bytes = file === undefined ? null : await readFile(file).catch(() => null);
      return bytes === null ? null : { bytes, type };
    },
  };
}

async function list(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Map(entries.filter((entry) => entry.isFile()).map((entry) => {
    const file = join(entry.parentPath, entry.name);
    return [file.slice(root.length).split(sep).join('/'), file];
  }));
}
