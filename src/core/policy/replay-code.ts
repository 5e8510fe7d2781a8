import { assertNever, type FindingCode } from '../findings/index.ts';
import type { Part, ReplayOutcome } from './outcome.ts';

const CODE_OF: Readonly<Record<Part, FindingCode>> = {
  verdict: 'policy.decision-differs',
  version: 'policy.version-differs',
  inputs: 'policy.inputs-differ',
  mode: 'policy.mode-differs',
  rule: 'policy.rule-differs',
  obligations: 'policy.obligations-differ',
};

/** The code of the finding that one outcome is; null for what is no finding, or one together with others like it. */
export function replayCode(outcome: ReplayOutcome): FindingCode | null {
  switch (outcome.kind) {
    case 'agrees': return null;
    case 'disagrees': return CODE_OF[outcome.differs[0] ?? 'verdict'];
    case 'advisory': return outcome.differs.length === 0 ? null : 'policy.advisory-differs';
    case 'missing-policy': return 'policy.missing-policy';
    case 'missing-input': return 'policy.missing-input';
    case 'evaluation-error': return 'policy.evaluation-error';
    case 'not-replayed': return null;
    default: return assertNever(outcome);
  }
}
