import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexPath, openIndexWriter } from '../engine/index-db/index.ts';
import type { Measured } from '../engine/metrics.ts';
import type { Verified, VerifyFileHooks } from '../engine/verify/index.ts';

/** Of an index that lives as long as one command, nobody asks what it is bound to. */
const UNBOUND = '0'.repeat(64);

export interface RecordIndex {
  readonly hooks: Pick<VerifyFileHooks, 'event' | 'action' | 'fact' | 'tree'>;
  /** Puts the rest in; false where the evidence has no record. */
  finish(verified: Verified, measured: Measured | null): Promise<boolean>;
  readonly target: { readonly dataDir: string; readonly digest: string };
  readonly path: string;
  /** Takes the index off the disk, whatever became of it. */
  drop(): Promise<void>;
}

/** The record of one verification as tables, in a folder of its own that no other account can read. */
export async function openRecordIndex(): Promise<RecordIndex> {
  const dataDir = await mkdtemp(join(tmpdir(), 'proofroom-record-'));
  const target = { dataDir, digest: UNBOUND };
  const writer = await openIndexWriter(target);
  return {
    hooks: {
      event: (row) => writer.event(row), action: (action) => writer.action(action), tree: (start) => writer.tree(start),
      fact: (...told) => writer.fact(...told),
    },
    async finish({ run, record }, measured) {
      if (record === null) return false;
      await writer.finish({ record, run, measured });
      return true;
    },
    target,
    path: indexPath(target),
    async drop() {
      await writer.abort();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
