import type { Execution } from '../execution.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import { factsOf, iso } from '../fact.ts';
import type { Decision } from '../../model/record.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-19: a decision about exactly this action was there before it ran. */
export interface DecidedMember extends Member {
  readonly execution: Execution;
  /** Digest recomputed from the request's description. */
  readonly describedDigest: string | null;
  /** Earliest first. */
  readonly decisions: readonly (Pick<Decision, 'decision' | 'rule' | 'policyVersion' | 'actionDigest'> & { readonly time: number })[];
}

function decidedWalk(): Walk<OfStarts<DecidedMember>> {
  return {
    *over(actions) {
      for (const action of actions) {
        const member = memberOfStarts(action, (execution): DecidedMember => ({
          subject: action.id,
          at: execution.at,
          execution,
          describedDigest: action.computedDigest,
          decisions: action.decisions
            .map(({ value: { decision, rule, policyVersion, actionDigest }, time }) => ({ decision, rule, policyVersion, actionDigest, time }))
            .toSorted((a, b) => a.time - b.time),
        }));
        if (member !== null) yield member;
      }
    },
    rest: nothing,
  };
}

function judgeDecided(member: DecidedMember): Fact {
  const { execution, decisions, describedDigest } = member;
  const make = factsOf<'CT-19'>(member);
  const startedAt = iso(execution.startedAt);
  const first = decisions[0];
  if (first === undefined) return make.exception('no-decision', execution.at, { startedAt });
  // The same millisecond is not before: clocks that fine do not order two machines.
  const before = decisions.filter((each) => each.time < execution.startedAt);
  const last = before.at(-1);
  if (last === undefined) {
    return make.exception('decision-after-start', execution.at, { rule: first.rule, policyVersion: first.policyVersion, decidedAt: iso(first.time), startedAt, late: first.time - execution.startedAt });
  }
  const executedDigest = execution.digest;
  if (executedDigest === null) return make.cannotTell('digest-not-recorded', { startedAt });
  const covering = before.findLast((each) => each.actionDigest === executedDigest);
  if (covering === undefined) {
    return make.exception('decision-on-another-action', execution.at, { rule: last.rule, policyVersion: last.policyVersion, decidedDigest: last.actionDigest, executedDigest, startedAt });
  }
  if (describedDigest === null) return make.cannotTell('digest-not-recorded', { startedAt });
  if (describedDigest !== executedDigest) return make.cannotTell('digest-not-described', { executedDigest, describedDigest });
  return make.held('decided-before', {
    decision: covering.decision, rule: covering.rule, policyVersion: covering.policyVersion, decidedAt: iso(covering.time), startedAt, early: execution.startedAt - covering.time,
  });
}

export const CT_19: ControlTest<OfStarts<DecidedMember>> = {
  id: 'CT-19', version: 2, severity: 'critical', rests: 'record',
  of: () => 'action',
  walk: decidedWalk,
  judge: judgeStarts(judgeDecided),
};
