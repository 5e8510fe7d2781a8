import type { Finding, Verdict } from '../findings/index.ts';
import type { PreviousRun } from './previous-run.ts';

/** The same bytes with another answer: noted for each axis, because a reader of both runs will ask why. */
export function compareVerdict(previous: PreviousRun, subjectDigest: string, verdict: Verdict): Finding[] {
  if (previous.subject.digest !== subjectDigest) return [];
  const before = new Map(previous.axes.map((each) => [each.axis, each.outcome]));
  return verdict.axes.flatMap(({ axis, outcome }): Finding[] => {
    const then = before.get(axis);
    return then === undefined || then === outcome ? [] : [{ code: 'previous.verdict-changed', at: {}, expected: then, computed: outcome, values: { axis } }];
  });
}
