import type { CheckReport } from '../../core/findings/index.ts';
import type { Action, CanonicalRecord, RecordEvent } from '../../core/model/record.ts';

/** Where rows go while the file streams by. */
export interface ExportSink {
  event?(row: RecordEvent): void;
  action?(action: Action): void;
}

/** What came of the records: every one is in exactly one of `mapped`, `unknown` and `malformed`. */
export interface ExportCounts {
  readonly records: number;
  readonly mapped: number;
  /** Of a kind that has no mapping here: rows like the others, marked as not known. */
  readonly unknown: number;
  /** Not of the format's shape: a finding each, and no row. */
  readonly malformed: number;
  readonly actions: number;
}

export interface ExportResult {
  readonly record: CanonicalRecord;
  readonly reports: readonly CheckReport[];
  readonly counts: ExportCounts;
}

/** Takes the file's bytes in chunks of any size. */
export interface ExportReader {
  push(chunk: Uint8Array): void;
  end(): ExportResult;
}

export interface ExportArguments {
  /** The name under which rows point to the file. */
  readonly file: string;
  readonly maxValueBytes: number;
  readonly maxJsonDepth: number;
  readonly maxFindingsPerCode: number;
  /** The instant the reader judges from, epoch milliseconds. */
  readonly asOf: number;
}
