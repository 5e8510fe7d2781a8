import { constants } from 'node:fs';
import { lstat, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { EntryError, type Container, type Entry } from '../../core/bundle/container.ts';
import { compareNames } from '../../core/bundle/sealed-form.ts';
import { decodeUtf8, encodeUtf8 } from '../../core/encoding/index.ts';
import type { ContainerWord, Finding, FindingCode } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { findCollisions } from '../zip/collisions.ts';
import { ambiguousName, isReservedName, MAX_NAME_BYTES, nameProblem } from '../zip/names.ts';
import { fileProblem } from './file-problem.ts';
import { fillHere, NO_WAIT } from './positioned-file.ts';

const CHUNK = 256 * 1024;

/** A directory as a container: the same names, the same refusals, no archive around them. Links are never followed. */
export async function openFolder(root: string, limits: Limits): Promise<Container> {
  const findings: Finding[] = [];
  const entries: Entry[] = [];
  let total = 0;
  let seen = 0;
  const pending = [''];
  for (let prefix = pending.pop(); prefix !== undefined; prefix = pending.pop()) {
    for (const bytes of await readdir(join(root, prefix), { encoding: 'buffer' })) {
      seen += 1;
      if (seen > limits.maxEntries) return { kind: 'folder', entries: [], findings: [...findings, exceeded('archive.too-many-entries', 'container-entries', limits.maxEntries, seen)] };
      const base = decodeUtf8(bytes);
      const name = `${prefix === '' ? '' : `${prefix}/`}${base ?? bytes.toString('latin1')}`;
      const problem = base === null ? ambiguousName('name-utf-8') : nameProblem(name);
      if (problem !== null) {
        findings.push({ code: problem.code, at: { file: name }, values: { problem: problem.problem } });
        continue;
      }
      const length = Buffer.byteLength(name);
      if (length > MAX_NAME_BYTES) {
        findings.push({ code: 'archive.limit-exceeded', at: { file: name }, expected: String(MAX_NAME_BYTES), computed: String(length), values: { limit: 'name-length' } });
        continue;
      }
      const path = join(root, name);
      const stat = await lstat(path);
      if (stat.isDirectory()) pending.push(name);
      else if (!stat.isFile()) findings.push({ code: 'archive.link', at: { file: name }, values: { kind: stat.isSymbolicLink() ? 'link' : 'device' } });
      else {
        total += stat.size;
        entries.push(fileEntry(name, path, stat.size));
        if (isReservedName(name)) findings.push({ code: 'archive.reserved-name', at: { file: name } });
      }
    }
  }
  if (total > limits.maxTotalBytes) return { kind: 'folder', entries: [], findings: [...findings, exceeded('archive.too-large', 'container-size', limits.maxTotalBytes, total)] };
  // The order of a sealed archive, whatever the file system's is.
  const order = new Map(entries.map((entry) => [entry, encodeUtf8(entry.name)]));
  entries.sort((a, b) => compareNames(order.get(a)!, order.get(b)!));
  const { refused, findings: collisions } = findCollisions(entries.map(({ name }) => ({ name, folder: false })));
  return { kind: 'folder', entries: entries.filter((_, index) => !refused.has(index)), findings: [...findings.sort(byFile), ...collisions] };
}

const byFile = (a: Finding, b: Finding): number => ((a.at.file ?? '') < (b.at.file ?? '') ? -1 : 1);

function exceeded(code: FindingCode, problem: ContainerWord, allowed: number, found: number): Finding {
  return { code, at: {}, expected: String(allowed), computed: String(found), values: { problem } };
}

/** O_NOFOLLOW: a file swapped for a link after the listing must not lead out of the folder; swapped for a pipe, not hold us. */
function fileEntry(name: string, path: string, size: number): Entry {
  const opened = (): Promise<FileHandle> => open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | NO_WAIT).catch((error: unknown) => {
    throw new EntryError(fileProblem(error));
  });
  return {
    name,
    size,
    async openPlaced() {
      const handle = await opened();
      return { readInto: async (memory, offset) => fillHere(handle, memory.subarray(0, Math.max(0, size - offset)), offset), close: () => handle.close() };
    },
    async *open(passing) {
      const handle = await opened();
      const memory = passing === undefined ? null : new Uint8Array(Math.min(CHUNK, size));
      try {
        let at = 0;
        while (at < size) {
          const chunk = memory?.subarray(0, size - at) ?? new Uint8Array(Math.min(CHUNK, size - at));
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
