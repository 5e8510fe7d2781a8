import { GENESIS_PREFIX } from '../bundle/format.ts';
import { sha256Hex } from '../crypto/index.ts';

/** `prev` of a log's first event: binds the log to its origin, so that no log can be passed off as another. */
export function genesisHash(origin: string): string {
  return sha256Hex(`${GENESIS_PREFIX}${origin}\n`);
}
