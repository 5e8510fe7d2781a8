import { assertNever } from '../../findings/index.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact } from '../types.ts';
import { aside } from '../walk.ts';
import { earlierFileMembers, judgeEarlierFile, type EarlierFileMember } from './earlier-files.ts';
import { logMembers, type LogMember } from './log-test.ts';
import { streamOf } from './restated.ts';

/** CT-05: a log that goes on from an earlier bundle goes on from what that bundle held, and what stood around it did not change in silence. */
export type ContinuityMember = ContinuedLog | EarlierFileMember;

interface ContinuedLog extends LogMember {
  readonly what: 'log';
  readonly firstSeq: number;
  /** That the verifier followed it on: from the head it states, or from an earlier run. */
  readonly followed: boolean;
}

function* continuityMembers(context: ControlContext): Iterable<ContinuityMember> {
  yield* continuedLogs(context);
  yield* earlierFileMembers(context);
}

/** Logs that begin after their first event, and logs that were held against an earlier run. */
function* continuedLogs(context: ControlContext): Iterable<ContinuedLog> {
  const firstSeqOf = new Map(context.streams.map((each) => [each.name, each.firstSeq]));
  const following = new Set(context.checks.flatMap(({ findings }) => findings.filter(({ code }) => code === 'stream.continues' || code === 'previous.continues').map(streamOf)));
  const compared = context.checks.some((each) => each.id === 'completeness.previous' && each.examined > 0);
  // A file that was rewritten is a member of its own, and says nothing of the logs.
  const checks = context.checks.map((each) => ({ ...each, findings: each.findings.filter(({ code }) => code !== 'previous.version-rewritten') }));
  for (const member of logMembers({ checks, streams: context.streams }, ['completeness.start', 'completeness.previous'])) {
    const firstSeq = firstSeqOf.get(member.stream) ?? 0;
    if (firstSeq > 0 || compared || member.found.first !== null) yield { ...member, what: 'log', firstSeq, followed: compared || following.has(member.stream) };
  }
}

function judgeContinuity(member: ContinuityMember): Fact {
  switch (member.what) {
    case 'log': return judgeLog(member);
    case 'version': case 'snapshot': case 'new-version': return judgeEarlierFile(member);
    default: return assertNever(member);
  }
}

function judgeLog(member: ContinuedLog): Fact {
  const { stream, firstSeq, found } = member;
  const make = factsOf<'CT-05'>(member);
  const values = { stream, firstSeq, finding: found.first?.code };
  if (found.failures > 0) return make.exception('contradicts', found.first?.at ?? member.at, values);
  if (found.doubts > 0 || !member.followed) return make.cannotTell('not-connected', values);
  return make.held('continues', { stream, firstSeq });
}

export const CT_05: ControlTest<ContinuityMember> = {
  id: 'CT-05', version: 3, severity: 'high', rests: 'record', of: () => null, walk: aside(continuityMembers), judge: judgeContinuity,
};
