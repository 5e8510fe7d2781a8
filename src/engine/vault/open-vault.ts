import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isTemporary } from '../files/atomic-write.ts';
import { openCustody, recordSetAside, type CustodyLog } from './custody.ts';
import { evidenceStore, type EvidenceStore } from './evidence.ts';
import { openHeads, type HeadStore } from './heads.ts';
import { openJournal, type ReviewJournal } from './journal.ts';
import { resumePurges } from './resume-purges.ts';
import { layout, type Layout } from './layout.ts';
import { takeLock } from './lock.ts';
import { openRuns, type RunStore } from './runs.ts';
import { openTrust, type TrustStore } from './trust-store.ts';

export interface Vault {
  readonly dataDir: string;
  readonly evidence: EvidenceStore;
  readonly runs: RunStore;
  readonly trust: TrustStore;
  readonly heads: HeadStore;
  readonly custody: CustodyLog;
  readonly journal: ReviewJournal;
  close(): Promise<void>;
}

/** `clock` gives epoch milliseconds. Throws `VaultError`: locked by a living process, or a file of its own damaged. */
export async function openVault(options: { readonly dataDir: string; readonly version: string; readonly clock: () => number }): Promise<Vault> {
  const { dataDir, version, clock } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const paths = layout(dataDir);
  const lock = await takeLock(paths.lock);
  const opened: (() => Promise<void>)[] = [() => lock.release()];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    for (const folder of [paths.evidence, paths.runs, paths.setAside]) await mkdir(folder, { recursive: true, mode: 0o700 });
    await sweep(paths, dataDir);
    const custody = await openCustody(paths, version, clock);
    opened.push(() => custody.close());
    const journal = await openJournal(paths, clock);
    opened.push(() => journal.close());
    await recordSetAside(paths, custody);
    await resumePurges(custody, journal, randomUUID);
    return {
      dataDir,
      evidence: evidenceStore(paths.evidence),
      runs: await openRuns(paths.runs),
      trust: await openTrust(paths),
      heads: await openHeads(paths.heads),
      custody,
      journal,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Removes what a killed process left half written under temporary names: none of it was ever acknowledged. */
async function sweep(paths: Layout, dataDir: string): Promise<void> {
  for (const folder of [dataDir, paths.evidence, paths.runs, paths.trustPacks, paths.setAside]) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => isTemporary(each) && !each.startsWith('lock.'))) await rm(join(folder, name), { force: true });
  }
}
