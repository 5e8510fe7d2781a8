import { factsOf, iso, type Member } from './fact.ts';
import { answersTo, counts, identitiesOf, proved, type Answer } from './answers.ts';
import { executionOf, productionTest, type Execution } from './execution.ts';
import type { CanonicalRecord } from '../model/record.ts';
import type { ControlTest, Fact } from './types.ts';

/** CT-25: a person approved each production write before it ran. */
export interface PrecedenceMember extends Member {
  readonly execution: Execution;
  readonly answers: readonly Answer[];
}

const WRITES: ReadonlySet<string> = new Set(['repository.modify', 'repository.merge', 'production.change']);

function precedenceMembers(record: CanonicalRecord): readonly PrecedenceMember[] {
  const identities = identitiesOf(record);
  const isProduction = productionTest(record);
  return record.actions.flatMap((action) => {
    const execution = executionOf(action);
    if (execution === null || !WRITES.has(action.descriptor.kind) || !isProduction(action)) return [];
    return [{ subject: action.id, at: execution.at, execution, answers: answersTo(action, identities) }];
  });
}

export function judgePrecedence(member: PrecedenceMember): Fact {
  const { execution, answers } = member;
  const make = factsOf<'CT-25'>(member);
  const startedAt = iso(execution.startedAt);
  // The same millisecond is not before: clocks that fine do not order two machines.
  const before = answers.filter((each) => each.time < execution.startedAt);
  const last = new Map(before.map((each) => [each.approver, each]));
  const standing = before.filter((each) => last.get(each.approver) === each);
  const granted = standing.filter(counts);
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

export const CT_25: ControlTest = {
  id: 'CT-25',
  version: 1,
  severity: 'critical',
  mappings: [
    'EU AI Act Art. 14(4)(d)(e)', 'EU AI Act Art. 26(2)', 'ISO/IEC 42001 A.9.2', 'NIST AI RMF GOVERN 3.2', 'NIST AI RMF MAP 3.5',
    'NIST SP 800-53 CM-3', 'NIST SP 800-53 AC-3(2)', 'SOC 2 CC8.1', 'ISO/IEC 27001 8.32', 'DORA Art. 9(4)(e)', 'RTS 2024/1774 Art. 17', 'OWASP ASI09',
  ],
  facts: (record) => precedenceMembers(record).map(judgePrecedence),
};
