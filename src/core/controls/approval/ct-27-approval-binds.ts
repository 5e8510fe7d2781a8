import { factsOf, iso } from '../fact.ts';
import { answersTo, counts, proved, type Answer } from '../answers.ts';
import { executionOf, startsOf, type Execution } from '../execution.ts';
import type { Pointer } from '../../findings/index.ts';
import { countWhile } from '../../sorted.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-27: the approval binds to exactly what ran. */
export interface BindingMember extends Member {
  readonly execution: Execution;
  readonly finished: { readonly digest: string; readonly at: Pointer } | null;
  /** Digest recomputed from the request's description. */
  readonly describedDigest: string | null;
  /** Policy version of the decision in force at the start; null when none had been made. */
  readonly policyVersion: string | null;
  readonly grants: readonly (Answer & { readonly usedBefore: { readonly subject: string; readonly time: number } | null })[];
  /** Starts after the first, in the order of time. */
  readonly restarts: readonly { readonly time: number; readonly at: Pointer; readonly digest: string | null; readonly policyVersion: string | null }[];
}

type Binding = Omit<BindingMember, 'grants'> & { readonly grants: readonly Answer[] };

function bindingWalk({ identities }: ControlContext): Walk<BindingMember> {
  const ran: Binding[] = [];
  return {
    over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        const grants = answersTo(action, identities).filter((each) => each.decision === 'granted');
        if (execution !== null && grants.length > 0) ran.push(bindingOf(action, execution, grants));
      }
      return NONE;
    },
    *rest() {
      const firstUse = new Map<string, { subject: string; time: number }>();
      for (const { subject, execution, grants } of ran.toSorted((a, b) => a.execution.startedAt - b.execution.startedAt)) {
        for (const { approvalId } of grants) {
          if (!firstUse.has(approvalId)) firstUse.set(approvalId, { subject, time: execution.startedAt });
        }
      }
      for (const { grants, ...binding } of ran) {
        yield {
          ...binding,
          grants: grants.map((each) => {
            const used = firstUse.get(each.approvalId);
            return { ...each, usedBefore: used === undefined || used.subject === binding.subject ? null : used };
          }),
        };
      }
    },
  };
}

const bindingOf = (action: Action, execution: Execution, grants: readonly Answer[]): Binding => ({
  subject: action.id,
  at: execution.at,
  execution,
  finished: action.finished === null || action.finished.value.actionDigest === null ? null : { digest: action.finished.value.actionDigest, at: action.finished.at },
  describedDigest: action.computedDigest,
  policyVersion: policyVersionAt(action, execution.startedAt),
  grants,
  restarts: startsOf(action).slice(1).map(({ startedAt, at, digest }) => ({ time: startedAt, at, digest, policyVersion: policyVersionAt(action, startedAt) })),
});

const policyVersionAt = (action: Action, time: number): string | null =>
  action.decisions.toSorted((a, b) => a.time - b.time).findLast((each) => each.time <= time)?.value.policyVersion ?? null;

/** Narrows the approvals step by step; the first step that leaves none names what does not bind. */
function judgeBinding(member: BindingMember): Fact {
  const { execution, finished, policyVersion } = member;
  const make = factsOf<'CT-27'>(member);
  const startedAt = iso(execution.startedAt);
  const executedDigest = execution.digest;
  if (executedDigest === null || member.describedDigest === null) return make.cannotTell('digest-not-recorded', { startedAt });
  if (finished !== null && finished.digest !== executedDigest) {
    return make.exception('digest-changed', finished.at, { executedDigest, finishedDigest: finished.digest });
  }
  const counting = member.grants.filter(counts);
  const invalid = member.grants[0];
  if (counting.length === 0) return make.exception('approval-invalid', execution.at, { file: invalid?.file, startedAt });

  const covering = counting.filter((each) => each.actionDigest === executedDigest);
  if (covering.length === 0) {
    return make.exception('digest-not-approved', execution.at, { executedDigest, approvedDigest: counting.at(-1)?.actionDigest, startedAt });
  }
  const sameVersion = policyVersion === null ? covering : covering.filter((each) => each.policyVersion === policyVersion);
  if (sameVersion.length === 0) {
    return make.exception('policy-version-differs', execution.at, { approvedVersion: covering.at(-1)?.policyVersion, policyVersion, startedAt });
  }
  // At its expiry an approval has expired: the interval is half open.
  const live = sameVersion.filter((each) => execution.startedAt < each.expiresAt);
  const lastToExpire = sameVersion.toSorted((a, b) => a.expiresAt - b.expiresAt).at(-1);
  if (live.length === 0 && lastToExpire !== undefined) {
    const { approver, expiresAt } = lastToExpire;
    return make.exception('approval-expired', execution.at, { approver, expiresAt: iso(expiresAt), startedAt, late: execution.startedAt - expiresAt });
  }
  const twice = usedTwice(member, live, counting);
  if (twice !== null) return twice;

  const sound = live.find((each) => each.usedBefore === null && proved(each));
  const claimed = live[0];
  if (sound === undefined) return make.cannotTell('approval-unproved', { file: claimed?.file, signature: claimed?.signature, startedAt });
  if (member.describedDigest !== executedDigest) {
    return make.cannotTell('digest-not-described', { executedDigest, describedDigest: member.describedDigest });
  }
  if (policyVersion === null) return make.cannotTell('no-decision', { startedAt });
  return make.held('bound', { executedDigest, approver: sound.approver, policyVersion, expiresAt: iso(sound.expiresAt), startedAt });
}

/**
 * One approval is good for one start: not for another action's, and not for a second start without a new one between, which must
 * bind to what is then started and not have expired.
 */
function usedTwice(member: BindingMember, live: BindingMember['grants'], counting: BindingMember['grants']): Fact | null {
  const make = factsOf<'CT-27'>(member);
  const [first] = live;
  if (first !== undefined && live.every((each) => each.usedBefore !== null)) {
    const { usedBefore } = first;
    return make.exception('approval-used-twice', member.execution.at, {
      approvalId: first.approvalId, otherAction: usedBefore?.subject, usedAt: usedBefore === null ? null : iso(usedBefore.time),
      startedAt: iso(member.execution.startedAt),
    });
  }
  let previous = member.execution.startedAt;
  let unproved: Fact | null = null;
  for (const { time, at, digest, policyVersion } of member.restarts) {
    const between = counting.slice(countWhile(counting, (each) => each.time <= previous), countWhile(counting, (each) => each.time < time));
    const startedAt = iso(time);
    if (between.length === 0) return make.exception('approval-used-twice', at, { approvalId: first?.approvalId, usedAt: iso(previous), startedAt });
    const covering = between.filter((each) => each.actionDigest === (digest ?? member.execution.digest));
    if (covering.length === 0) return make.exception('digest-not-approved', at, { executedDigest: digest, approvedDigest: between.at(-1)?.actionDigest, startedAt });
    const sameVersion = policyVersion === null ? covering : covering.filter((each) => each.policyVersion === policyVersion);
    const fresh = sameVersion.filter((each) => each.usedBefore === null);
    const [used] = sameVersion;
    if (used !== undefined && fresh.length === 0) return make.exception('approval-used-twice', at, { approvalId: used.approvalId, otherAction: used.usedBefore?.subject, startedAt });
    const last = fresh.toSorted((a, b) => a.expiresAt - b.expiresAt).at(-1);
    if (last === undefined) return make.exception('policy-version-differs', at, { approvedVersion: covering.at(-1)?.policyVersion, policyVersion, startedAt });
    if (time >= last.expiresAt) return make.exception('approval-expired', at, { approver: last.approver, expiresAt: iso(last.expiresAt), startedAt, late: time - last.expiresAt });
    if (!fresh.some((each) => proved(each) && time < each.expiresAt)) unproved ??= make.cannotTell('approval-unproved', { file: last.file, signature: last.signature, startedAt });
    previous = time;
  }
  return unproved;
}

export const CT_27: ControlTest<BindingMember> = {
  id: 'CT-27',
  version: 2,
  severity: 'critical',
  rests: 'record',
  of: () => 'action',
  walk: bindingWalk,
  judge: judgeBinding,
};
