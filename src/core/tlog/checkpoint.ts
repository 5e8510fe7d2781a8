import { decodeBase64 } from '../encoding/index.ts';
import { HASH_LENGTH } from './hash.ts';

/** The text of a C2SP checkpoint: https://c2sp.org/tlog-checkpoint. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

/** The checkpoint a note's text states, or null when it states none or states it in another spelling. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null;
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  if (origin === undefined || origin === '' || size === undefined || root === undefined) return null;
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) return null;
  const hash = decodeBase64(root);
  if (hash?.length !== HASH_LENGTH || extensions.includes('')) return null;
  return { origin, size: Number(size), root: hash, extensions };
}
