import type { Fact, SubjectKind } from '../../core/controls/types.ts';
import type { Action, CanonicalRecord, RecordEvent } from '../../core/model/record.ts';
import type { LogStart } from '../../core/bundle/verification.ts';
import type { Run } from '../../core/run.ts';
import type { Measured } from '../metrics.ts';
import type { SubtreeWatch } from '../../core/tlog/index.ts';

/**
 * Where a verified record goes while it streams by: the query index. The job calls `event` once per event in
 * the order of the evidence (that order is the row number, from 0), then `finish` once, or `abort`.
 * Nothing becomes visible under the index's final name before `finish` resolves.
 */
export interface IndexWriter {
  /** Buffers one event; synchronous and cheap. Throws only on a bug or a full disk. */
  event(event: RecordEvent): void;
  /** Buffers one action of a source whose actions stream by like its events; those of a record are written by `finish`. */
  action(action: Action): void;
  /** Buffers what a control test saw of one member of its population; the facts of one test come together. */
  fact(control: string, fact: Fact, kind: SubjectKind | null): void;
  /** Keeps what is needed to prove a leaf of this log's tree without hashing all of it; the answer is told of its subtrees. */
  tree(start: LogStart): SubtreeWatch;
  /** Writes the rest of the record and the run's findings and files, binds the index to its evidence and renames it into place. */
  finish(input: {
    readonly record: CanonicalRecord;
    readonly run: Run;
    readonly measured?: Measured | null;
  }): Promise<void>;
  /** Drops what was written so far. Safe after `finish` and more than once. */
  abort(): Promise<void>;
}

/** `dataDir` is the engine's own folder; `digest` the evidence's lower-case hex SHA-256. */
export type OpenIndexWriter = (target: { readonly dataDir: string; readonly digest: string }) => Promise<IndexWriter>;
