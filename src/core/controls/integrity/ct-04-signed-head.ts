import type { StreamSummary } from '../../examined.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact } from '../types.ts';
import { logMembers, type LogMember } from './log-test.ts';
import { aside } from '../walk.ts';

/** CT-04: each log ends at a head that somebody trusted signed. */
export interface HeadMember extends LogMember {
  readonly checkpoint: { readonly size: number; readonly outcome: 'valid' | 'invalid' | 'unknown-key' } | null;
}

function* headMembers(context: ControlContext): Iterable<HeadMember> {
  const streams = new Map<string, StreamSummary>(context.streams.map((each) => [each.name, each]));
  for (const member of logMembers(context, ['completeness.head', 'checkpoint.signatures'])) {
    const checkpoint = streams.get(member.stream)?.checkpoint ?? null;
    yield { ...member, checkpoint: checkpoint === null ? null : { size: checkpoint.size, outcome: checkpoint.outcome } };
  }
}

function judgeHead(member: HeadMember): Fact {
  const { stream, events, found, checkpoint } = member;
  const make = factsOf<'CT-04'>(member);
  const values = { stream, events, size: checkpoint?.size, finding: found.first?.code };
  if (found.failures > 0) return make.exception('head-differs', found.first?.at ?? member.at, values);
  if (events === 0) return make.exception('log-absent', member.at, values);
  if (checkpoint === null) return make.cannotTell('no-signed-head', values);
  if (found.doubts > 0 || checkpoint.outcome !== 'valid') return make.cannotTell('head-unproved', values);
  return make.held('ends-at-signed-head', values);
}

export const CT_04: ControlTest<HeadMember> = {
  id: 'CT-04', version: 1, severity: 'critical', rests: 'integrity', of: () => null, walk: aside(headMembers), judge: judgeHead,
};
