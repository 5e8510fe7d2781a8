import { answersTo, counts, type Answer } from '../answers.ts';
import { startsOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { Pointer } from '../../findings/index.ts';
import type { PolicyFailure } from '../../model/record.ts';
import { countWhile } from '../../sorted.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-24: where the policy gave no decision, or nobody answered in time, nothing ran. */
export interface FailureMember extends Member {
  /** Null for a request for approval that lapsed. */
  readonly failure: Pick<PolicyFailure, 'kind' | 'effect' | 'policyVersion'> | null;
  /** When the failure was, or the request expired. */
  readonly time: number;
  readonly ranBefore: boolean;
  /** The first start from then on: in the same millisecond, it did not run before the failure. */
  readonly start: { readonly time: number; readonly at: Pointer } | null;
  /** The first decision after the failure. */
  readonly decidedAt: number | null;
  /** The first approvals from then on that count: of all, and of those that no person gave. */
  readonly grant: Grant | null;
  readonly machine: Grant | null;
}
type Grant = Pick<Answer, 'approver' | 'kind' | 'time'>;

function failureWalk({ record, identities }: ControlContext): Walk<FailureMember> {
  return {
    *over(actions) {
      for (const action of actions) {
        const failures = action.policyFailures ?? [];
        const requests = action.approvalRequests ?? [];
        if (failures.length === 0 && requests.length === 0) continue;
        const answers = answersTo(action, identities);
        const said = answers.filter((each) => each.decision !== 'expired');
        const lapsed = requests.filter(({ value, time }) => value.expiresAt <= record.period.to && (firstFrom(said, time)?.time ?? Number.POSITIVE_INFINITY) >= value.expiresAt);
        if (failures.length === 0 && lapsed.length === 0) continue;
        const starts = startsOf(action).map(({ startedAt, at }) => ({ time: startedAt, at }));
        const decisions = action.decisions.toSorted((a, b) => a.time - b.time);
        const grants = answers.filter(counts);
        const recordedBy = new Map(action.approvals.map(({ value }) => [value.approvalId, value.recordedByKind]));
        const machines = grants.filter((each) => each.kind === 'service' || each.kind === 'agent' || (recordedBy.get(each.approvalId) ?? 'person') !== 'person');
        const since = (time: number): Omit<FailureMember, 'failure' | 'at'> => ({
          subject: action.id,
          time,
          ranBefore: (starts[0]?.time ?? time) < time,
          start: firstFrom(starts, time) ?? null,
          decidedAt: firstFrom(decisions, time + 1)?.time ?? null,
          grant: granted(firstFrom(grants, time)),
          machine: granted(firstFrom(machines, time)),
        });
        for (const { value: { kind, effect, policyVersion }, time, at } of failures) yield { ...since(time), at, failure: { kind, effect, policyVersion } };
        for (const { value, at } of lapsed) yield { ...since(value.expiresAt), at, failure: null };
      }
    },
    rest: nothing,
  };
}

const granted = (each: Answer | undefined): Grant | null => (each === undefined ? null : { approver: each.approver, kind: each.kind, time: each.time });

/** Of a list in order of time, the first at or after one. */
const firstFrom = <T extends { readonly time: number }>(list: readonly T[], from: number): T | undefined => list[countWhile(list, ({ time }) => time < from)];

function judgeFailure(member: FailureMember): Fact {
  const { failure, time, start, decidedAt } = member;
  const make = factsOf<'CT-24'>(member);
  if (failure === null) return judgeLapse(member);
  const values = { failure: FAILURES[failure.kind], policyVersion: failure.policyVersion, failedAt: iso(time), effect: failure.effect };
  if (start !== null) {
    const startedAt = iso(start.time);
    if (decidedAt === null || decidedAt >= start.time) return make.exception('ran-after-failure', start.at, { ...values, startedAt });
    return make.held('decided-afterwards', { ...values, decidedAt: iso(decidedAt), startedAt });
  }
  if (failure.effect === 'permitted') return make.exception('permitted-by-failure', member.at, values);
  return make.held(member.ranBefore ? 'ran-before' : 'nothing-ran', values);
}

const FAILURES: Readonly<Record<PolicyFailure['kind'], string>> = { 'error': 'an error', 'timeout': 'a timeout', 'missing-input': 'an input was missing' };

function judgeLapse(member: FailureMember): Fact {
  const { start, grant, machine } = member;
  const make = factsOf<'CT-24'>(member);
  const expiredAt = iso(member.time);
  if (machine !== null) return make.exception('approved-by-timeout', member.at, { approver: machine.approver, approvedAt: iso(machine.time), expiredAt });
  if (start === null) return make.held('lapsed-and-stopped', { expiredAt });
  const startedAt = iso(start.time);
  if (grant === null || grant.time >= start.time) return make.exception('ran-after-lapse', start.at, { expiredAt, startedAt });
  const values = { approver: grant.approver, approvedAt: iso(grant.time), expiredAt, startedAt };
  return grant.kind === 'person' ? make.held('answered-afterwards', values) : make.cannotTell('approver-unknown', values);
}

export const CT_24: ControlTest<FailureMember> = {
  id: 'CT-24', version: 1, severity: 'high', rests: 'record',
  of: () => 'action',
  walk: failureWalk,
  judge: judgeFailure,
};
