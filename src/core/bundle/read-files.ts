import { createSha256 } from '../crypto/index.ts';
import type { FileStatus } from '../examined.ts';
import type { Entry } from './container.ts';
import { MANIFEST_PATH, SEAL_PREFIX, SIGSTORE_MANIFEST_PATH, type Statement } from './format.ts';
import { readChunks, type Work } from './work.ts';

/** All documents together may take this many times what one may: what they say is kept in memory. */
const DOCUMENTS_BUDGET = 2;

export interface ReadFile {
  readonly entry: Entry;
  /** Null when the bytes could not all be read. */
  readonly sha256: string | null;
}

/**
 * Hashes every entry, and hands the bytes of those `wants` names to `document` as they come, one at a time: the author
 * decides how many documents there are, so they are never all held.
 */
export async function readFiles(
  work: Work,
  wants: (name: string) => boolean,
  document: (name: string, bytes: Uint8Array, sha256: string) => void,
): Promise<ReadonlyMap<string, ReadFile>> {
  const files = new Map<string, ReadFile>();
  let room = DOCUMENTS_BUDGET * work.args.limits.maxDocumentBytes;
  for (const entry of work.container.entries) {
    work.tick(0);
    if (files.has(entry.name)) {
      // The container's reader refuses this too; whichever copy were taken, another reader might take the other.
      work.sink.add({ code: 'archive.duplicate-entry', at: { file: entry.name } });
      continue;
    }
    const kept = wants(entry.name) ? keepBytes(work, entry, room) : null;
    if (kept !== null) room -= entry.size;
    const hash = createSha256();
    const problem = await readChunks(work, entry, (chunk) => {
      hash.update(chunk);
      kept?.add(chunk);
    });
    const sha256 = problem === null ? hash.digestHex() : null;
    if (problem !== null) work.sink.add({ code: 'file.unreadable', at: { file: entry.name }, values: { problem } });
    files.set(entry.name, { entry, sha256 });
    if (sha256 !== null && kept !== null) document(entry.name, kept.bytes(), sha256);
  }
  return files;
}

/** Room for one entry's bytes; null, with a finding, when it is larger than the limits allow. */
export function keepBytes(work: Work, entry: Entry, room: number): { add(chunk: Uint8Array): void; bytes(): Uint8Array } | null {
  const limit = Math.min(work.args.limits.maxDocumentBytes, room);
  if (entry.size > limit) {
    work.sink.add({ code: 'json.limit-exceeded', at: { file: entry.name }, expected: String(limit), computed: String(entry.size), values: { problem: 'bytes' } });
    return null;
  }
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  return {
    add(chunk) {
      bytes.set(chunk, at);
      at += chunk.length;
    },
    bytes: () => bytes,
  };
}

/** Holds what is there against what the manifest lists, both ways. Without a manifest nothing can be said to be listed. */
export function compareFiles(work: Work, files: ReadonlyMap<string, ReadFile>, subjects: Statement['subject'] | null): FileStatus[] {
  const listed = new Map((subjects ?? []).map((subject) => [subject.name, subject.digest.sha256]));
  const present = [...files.values()].map(({ entry, sha256 }): FileStatus => {
    const expected = listed.get(entry.name);
    const base = { name: entry.name, size: entry.size, sha256, listed: expected !== undefined };
    return { ...base, status: statusOf(entry.name, sha256, expected) };
  });
  const missing = [...listed.keys()].flatMap((name): FileStatus[] =>
    files.has(name) ? [] : [{ name, size: 0, sha256: null, listed: true, status: 'missing' }],
  );
  const all = [...present, ...missing].sort((left, right) => (left.name < right.name ? -1 : 1));
  if (subjects !== null) for (const file of all) reportFile(work, file, listed.get(file.name));
  return all;
}

function statusOf(name: string, sha256: string | null, expected: string | undefined): FileStatus['status'] {
  if (name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH) return 'manifest';
  if (name.startsWith(SEAL_PREFIX)) return 'seal';
  if (sha256 === null) return 'not-read';
  if (expected === undefined) return 'unlisted';
  return expected === sha256 ? 'matches' : 'differs';
}

function reportFile(work: Work, file: FileStatus, expected: string | undefined): void {
  const at = { file: file.name };
  if (file.status === 'differs' && expected !== undefined && file.sha256 !== null) {
    work.sink.add({ code: 'file.digest-mismatch', at, expected, computed: file.sha256 });
  }
  if (file.status === 'missing' && expected !== undefined) work.sink.add({ code: 'file.missing', at, expected });
  if (file.status === 'unlisted' || (file.status === 'not-read' && !file.listed)) {
    work.sink.add({ code: 'file.unlisted', at, ...(file.sha256 === null ? {} : { computed: file.sha256 }) });
  }
}
