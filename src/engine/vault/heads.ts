import { readFile } from 'node:fs/promises';
import { asJson, canonicalize } from '../../core/json/index.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { isErrno, VaultError } from './errors.ts';
import { isHeads, type RememberedHead } from './shapes.ts';

/** The furthest head seen of every log, so that a later bundle which shows less, or another history, is caught. */
export interface HeadStore {
  all(): readonly RememberedHead[];
  /** Keeps a head when it is the first or the furthest of its log. */
  remember(heads: readonly RememberedHead[]): Promise<void>;
}

export async function openHeads(path: string): Promise<HeadStore> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return '[]';
    throw error;
  });
  const value = parse(text);
  if (value === null) throw new VaultError('damaged', 'heads.json', 'the remembered log heads cannot be read');
  const byOrigin = new Map(value.map((head) => [head.origin, head]));
  const all = (): RememberedHead[] => [...byOrigin.values()].sort((a, b) => (a.origin < b.origin ? -1 : 1));
  return {
    all,
    async remember(heads) {
      const further = heads.filter((head) => (byOrigin.get(head.origin)?.size ?? -1) < head.size);
      if (further.length === 0) return;
      for (const head of further) byOrigin.set(head.origin, head);
      await writeAtomic(path, canonicalize(asJson(all())));
    },
  };
}

function parse(text: string): readonly RememberedHead[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return isHeads(value) ? value : null;
  } catch {
    return null;
  }
}
