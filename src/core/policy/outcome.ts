import type { Pointer } from '../findings/index.ts';
import type { Answer } from './answer.ts';

/** What is compared, the gravest first. */
export const PARTS = ['verdict', 'version', 'inputs', 'mode', 'rule', 'obligations'] as const;
export type Part = (typeof PARTS)[number];

export interface Comparison {
  /** Empty when everything agrees. */
  readonly differs: readonly Part[];
  readonly recorded: Answer & { readonly version: string };
  readonly computed: Answer & { readonly version: string };
}

export type ReplayOutcome =
  | { readonly kind: 'agrees' }
  | ({ readonly kind: 'disagrees' } & Comparison)
  /** The policy itself says that the decision bound nobody, whatever it came to. */
  | ({ readonly kind: 'advisory' } & Comparison)
  | { readonly kind: 'missing-policy'; readonly why: MissingPolicy; readonly version: string }
  | { readonly kind: 'missing-input'; readonly what: MissingInput; readonly name: string }
  | { readonly kind: 'evaluation-error'; readonly problem: EvaluationProblem; readonly policies: readonly string[]; readonly version: string }
  /** The budget was spent before its turn. */
  | { readonly kind: 'not-replayed' };

/** `other-digest`: the version is there in other bytes. `cedar`: its Cedar text is not, or in other bytes. `two`: two versions begin at one time. */
export type MissingPolicy = 'absent' | 'other-digest' | 'not-in-force' | 'two' | 'cedar';
/** `descriptor`: none with the digest that was decided on. `graph`: no one snapshot valid at the time. `target`: none named, or not in the snapshot. */
export type MissingInput = 'inputs' | 'descriptor' | 'agent' | 'graph' | 'target';
/** `cell`: two cells for one place. `unreadable`: the Cedar text cannot be read. `policies`: some erred. `broke`: the evaluator ended. */
export type EvaluationProblem = 'cell' | 'unreadable' | 'policies' | 'broke';

export const KINDS = ['agrees', 'disagrees', 'advisory-agrees', 'advisory-differs', 'missing-policy', 'missing-input', 'evaluation-error', 'not-replayed'] as const;
/** An outcome in one word, as it is counted and kept for every decision. */
export type ReplayKind = (typeof KINDS)[number];

export function kindOf(outcome: ReplayOutcome): ReplayKind {
  if (outcome.kind !== 'advisory') return outcome.kind;
  return outcome.differs.length === 0 ? 'advisory-agrees' : 'advisory-differs';
}

/** One decision of the record whose replay says more than that it agrees. */
export interface ReplayException {
  readonly action: string;
  readonly at: Pointer;
  readonly outcome: ReplayOutcome;
}
