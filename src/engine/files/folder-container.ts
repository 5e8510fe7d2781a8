import { constants } from 'node:fs';
import { lstat, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container, Entry } from '../../core/bundle/container.ts';
import type { Finding } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { fill } from './positioned-file.ts';
import { MAX_NAME_BYTES, nameProblem, findCollisions } from '../zip/names.ts';

const CHUNK = 256 * 1024;

/** A directory as a container: the same names, the same refusals, no archive around them. Links are never followed. */
export async function openFolder(root: string, limits: Limits): Promise<Container> {
  const findings: Finding[] = [];
  const entries: Entry[] = [];
  let total = 0;
  const pending = [''];
  for (let prefix = pending.pop(); prefix !== undefined; prefix = pending.pop()) {
    const names = (await readdir(join(root, prefix))).sort();
    for (const base of names) {
      const name = prefix === '' ? base : `${prefix}/${base}`;
      const path = join(root, name);
      const stat = await lstat(path);
      const problem = nameProblem(name);
      if (problem !== null) findings.push({ code: 'archive.unsafe-path', at: { file: name }, values: { problem } });
      else if (Buffer.byteLength(name) > MAX_NAME_BYTES) findings.push(limit(name, 'length of a name', MAX_NAME_BYTES, Buffer.byteLength(name)));
      else if (stat.isDirectory()) pending.push(name);
      else if (!stat.isFile()) findings.push({ code: 'archive.link', at: { file: name }, values: { kind: stat.isSymbolicLink() ? 'link' : 'device' } });
      else {
        total += stat.size;
        entries.push(fileEntry(name, path, stat.size));
      }
      if (entries.length > limits.maxEntries) return { kind: 'folder', entries: [], findings: [...findings, limit(null, 'number of entries', limits.maxEntries, entries.length)] };
    }
  }
  if (total > limits.maxTotalBytes) findings.push(limit(null, 'total size', limits.maxTotalBytes, total));
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const { refused, findings: collisions } = findCollisions(entries.map((entry) => entry.name));
  return { kind: 'folder', entries: entries.filter((_, index) => !refused.has(index)), findings: [...findings, ...collisions] };
}

function limit(file: string | null, what: string, allowed: number, found: number): Finding {
  return { code: 'archive.limit-exceeded', at: file === null ? {} : { file }, expected: String(allowed), computed: String(found), values: { limit: what } };
}

/** O_NOFOLLOW: a file swapped for a link after the listing must not lead out of the folder. */
function fileEntry(name: string, path: string, size: number): Entry {
  const opened = (): Promise<FileHandle> => open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((error: unknown) => {
    // The system's own message names a path of this machine, and findings carry messages.
    throw new Error(`the system says ${error instanceof Error && 'code' in error ? String(error.code) : 'no'}`);
  });
  return {
    name,
    size,
    async readInto(memory, offset) {
      const handle = await opened();
      try {
        return await fill(handle, memory.subarray(0, Math.max(0, size - offset)), offset);
      } finally {
        await handle.close();
      }
    },
    async *open() {
      const handle = await opened();
      try {
        let at = 0;
        while (at < size) {
          const chunk = new Uint8Array(Math.min(CHUNK, size - at));
          const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
          if (bytesRead === 0) return;
          at += bytesRead;
          yield bytesRead === chunk.length ? chunk : chunk.slice(0, bytesRead);
        }
      } finally {
        await handle.close();
      }
    },
  };
}
