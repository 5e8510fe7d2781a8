import type { PolicyVersion } from '../model/record.ts';
import { boundariesOf, type Boundaries } from './boundary.ts';
import type { CedarEvaluator, CedarProblem, Prepared } from './evaluator.ts';
import { policyReads, type PolicyReads } from './policy-reads.ts';
import { screenText } from './screen-text.ts';

/** A policy version made ready to be asked. */
export interface RuleBook {
  readonly policy: PolicyVersion;
  readonly boundaries: Boundaries;
  /** `none`: boundaries alone decide. `missing`: a text is bound and not there. */
  readonly cedar: 'none' | 'missing' | { readonly problem: CedarProblem } | CedarBook;
}

export interface CedarBook {
  readonly prepared: Extract<Prepared, { ok: true }>;
  readonly reads: PolicyReads;
}

export function openRuleBook(policy: PolicyVersion, evaluator: CedarEvaluator): RuleBook {
  return { policy, boundaries: boundariesOf(policy), cedar: openCedar(policy, evaluator) };
}

function openCedar({ cedar }: PolicyVersion, evaluator: CedarEvaluator): RuleBook['cedar'] {
  if (cedar === undefined || cedar.digest === null) return 'none';
  if (cedar.text === null) return 'missing';
  const problem = screenText(cedar.text);
  if (problem !== null) return { problem };
  const prepared = evaluator.prepare(cedar.text);
  return prepared.ok ? { prepared, reads: policyReads(prepared.policies) } : { problem: prepared.problem };
}
