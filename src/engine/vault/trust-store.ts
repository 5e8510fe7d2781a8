import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTrustPack } from '../../core/trust/index.ts';
import type { TrustPack } from '../../core/trust/pack.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { isErrno, VaultError } from './errors.ts';
import type { Layout } from './layout.ts';

export interface HeldTrust {
  readonly pack: TrustPack;
  readonly digest: string;
}

/** The trust pack in use, and every earlier one by digest: a run names the pack it was made with. */
export interface TrustStore {
  current(): HeldTrust | null;
  set(bytes: Uint8Array): Promise<{ readonly ok: true; readonly held: HeldTrust } | { readonly ok: false; readonly problem: string }>;
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
    current = { pack: reading.pack, digest: reading.digest };
  }
  return {
    current: () => current,
    async set(next) {
      const reading = readTrustPack(next);
      if (!reading.ok) return reading;
      await mkdir(paths.trustPacks, { recursive: true, mode: 0o700 });
      await writeAtomic(join(paths.trustPacks, `${reading.digest}.json`), next);
      await writeAtomic(paths.trustPack, next);
      current = { pack: reading.pack, digest: reading.digest };
      return { ok: true, held: current };
    },
  };
}
