/** Signed documents of the bundle format, read for people. Nothing here was verified: that is what runs are for. */

/** A C2SP checkpoint: what a log's signed head states, and whose signature lines stand below it. */
export interface CheckpointDto {
  readonly origin: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly root: string;
  readonly extensions: readonly string[];
  readonly signatures: readonly { readonly name: string; readonly keyHash: string; readonly bytes: number }[];
}

/** An in-toto statement: which files it is about, and what it says of them. */
export interface StatementDto {
  readonly type: string;
  readonly predicateType: string;
  readonly subjects: readonly { readonly name: string; readonly digests: readonly (readonly [algorithm: string, hex: string])[] }[];
  /** Subjects beyond those listed. */
  readonly more: number;
  /** RFC 8785 JSON, cut where it is longer than a window should hold. */
  readonly predicate: string;
}

/** Why a file is not shown as what its name says; `offset` is the first offending byte where it is known. */
export interface FileProblem {
  readonly problem: string;
  readonly offset: number | null;
}
