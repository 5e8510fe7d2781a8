import type { Finding, FindingCode, ZipWord } from '../../core/findings/index.ts';

export interface EndRecords {
  readonly entryCount: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
  /** Offset of the first end record (ZIP64 or classic); the central directory must end here. */
  readonly start: number;
}

export type EndReading =
  | { readonly ok: true; readonly end: EndRecords; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export type Refusal = Extract<EndReading, { readonly ok: false }>;

export function refuse(problem: ZipWord, offset: number, expected?: number, computed?: number, code: FindingCode = 'archive.unreadable'): Refusal {
  return {
    ok: false,
    findings: [{
      code,
      at: { offset },
      ...(expected === undefined ? {} : { expected: String(expected) }),
      ...(computed === undefined ? {} : { computed: String(computed) }),
      values: { problem },
    }],
  };
}

/** Two readers would list two archives: each such disagreement is one code, whichever records disagree. */
export const ambiguous = (problem: ZipWord, offset: number, expected?: number, computed?: number): Refusal =>
  refuse(problem, offset, expected, computed, 'archive.directory-ambiguous');
