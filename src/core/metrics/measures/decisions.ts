import type { Action } from '../../model/record.ts';
import { KINDS, type ReplayKind } from '../../policy/index.ts';
import { countWhile } from '../../sorted.ts';
import { caseOf, ofActions, type CaseWalk, type Measure, type MetricContext } from '../measure.ts';

/** Actions that policy decided on, by their last decision. */
const decided = (rule: (action: Action, decision: string) => boolean): (context: MetricContext) => CaseWalk => ofActions((action, _, take) => {
  const last = action.decisions.at(-1);
  if (last !== undefined) take(caseOf(action, last.at, last.time, rule(action, last.value.decision)));
});

/** Actions that were answered, by their last answer. */
const answered = ofActions((action, _, take) => {
  const last = action.approvals.at(-1);
  if (last !== undefined) take(caseOf(action, last.at, last.time, last.value.decision === 'expired'));
});

/** From the last request that an answer can be one to, to the answer. Answers that came to nothing by themselves are none. */
const waits = ofActions((action, _, take) => {
  const asked = (action.approvalRequests ?? []).map((each) => each.time).toSorted((a, b) => a - b);
  for (const { value, at, time } of action.approvals) {
    if (value.decision === 'expired' || value.signature === 'invalid') continue;
    const request = asked.at(lastAtOrBefore(asked, time));
    take(request === undefined || request > time ? caseOf(action, at, time, null) : { ...caseOf(action, at, time, true), duration: time - request });
  }
});

/** Place of the last number not above `limit`; -1 has none. An action may have as many requests as its author likes. */
const lastAtOrBefore = (sorted: readonly number[], limit: number): number => countWhile(sorted, (each) => each <= limit) - 1;

const AGREEMENT: Readonly<Record<ReplayKind, boolean | null>> = {
  'agrees': true, 'advisory-agrees': true, 'disagrees': false, 'advisory-differs': false,
  'missing-policy': null, 'missing-input': null, 'evaluation-error': null, 'not-replayed': null,
};

/** Every decision, with what it came to when it was decided again: `Replay.kinds` has them in the record's order. */
function replayed({ replay }: MetricContext): CaseWalk {
  let place = 0;
  return {
    over(action, take) {
      for (const { at, time } of action.decisions) {
        const kind = replay === undefined || replay === null ? 'not-replayed' : (KINDS[replay.kinds[place] ?? -1] ?? 'not-replayed');
        place += 1;
        take(caseOf(action, at, time, AGREEMENT[kind]));
      }
    },
    rest: () => undefined,
  };
}

export const DECISION_MEASURES: readonly Measure[] = [
  { id: 'approval-latency-p50', version: 1, kind: 50, grouped: true, walk: waits },
  { id: 'approval-latency-p95', version: 1, kind: 95, grouped: true, walk: waits },
  {
    id: 'denial-rate', version: 1, kind: 'share', grouped: true,
    walk: decided((action, decision) => decision === 'deny' || action.approvals.at(-1)?.value.decision === 'denied'),
  },
  { id: 'expiry-rate', version: 1, kind: 'share', grouped: true, walk: answered },
  { id: 'escalation-rate', version: 1, kind: 'share', grouped: true, walk: decided((_, decision) => decision === 'require-approval') },
  { id: 'policy-replay-agreement', version: 1, kind: 'share', grouped: true, walk: replayed },
];
