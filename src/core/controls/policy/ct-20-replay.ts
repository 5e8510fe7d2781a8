import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import { assertNever } from '../../findings/index.ts';
import type { Action, Decision, Stated } from '../../model/record.ts';
import { KINDS, type Comparison, type MissingInput, type MissingPolicy, type Part, type Replay, type ReplayKind, type ReplayOutcome } from '../../policy/index.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-20: deciding again gives what was recorded. The population are decisions; each is named by its action. */
export interface ReplayMember extends Member {
  /** Null when the decisions were not replayed at all. */
  readonly kind: ReplayKind | null;
  readonly policyVersion: string;
  readonly rule: string;
  /** What the replay found, where it was kept in full; the first ten thousand exceptions are. */
  readonly comparison: Comparison | null;
  readonly missing: MissingPolicy | MissingInput | null;
}

function replayWalk({ replay = null }: ControlContext): Walk<ReplayMember> {
  /** Of the next decision, in the order of `Replay.kinds`. */
  let place = 0;
  return {
    *over(actions) {
      for (const action of actions) for (const decision of action.decisions) yield memberOf(action, decision, replay, place++);
    },
    rest: nothing,
  };
}

function memberOf({ id }: Action, { value: { policyVersion, rule }, at }: Stated<Decision>, replay: Replay | null, place: number): ReplayMember {
  const outcome = replay?.exceptions.get(place)?.outcome;
  return {
    subject: id, at, policyVersion, rule,
    kind: replay === null ? null : KINDS[replay.kinds[place] ?? -1] ?? null,
    comparison: comparisonOf(outcome),
    missing: outcome?.kind === 'missing-policy' ? outcome.why : outcome?.kind === 'missing-input' ? outcome.what : null,
  };
}

function comparisonOf(outcome: ReplayOutcome | undefined): Comparison | null {
  if (outcome?.kind !== 'disagrees' && outcome?.kind !== 'advisory') return null;
  const { differs, recorded, computed } = outcome;
  return { differs, recorded, computed };
}

function judgeReplay(member: ReplayMember): Fact {
  const { kind, rule, policyVersion, comparison, missing } = member;
  const make = factsOf<'CT-20'>(member);
  const values = { rule, policyVersion };
  switch (kind) {
    case 'agrees': return make.held('agrees', values);
    case 'advisory-agrees': return make.held('advisory-agrees', values);
    case 'disagrees': return make.exception(reasonOf(comparison), member.at, { ...values, ...sides(comparison) });
    case 'advisory-differs': return make.exception('advisory-differs', member.at, { ...values, ...sides(comparison) });
    case 'missing-policy': return make.cannotTell('policy-missing', { ...values, missing });
    case 'missing-input': return make.cannotTell('input-missing', { ...values, missing });
    case 'evaluation-error': return make.cannotTell('evaluation-error', values);
    case 'not-replayed':
    case null: return make.cannotTell('not-replayed', values);
    default: return assertNever(kind);
  }
}

type Differs = 'decision-differs' | 'version-differs' | 'inputs-differ' | 'mode-differs' | 'rule-differs' | 'obligations-differ';

/** The gravest difference; without the comparison, that there is one. */
function reasonOf(comparison: Comparison | null): Differs {
  return REASONS[comparison?.differs[0] ?? 'verdict'];
}

const REASONS: Readonly<Record<Part, Differs>> = {
  verdict: 'decision-differs', version: 'version-differs', inputs: 'inputs-differ', mode: 'mode-differs', rule: 'rule-differs', obligations: 'obligations-differ',
};

function sides(comparison: Comparison | null): Readonly<Record<string, string>> {
  if (comparison === null) return {};
  const { recorded, computed } = comparison;
  return {
    recordedDecision: recorded.decision, computedDecision: computed.decision, recordedMode: recorded.mode, computedMode: computed.mode,
    computedRule: computed.rule, computedVersion: computed.version,
    recordedObligations: recorded.obligations.join(', ') || 'none', computedObligations: computed.obligations.join(', ') || 'none',
  };
}

export const CT_20: ControlTest<ReplayMember> = {
  id: 'CT-20', version: 1, severity: 'critical', rests: 'record',
  of: () => 'action',
  walk: replayWalk,
  judge: judgeReplay,
};
