import type { CheckId } from './checks.ts';
import type { FindingCode } from './codes/index.ts';
import type { Finding } from './finding.ts';
import type { Axis, Outcome } from './outcome.ts';

/**
 * One question put to the evidence. `examined` counts what was looked at in `unit`;
 * a check that examined nothing is `not-checked` or `not-applicable`, never `pass`.
 */
export interface Check {
  readonly id: CheckId;
  readonly axis: Axis;
  readonly outcome: Outcome;
  readonly examined: number;
  readonly unit: string;
  /** Facts shown at the third depth, in order: [label key, value]. */
  readonly facts: readonly (readonly [string, string])[];
  /** Indexes into the run's `findings`. */
  readonly findings: readonly number[];
}

/** What a verifying step hands over: what it looked at, and what it found there. */
export interface CheckReport {
  readonly id: CheckId;
  readonly examined: number;
  readonly unit: string;
  /**
   * Why nothing was examined, when nothing was: `absent` (the evidence has none of it),
   * `blocked` (an earlier failure prevented it), `not-built` (this version cannot).
   */
  readonly skipped?: 'absent' | 'blocked' | 'not-built';
  readonly facts?: readonly (readonly [string, string])[];
  readonly findings: readonly Finding[];
  /** Findings counted but not kept, because their code had reached the limit per code. */
  readonly leftOut?: readonly { readonly code: FindingCode; readonly count: number }[];
}
