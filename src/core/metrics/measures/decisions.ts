import type { Action } from '../../model/record.ts';
import { decisionsOf, KINDS, type ReplayKind } from '../../policy/index.ts';
import { caseOf, type Case, type Measure, type MetricContext } from '../measure.ts';

/** Actions that policy decided on, by their last decision. */
function decided(rule: (action: Action, decision: string) => boolean): (context: MetricContext) => Iterable<Case> {
  return function* cases({ record }) {
    for (const action of record.actions) {
      const last = action.decisions.at(-1);
      if (last !== undefined) yield caseOf(action, last.at, last.time, rule(action, last.value.decision));
    }
  };
}

/** Actions that were answered, by their last answer. */
function* answered({ record }: MetricContext): Iterable<Case> {
  for (const action of record.actions) {
    const last = action.approvals.at(-1);
    if (last !== undefined) yield caseOf(action, last.at, last.time, last.value.decision === 'expired');
  }
}

/** From the last request that an answer can be one to, to the answer. Answers that came to nothing by themselves are none. */
function* waits({ record }: MetricContext): Iterable<Case> {
  for (const action of record.actions) {
    const asked = (action.approvalRequests ?? []).map((each) => each.time).toSorted((a, b) => a - b);
    for (const { value, at, time } of action.approvals) {
      if (value.decision === 'expired' || value.signature === 'invalid') continue;
      const request = asked.at(lastAtOrBefore(asked, time));
      yield request === undefined || request > time
        ? caseOf(action, at, time, null)
        : { ...caseOf(action, at, time, true), duration: time - request };
    }
  }
}

/** Place of the last number not above `limit`; -1 has none. An action may have as many requests as its author likes. */
function lastAtOrBefore(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const AGREEMENT: Readonly<Record<ReplayKind, boolean | null>> = {
  'agrees': true, 'advisory-agrees': true, 'disagrees': false, 'advisory-differs': false,
  'missing-policy': null, 'missing-input': null, 'evaluation-error': null, 'not-replayed': null,
};

function* replayed({ record, replay }: MetricContext): Iterable<Case> {
  for (const [action, { at, time }, place] of decisionsOf(record)) {
    const kind = replay === undefined || replay === null ? 'not-replayed' : (KINDS[replay.kinds[place] ?? -1] ?? 'not-replayed');
    yield caseOf(action, at, time, AGREEMENT[kind]);
  }
}

export const DECISION_MEASURES: readonly Measure[] = [
  { id: 'approval-latency-p50', version: 1, kind: 50, grouped: true, cases: waits },
  { id: 'approval-latency-p95', version: 1, kind: 95, grouped: true, cases: waits },
  {
    id: 'denial-rate', version: 1, kind: 'share', grouped: true,
    cases: decided((action, decision) => decision === 'deny' || action.approvals.at(-1)?.value.decision === 'denied'),
  },
  { id: 'expiry-rate', version: 1, kind: 'share', grouped: true, cases: answered },
  { id: 'escalation-rate', version: 1, kind: 'share', grouped: true, cases: decided((_, decision) => decision === 'require-approval') },
  { id: 'policy-replay-agreement', version: 1, kind: 'share', grouped: true, cases: replayed },
];
