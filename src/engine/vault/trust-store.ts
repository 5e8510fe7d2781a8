import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refused } from '../../core/findings/index.ts';
import { readTrustPack } from '../../core/trust/index.ts';
import type { TrustPack } from '../../core/trust/pack.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { isErrno, VaultError } from './errors.ts';
import { isDigest, type Layout } from './layout.ts';

interface HeldTrust {
  readonly bytes: Uint8Array;
  readonly pack: TrustPack;
  readonly digest: string;
}

/** The trust pack in use, and every earlier one by digest: a run names the pack it was made with. */
export interface TrustStore {
  current(): HeldTrust | null;
  /** A pack that was in use once; null when this vault never held it. */
  byDigest(digest: string): Promise<HeldTrust | null>;
  set(bytes: Uint8Array): Promise<{ readonly ok: true; readonly held: HeldTrust } | Refused>;
}

export async function openTrust(paths: Layout): Promise<TrustStore> {
  const bytes = await readFile(paths.trustPack).catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  });
  let current: HeldTrust | null = null;
  if (bytes !== null) {
    const reading = readTrustPack(bytes);
    // A damaged pack must not quietly become "no pack": verdicts would change without a word.
    if (!reading.ok) throw new VaultError('damaged', 'trust-pack.json', `the trust pack cannot be read: ${reading.problem}`);
    current = { bytes, pack: reading.pack, digest: reading.digest };
  }
  return {
    current: () => current,
    async byDigest(digest) {
      if (current?.digest === digest) return current;
      if (!isDigest(digest)) return null;
      const held = await readFile(join(paths.trustPacks, `${digest}.json`)).catch(() => null);
      const reading = held === null ? null : readTrustPack(held);
      return held !== null && reading?.ok === true && reading.digest === digest ? { bytes: held, pack: reading.pack, digest } : null;
    },
    async set(next) {
      const reading = readTrustPack(next);
      if (!reading.ok) return reading;
      await mkdir(paths.trustPacks, { recursive: true, mode: 0o700 });
      await writeAtomic(join(paths.trustPacks, `${reading.digest}.json`), next);
      await writeAtomic(paths.trustPack, next);
      current = { bytes: next, pack: reading.pack, digest: reading.digest };
      return { ok: true, held: current };
    },
  };
}
