import { join } from 'node:path';

/** Where things lie under the data folder: docs/formats/custody.md. */
export const layout = (dataDir: string) => ({
  lock: join(dataDir, 'lock'),
  evidence: join(dataDir, 'evidence'),
  runs: join(dataDir, 'runs'),
  trustPack: join(dataDir, 'trust-pack.json'),
  trustPacks: join(dataDir, 'trust-packs'),
  heads: join(dataDir, 'heads.json'),
  custody: join(dataDir, 'custody.ndjson'),
  journal: join(dataDir, 'journal.ndjson'),
  setAside: join(dataDir, 'set-aside'),
});
export type Layout = ReturnType<typeof layout>;

/** A digest from outside becomes a file name only after this. */
export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
export const isRunId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);
