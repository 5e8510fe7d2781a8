import { readFile, writeFile } from 'node:fs/promises';
import { demonstrationEd25519 } from '../keys/demonstration-keys.ts';
import type { Keyring } from '../scenario/keyring.ts';
import { readSealedArchive } from '../zip/read-sealed.ts';
import { fileOfBytes, writeSealedArchive } from '../zip/sealed-archive.ts';
import { ARCHIVE_TAMPERS } from './archive-tampers.ts';
import { EVENT_TAMPERS } from './event-tampers.ts';
import { FILE_TAMPERS } from './file-tampers.ts';
import { HEAD_TAMPERS } from './head-tampers.ts';
import { POLICY_TAMPERS } from './policy-tampers.ts';
import { SIGNATURE_TAMPERS } from './signature-tampers.ts';
import { SEAL_TAMPERS } from './seal-tampers.ts';
import { SPELLING_TAMPERS } from './spelling-tampers.ts';
import type { Tamper } from './tamper.ts';

/** By what is changed. A new kind of evidence brings a list of its own. */
export const TAMPER_GROUPS: readonly { readonly title: string; readonly tampers: readonly Tamper[] }[] = [
  { title: 'The log, by someone without a key', tampers: EVENT_TAMPERS },
  { title: 'The log’s head, and what insiders can do', tampers: HEAD_TAMPERS },
  { title: 'Spelling: one document, one reading', tampers: SPELLING_TAMPERS },
  { title: 'Manifest, approvals and work packages', tampers: SIGNATURE_TAMPERS },
  { title: 'Policy and decisions, by an insider who holds every key', tampers: POLICY_TAMPERS },
  { title: 'What was added after sealing', tampers: SEAL_TAMPERS },
  { title: 'Files and their names', tampers: FILE_TAMPERS },
  { title: 'The archive', tampers: ARCHIVE_TAMPERS },
];

export const TAMPERS: readonly Tamper[] = TAMPER_GROUPS.flatMap(({ tampers }) => tampers);

function tamperNamed(name: string): Tamper {
  const tamper = TAMPERS.find((each) => each.name === name);
  if (tamper === undefined) throw new RangeError(`no change is called ${name}`);
  return tamper;
}

/**
 * Writes the changed copy of the bundle at `from` to `to`. Works in memory: for bundles up to some hundred megabytes.
 * Throws RangeError for a name that is not in `TAMPERS`.
 */
export async function tamperBundle(name: string, from: string, to: string, seed: string, keyring: Keyring): Promise<void> {
  const { change } = tamperNamed(name);
  const bytes = await readFile(from);
  if (change.to === 'archive') {
    await writeFile(to, change.apply(bytes));
    return;
  }
  const files = tamperFiles(name, readSealedArchive(bytes), seed, keyring);
  await writeSealedArchive(to, [...files].map(([entry, data]) => fileOfBytes(entry, data)));
}

/** The changed files of a bundle, for a change to its content. Throws RangeError for any other name. */
export function tamperFiles(name: string, files: ReadonlyMap<string, Uint8Array>, seed: string, keyring: Keyring): ReadonlyMap<string, Uint8Array> {
  const { change } = tamperNamed(name);
  if (change.to !== 'content') throw new RangeError(`${name} changes the archive, not its files`);
  const bundle = { files: new Map(files), seed, keyring, stranger: demonstrationEd25519(seed, 'stranger') };
  change.apply(bundle);
  return bundle.files;
}
