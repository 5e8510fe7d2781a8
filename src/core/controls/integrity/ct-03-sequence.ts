import type { FindingCode } from '../../findings/index.ts';
import { factsOf } from '../fact.ts';
import type { IntegrityReasons } from './reasons.ts';
import type { ControlTest, Fact } from '../types.ts';
import { logMembers, type LogMember } from './log-test.ts';
import { aside } from '../walk.ts';

/** CT-03: numbers run without gap, repetition, fork or disorder. */
function judgeSequence(member: LogMember): Fact {
  const { stream, events, found } = member;
  const make = factsOf<'CT-03'>(member);
  const values = { stream, events, breaks: found.failures, finding: found.first?.code, event: found.first?.at.event };
  if (found.failures > 0) return make.exception(BROKEN[found.first?.code ?? 'chain.count-mismatch'] ?? 'count-differs', found.first?.at ?? member.at, values);
  if (found.doubts > 0 || member.blocked || events === 0) return make.cannotTell('not-followed', { stream, events, finding: found.first?.code });
  return make.held('in-sequence', { stream, events });
}

const BROKEN: Readonly<Partial<Record<FindingCode, IntegrityReasons['CT-03']>>> = {
  'chain.gap': 'gap', 'chain.duplicate-sequence': 'repeated', 'chain.fork': 'forked', 'chain.out-of-order': 'out-of-order', 'chain.count-mismatch': 'count-differs',
};

export const CT_03: ControlTest<LogMember> = {
  id: 'CT-03', version: 1, severity: 'critical', rests: 'integrity',
  of: () => null,
  walk: aside((context) => logMembers(context, ['chain.sequence'], ['completeness.start'])),
  judge: judgeSequence,
};
