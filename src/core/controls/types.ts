import type { Pointer, Severity } from '../findings/index.ts';
import type { CanonicalRecord } from '../model/record.ts';

/** What one member of a population showed: stored, printable, and judged without going back to the evidence. */
export interface Fact {
  /** Record id of the member, usually an action id. */
  readonly subject: string;
  readonly verdict: 'held' | 'exception' | 'cannot-tell';
  /** Key of the reason in the message catalogue, with its values. */
  readonly reason: string;
  readonly values: Readonly<Record<string, string>>;
  readonly at: Pointer;
}

export interface ControlTest {
  readonly id: string;
  readonly version: number;
  readonly severity: Severity;
  /** Framework references; evidence relevant to, never proof of compliance. */
  readonly mappings: readonly string[];
  readonly facts: (record: CanonicalRecord) => readonly Fact[];
}

export type ControlOutcome = 'pass' | 'fail' | 'indeterminate' | 'not-applicable';

export interface ControlResult {
  readonly id: string;
  readonly version: number;
  readonly severity: Severity;
  readonly mappings: readonly string[];
  readonly outcome: ControlOutcome;
  readonly population: number;
  /** SHA-256 over the JCS array of the population's subjects, in order. */
  readonly populationDigest: string;
  readonly exceptions: readonly Fact[];
  readonly undecided: readonly Fact[];
  /** True when the data it rests on did not hold: a pass became indeterminate, a fail stays. */
  readonly unreliable: boolean;
}
