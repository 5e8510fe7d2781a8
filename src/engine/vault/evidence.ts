import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createSha256 } from '../../core/crypto/index.ts';
import { syncDirectory, temporaryName, writeAtomic } from '../files/atomic-write.ts';
import { hashFile } from '../files/hash-file.ts';
import { openPositioned } from '../files/positioned-file.ts';
import { isErrno, VaultError } from './errors.ts';
import { isDigest } from './layout.ts';
import { isEvidenceRecord, type EvidenceRecord } from './shapes.ts';

const CHUNK = 1 << 20;
const READ_ONLY = 0o444;

type CopyProgress = (done: number, total: number) => void;

/** Evidence by digest: copied in once, read-only, never changed. */
export interface EvidenceStore {
  /** Copies a file in and returns its digest. Throwing from `progress` stops the copy and leaves nothing behind. */
  copyIn(path: string, progress?: CopyProgress): Promise<{ readonly digest: string; readonly size: number }>;
  pathOf(digest: string): string;
  /** Hashes the stored bytes again; throws `VaultError('changed')` when they are no longer what their name says. */
  recheck(digest: string, progress?: CopyProgress): Promise<void>;
  describe(record: EvidenceRecord): Promise<void>;
  record(digest: string): Promise<EvidenceRecord | null>;
  records(): Promise<readonly EvidenceRecord[]>;
  /** Takes back an import that was not finished. */
  forget(digest: string): Promise<void>;
}

export function evidenceStore(directory: string): EvidenceStore {
  const pathOf = (digest: string): string => {
    if (!isDigest(digest)) throw new VaultError('not-found', digest, 'not a digest');
    return join(directory, digest);
  };
  const readRecord = async (digest: string): Promise<EvidenceRecord | null> => {
    const text = await readFile(`${pathOf(digest)}.json`, 'utf8').catch((error: unknown) => {
      if (isErrno(error, 'ENOENT')) return null;
      throw error;
    });
    if (text === null) return null;
    const value: unknown = JSON.parse(text);
    if (isEvidenceRecord(value) && value.digest === digest) return value;
    throw new VaultError('damaged', digest, 'the record of a piece of evidence cannot be read');
  };
  return {
    copyIn: (path, progress) => copyIn(directory, path, progress),
    pathOf,
    async recheck(digest, progress) {
      const { sha256 } = await hashFile(pathOf(digest), progress).catch((error: unknown) => {
        if (isErrno(error, 'ENOENT')) throw new VaultError('not-found', digest, 'no such evidence in the vault');
        throw error;
      });
      if (sha256 !== digest) throw new VaultError('changed', digest, `the stored evidence now has the digest ${sha256}`);
    },
    describe: (record) => writeAtomic(`${pathOf(record.digest)}.json`, JSON.stringify(record)),
    record: readRecord,
    async records() {
      const names = (await readdir(directory)).filter((name) => name.endsWith('.json') && isDigest(name.slice(0, -5))).sort();
      const records = await Promise.all(names.map((name) => readRecord(name.slice(0, -5))));
      return records.filter((each) => each !== null);
    },
    async forget(digest) {
      await rm(`${pathOf(digest)}.json`, { force: true });
      await rm(pathOf(digest), { force: true });
      await syncDirectory(directory);
    },
  };
}

async function copyIn(directory: string, path: string, progress?: CopyProgress): Promise<{ digest: string; size: number }> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const source = await openPositioned(path);
  const temporary = temporaryName(join(directory, 'incoming'));
  try {
    const hash = createSha256();
    const target = await open(temporary, 'wx', 0o600);
    try {
      for (let done = 0; done < source.size; ) {
        const chunk = await source.read(done, CHUNK);
        if (chunk.length === 0) throw new Error('the file became shorter while it was copied');
        // The disk works while the processor hashes.
        const written = target.writeFile(chunk);
        hash.update(chunk);
        await written;
        done += chunk.length;
        progress?.(done, source.size);
      }
      await target.sync();
    } finally {
      await target.close();
    }
    const digest = hash.digestHex();
    await chmod(temporary, READ_ONLY);
    const known = await stat(join(directory, digest)).catch(() => null);
    // Over an earlier copy of the same digest the rename changes nothing, or mends one that was damaged.
    if (known?.size !== source.size || (await hashFile(join(directory, digest))).sha256 !== digest) await rename(temporary, join(directory, digest));
    await syncDirectory(directory);
    return { digest, size: source.size };
  } finally {
    await source.close();
    await rm(temporary, { force: true });
  }
}
