import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact } from '../types.ts';
import { logMembers, type LogMember } from './log-test.ts';
import { streamOf } from './restated.ts';
import { aside } from '../walk.ts';

/** CT-05: a log that goes on from an earlier bundle goes on from what that bundle held. */
export interface ContinuityMember extends LogMember {
  readonly firstSeq: number;
  /** That the verifier followed it on: from the head it states, or from an earlier run. */
  readonly followed: boolean;
}

/** Logs that begin after their first event, and logs that were held against an earlier run. */
function* continuityMembers(context: ControlContext): Iterable<ContinuityMember> {
  const firstSeqOf = new Map(context.streams.map((each) => [each.name, each.firstSeq]));
  const following = new Set(context.checks.flatMap(({ findings }) => findings.filter(({ code }) => code === 'stream.continues' || code === 'previous.continues').map(streamOf)));
  const compared = context.checks.some((each) => each.id === 'completeness.previous' && each.examined > 0);
  for (const member of logMembers(context, ['completeness.start', 'completeness.previous'])) {
    const firstSeq = firstSeqOf.get(member.stream) ?? 0;
    if (firstSeq > 0 || compared || member.found.first !== null) yield { ...member, firstSeq, followed: compared || following.has(member.stream) };
  }
}

function judgeContinuity(member: ContinuityMember): Fact {
  const { stream, firstSeq, found } = member;
  const make = factsOf<'CT-05'>(member);
  const values = { stream, firstSeq, finding: found.first?.code };
  if (found.failures > 0) return make.exception('contradicts', found.first?.at ?? member.at, values);
  if (found.doubts > 0 || !member.followed) return make.cannotTell('not-connected', values);
  return make.held('continues', { stream, firstSeq });
}

export const CT_05: ControlTest<ContinuityMember> = {
  id: 'CT-05', version: 1, severity: 'high', rests: 'integrity', of: () => null, walk: aside(continuityMembers), judge: judgeContinuity,
};
