import { iso, factsOf } from '../fact.ts';
import { answersTo, standingAt, type Answer } from '../answers.ts';
import type { Execution } from '../execution.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import type { Decision } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-21: what was decided is what was enforced. */
export interface EnforcementMember extends Member {
  readonly execution: Execution | null;
  readonly production: boolean;
  readonly decisions: readonly (Pick<Decision, 'decision' | 'rule' | 'policyVersion' | 'mode'> & { readonly time: number })[];
  readonly answers: readonly Pick<Answer, 'decision' | 'approver' | 'time' | 'signature' | 'file'>[];
}

function enforcementWalk({ identities, isProduction }: ControlContext): Walk<OfStarts<EnforcementMember>> {
  return {
    *over(actions) {
      for (const action of actions) {
        const { descriptor, requested } = action;
        const memberOf = (execution: Execution | null): EnforcementMember => ({
          subject: action.id,
          at: execution?.at ?? requested.at,
          execution,
          production: isProduction(descriptor.environment, descriptor.targets, requested.time),
          decisions: action.decisions
            .map(({ value: { decision, rule, policyVersion, mode }, time }) => ({ decision, rule, policyVersion, mode, time }))
            .toSorted((a, b) => a.time - b.time),
          answers: answersTo(action, identities),
        });
        yield memberOfStarts(action, memberOf) ?? memberOf(null);
      }
    },
    rest: nothing,
  };
}

function judgeEnforcement(member: EnforcementMember): Fact {
  const { execution, decisions } = member;
  const make = factsOf<'CT-21'>(member);
  if (execution === null) return make.held('not-executed', { decision: decisions.at(-1)?.decision });
  const startedAt = iso(execution.startedAt);
  const first = decisions[0];
  if (first === undefined) return make.cannotTell('no-decision', { startedAt });
  const inForce = decisions.findLast((each) => each.time <= execution.startedAt);
  if (inForce === undefined) return make.cannotTell('decision-after-start', { startedAt, decidedAt: iso(first.time) });

  const { decision, rule, policyVersion, mode } = inForce;
  const values = { rule, policyVersion, mode, decidedAt: iso(inForce.time), startedAt };
  switch (decision) {
    case 'deny':
      if (execution.end === 'blocked' && execution.effects.length === 0) return make.cannotTell('started-then-blocked', values);
      return make.exception(mode === 'log-only' ? 'denied-in-log-only' : 'denied-yet-executed', execution.at, {
        ...values, effects: execution.effects.length === 0 ? null : execution.effects.join(', '),
      });
    case 'require-approval': {
      const refused = judgeGate(member, execution, values);
      if (refused !== null) return refused;
      break;
    }
    case 'permit':
      break;
  }
  if (mode === 'log-only' && member.production) return make.exception('log-only-in-production', execution.at, { ...values, decision });
  if (decision === 'permit') return make.held('permitted', values);
  const standing = standingAt(member.answers, execution.startedAt);
  const grant = standing.find(counted);
  const refuser = standing.find((each) => each.decision === 'denied' && each.signature !== 'invalid');
  if (grant !== undefined && refuser !== undefined) return make.cannotTell('approvals-conflict', { approver: grant.approver, refuser: refuser.approver, startedAt });
  if (grant !== undefined && !standing.some((each) => counted(each) && each.signature === 'valid')) {
    return make.cannotTell('approval-unproved', { file: grant.file, signature: grant.signature });
  }
  return make.held('approved', { ...values, approvedAt: grant === undefined ? null : iso(grant.time), approver: grant?.approver });
}

const counted = (each: EnforcementMember['answers'][number]): boolean => each.decision === 'granted' && each.signature !== 'invalid';

/** Whether the gate was passed: null when an approval was there in time, whoever gave it. */
function judgeGate(member: EnforcementMember, execution: Execution, values: Readonly<Record<string, string>>): Fact | null {
  const make = factsOf<'CT-21'>(member);
  const before = member.answers.filter((each) => each.time < execution.startedAt);
  if (standingAt(before, execution.startedAt).some(counted)) return null;
  const denied = before.findLast((each) => each.decision === 'denied');
  if (denied !== undefined) {
    return make.exception('approval-denied-yet-executed', execution.at, { ...values, approver: denied.approver, deniedAt: iso(denied.time) });
  }
  const expired = before.findLast((each) => each.decision === 'expired');
  if (expired !== undefined) return make.exception('approval-expired-yet-executed', execution.at, { ...values, expiredAt: iso(expired.time) });
  const later = member.answers.find((each) => each.decision === 'granted' && each.time >= execution.startedAt);
  return make.exception('pending-yet-executed', execution.at, { ...values, approvedAt: later === undefined ? null : iso(later.time) });
}

export const CT_21: ControlTest<OfStarts<EnforcementMember>> = {
  id: 'CT-21',
  version: 2,
  severity: 'critical',
  rests: 'record',
  of: () => 'action',
  walk: enforcementWalk,
  judge: judgeStarts(judgeEnforcement),
};
