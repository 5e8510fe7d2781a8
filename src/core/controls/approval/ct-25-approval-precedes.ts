import { factsOf, iso } from '../fact.ts';
import { answersTo, counts, proved, standingAt, type Answer } from '../answers.ts';
import type { Execution } from '../execution.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-25: a person approved each production write before it ran. */
export interface PrecedenceMember extends Member {
  readonly execution: Execution;
  readonly answers: readonly Answer[];
}

const WRITES: ReadonlySet<string> = new Set(['repository.modify', 'repository.merge', 'production.change']);

function precedenceWalk({ identities, isProduction }: ControlContext): Walk<OfStarts<PrecedenceMember>> {
  return {
    *over(actions) {
      for (const action of actions) {
        const { descriptor, requested } = action;
        if (!WRITES.has(descriptor.kind) || !isProduction(descriptor.environment, descriptor.targets, requested.time)) continue;
        const answers = answersTo(action, identities);
        const member = memberOfStarts(action, (execution): PrecedenceMember => ({ subject: action.id, at: execution.at, execution, answers }));
        if (member !== null) yield member;
      }
    },
    rest: nothing,
  };
}

function judgePrecedence(member: PrecedenceMember): Fact {
  const { execution, answers } = member;
  const make = factsOf<'CT-25'>(member);
  const startedAt = iso(execution.startedAt);
  // The same millisecond is not before: clocks that fine do not order two machines.
  const before = answers.filter((each) => each.time < execution.startedAt);
  const standing = standingAt(answers, execution.startedAt);
  // At its expiry an approval has expired: the interval is half open.
  const granted = standing.filter((each) => counts(each) && execution.startedAt < each.expiresAt);
  const denied = standing.find((each) => each.decision === 'denied' && each.signature !== 'invalid');

  const human = granted.find((each) => proved(each) && each.kind === 'person');
  if (human !== undefined && denied !== undefined) {
    return make.cannotTell('approvals-conflict', { approver: human.approver, refuser: denied.approver, startedAt });
  }
  if (human !== undefined) {
    return make.held('approved-before', {
      approver: human.approver, approvedAt: iso(human.time), startedAt, early: execution.startedAt - human.time,
    });
  }
  const unproved = granted.find((each) => each.kind === 'person');
  if (unproved !== undefined) return make.cannotTell('approval-unproved', { file: unproved.file, signature: unproved.signature, startedAt });
  const stranger = granted.find((each) => each.kind === 'unknown');
  if (stranger !== undefined) return make.cannotTell('approver-unknown', { approver: stranger.approver, startedAt });
  const machine = granted[0];
  if (machine !== undefined) {
    return make.exception('approver-not-human', execution.at, {
      approver: machine.approver, approverKind: machine.kind === 'agent' ? 'an agent' : 'a service', startedAt,
    });
  }
  const lapsed = standing.findLast(counts);
  if (lapsed !== undefined && denied === undefined) return make.exception('approval-expired', execution.at, { approver: lapsed.approver, expiredAt: iso(lapsed.expiresAt), startedAt });
  return withoutGrant(member, before, startedAt);
}

/** Nothing that counts as an approval came in time: the nearest thing to one says which way it failed. */
function withoutGrant({ subject, at, execution, answers }: PrecedenceMember, before: readonly Answer[], startedAt: string): Fact {
  const make = factsOf<'CT-25'>({ subject, at });
  const denied = before.findLast((each) => each.decision === 'denied');
  if (denied !== undefined) return make.exception('approval-denied', execution.at, { approver: denied.approver, deniedAt: iso(denied.time), startedAt });
  const invalid = before.find((each) => each.decision === 'granted');
  if (invalid !== undefined) return make.exception('approval-invalid', execution.at, { file: invalid.file, approver: invalid.approver, startedAt });
  const late = answers.find((each) => each.decision === 'granted' && each.time >= execution.startedAt);
  if (late !== undefined) {
    return make.exception('approval-after-start', execution.at, {
      approver: late.approver, approvedAt: iso(late.time), startedAt, late: late.time - execution.startedAt,
    });
  }
  const expired = before.findLast((each) => each.decision === 'expired');
  if (expired !== undefined) return make.exception('approval-expired', execution.at, { expiredAt: iso(expired.time), startedAt });
  return make.exception('no-approval', execution.at, { startedAt });
}

export const CT_25: ControlTest<OfStarts<PrecedenceMember>> = {
  id: 'CT-25',
  version: 2,
  severity: 'critical',
  rests: 'record',
  of: () => 'action',
  walk: precedenceWalk,
  judge: judgeStarts(judgePrecedence),
};
