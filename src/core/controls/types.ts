import type { Pointer, Severity } from '../findings/index.ts';
import type { ControlContext } from './context.ts';
import type { ControlId } from './reasons.ts';
import type { Walk } from './walk.ts';

/** What the record may hold under the name of a member of a population. */
export type SubjectKind = 'action' | 'agent' | 'person' | 'node';

/** What one member of a population showed: stored, printable, and judged without going back to the evidence. */
export interface Fact {
  /** Record id of the member, usually an action id. */
  readonly subject: string;
  /** What the record holds under that id; absent where it is none of these, and in runs that are older than this member. */
  readonly kind?: SubjectKind;
  readonly verdict: 'held' | 'exception' | 'cannot-tell';
  /** Key of the reason in the message catalogue, with its values. */
  readonly reason: string;
  readonly values: Readonly<Record<string, string>>;
  readonly at: Pointer;
}

/** What every member of a population has: its name, and the event to look at when nothing else is wrong. */
export interface Member {
  /** Record id, usually the action's. */
  readonly subject: string;
  readonly at: Pointer;
}

/**
 * One test in two steps. `walk` finds the population and everything the judgement needs, as plain JSON; `judge` is
 * a function of one member alone and can be repeated on stored ones.
 */
export interface ControlTest<M extends Member = Member> {
  readonly id: ControlId;
  /** Raised whenever the same members could be judged otherwise. */
  readonly version: number;
  readonly severity: Severity;
  /**
   * `integrity`: restates what the verifier found, as it found it. `record`: tests what the record says, so that a pass
   * is none where the record may have been altered.
   */
  readonly rests: 'integrity' | 'record';
  /** Its exceptions are indications: counted and shown, and no failure of the verdict. */
  readonly advisory?: true;
  /** What the record holds under a member's name; null where that is none of these: a log, a file, a key, two names in one. */
  of(member: M): SubjectKind | null;
  walk(context: ControlContext): Walk<M>;
  judge(member: M): Fact;
}

export type ControlOutcome = 'pass' | 'fail' | 'indeterminate' | 'not-applicable';

export interface ControlResult {
  readonly id: string;
  readonly version: number;
  readonly severity: Severity;
  readonly advisory: boolean;
  /** What the result is evidence relevant to, as `framework reference`; never proof of compliance. */
  readonly mappings: readonly string[];
  readonly outcome: ControlOutcome;
  readonly population: number;
  /** SHA-256 over the JCS array of the population's subjects, in order. */
  readonly populationDigest: string;
  readonly exceptionCount: number;
  readonly undecidedCount: number;
  /** The first of them, as many as the run's limit for one finding code. */
  readonly exceptions: readonly Fact[];
  readonly undecided: readonly Fact[];
  /** True when the data it rests on did not hold: a pass became indeterminate, a fail stays. */
  readonly unreliable: boolean;
}
