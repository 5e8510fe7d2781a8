import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** From a source folder, and from the folder of what was built. */
const PLACES = ['../../../resources', '../../resources'];

/** The stand-alone verifier as it lies in resources/auditor, byte for byte: what an auditor reads is what is kept there. */
export async function auditorScript(): Promise<Uint8Array> {
  const path = PLACES.map((place) => join(import.meta.dirname, place, 'auditor', 'verify.mjs')).find((each) => existsSync(each));
  if (path === undefined) throw new Error('resources/auditor is not installed');
  return readFile(path);
}
