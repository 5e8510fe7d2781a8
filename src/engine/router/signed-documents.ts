import { parseEnvelope } from '../../core/dsse/index.ts';
import type { SignedDocuments, SignedDocumentsDto } from '../../contract/index.ts';
import type { SignedFile } from '../index-db/index.ts';
import type { RouterEngine } from './context.ts';
import { os } from './base.ts';
import { readRange, withEntry } from './read-evidence.ts';

/** The bundle's author decides how many there are and how large: a year of approvals of a large company, each some kilobytes. */
const MAX_FILES = 20_000;
const MAX_BYTES = 2 ** 18;

export const signedDocuments = {
  byKey: os.signedDocuments.byKey.handler(async ({ context: { engine }, input: { digest } }) => byKey(engine, digest, await (await engine.index(digest)).signedFiles())),
};

/** Which keys the envelopes name: how the signature stands is the run's word, and is given to a key only where it is the only one. */
async function byKey(engine: RouterEngine, digest: string, files: readonly SignedFile[]): Promise<SignedDocumentsDto> {
  const found = new Map<string, SignedDocuments>();
  let unread = Math.max(0, files.length - MAX_FILES);
  for (const { file, kind, signature: judged } of files.slice(0, MAX_FILES)) {
    const keyids = await keyidsOf(engine, digest, file);
    if (keyids === null) unread += 1;
    const signature = keyids !== null && keyids.length > 1 ? 'shared' : judged;
    for (const keyid of new Set(keyids ?? [])) {
      const name = `${keyid} ${kind} ${signature}`;
      found.set(name, { keyid, kind, signature, count: (found.get(name)?.count ?? 0) + 1 });
    }
  }
  return { documents: [...found.values()], unread };
}

async function keyidsOf(engine: RouterEngine, digest: string, file: string): Promise<readonly string[] | null> {
  try {
    return await withEntry(engine, digest, file, async (entry) => {
      if (entry.size > MAX_BYTES) return null;
      const { envelope } = parseEnvelope(await readRange(entry, 0, entry.size));
      return envelope === null ? null : envelope.signatures.map((each) => each.keyid);
    });
  } catch {
    // Missing or unreadable: the run has a finding that says so.
    return null;
  }
}
