import { factsOf } from '../fact.ts';
import type { ControlTest, Fact } from '../types.ts';
import { logMembers, type LogMember } from './log-test.ts';
import { aside } from '../walk.ts';

/** CT-02: every event's hash and its link to the one before hold. */
function judgeChain(member: LogMember): Fact {
  const { stream, events, found } = member;
  const make = factsOf<'CT-02'>(member);
  const values = { stream, events, finding: found.first?.code };
  if (found.first?.code === 'merkle.root-mismatch' || found.first?.code === 'chain.head-mismatch') return make.exception('other-end', member.at, values);
  if (found.failures > 0) {
    // Where every later event breaks too there are as many findings as events, or as many as the run keeps.
    return make.exception(found.failures <= 2 ? 'diverges-once' : 'diverges', found.first?.at ?? member.at, { ...values, breaks: found.failures, event: found.first?.at.event });
  }
  if (found.doubts > 0 || member.blocked || events === 0) return make.cannotTell('not-recomputed', values);
  return make.held('recomputed', { stream, events });
}

export const CT_02: ControlTest<LogMember> = {
  id: 'CT-02', version: 1, severity: 'critical', rests: 'integrity',
  of: () => null,
  walk: aside((context) => logMembers(context, ['chain.links', 'merkle.root'], ['completeness.start'])),
  judge: judgeChain,
};
