import type { DuckDBConnection } from '@duckdb/node-api';
import type { LogStart } from '../../core/bundle/verification.ts';
import { toHex } from '../../core/encoding/index.ts';
import type { SubtreeWatch } from '../../core/tlog/index.ts';
import { LOG_BLOCKS, LOG_STARTS } from './schema.ts';
import { fill } from './table-appender.ts';

/** Subtrees of 4,096 leaves: as large as a block of lines may be when it is proved whole, so that none is passed over. */
export const BLOCK_LEVEL = 12;

/** What the verifier computes of each log's tree anyway, kept for proofs. */
export interface TreeTables {
  of(start: LogStart): SubtreeWatch;
  write(connection: DuckDBConnection): Promise<void>;
}

export function createTreeTables(): TreeTables {
  const starts = new Map<string, { readonly stream: string; readonly size: number; readonly range: string }>();
  const blocks: { readonly stream: string; readonly n: number; readonly hash: string }[] = [];
  return {
    of({ name, size, compactRange }) {
      starts.set(name, { stream: name, size, range: JSON.stringify(compactRange.map(toHex)) });
      return { level: BLOCK_LEVEL, whole: (n, root) => void blocks.push({ stream: name, n, hash: toHex(root) }) };
    },
    async write(connection) {
      await fill(connection, LOG_STARTS, [...starts.values()]);
      await fill(connection, LOG_BLOCKS, blocks);
    },
  };
}
