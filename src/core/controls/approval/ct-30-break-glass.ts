import { startsOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import type { Pointer } from '../../findings/index.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-30: emergency access has a reason and a ticket, ends in time, and is reviewed by somebody else. */
export interface EmergencyMember extends Member {
  readonly principal: string | null;
  /** The person behind the principal, where the snapshot knows one. */
  readonly person: string | null;
  readonly reason: string | null;
  readonly ticketId: string | null;
  /** Kind of that ticket; null when the extract does not hold it. */
  readonly ticketKind: 'incident' | 'change' | 'task' | null;
  readonly openedAt: number | null;
  readonly openedAgain: { readonly principal: string; readonly time: number } | null;
  readonly until: number | null;
  readonly closedAt: number | null;
  /** Earliest first. */
  readonly reviews: readonly { readonly reviewer: string; readonly person: string | null; readonly outcome: string; readonly time: number; readonly at: Pointer }[];
  /** Last start of an action done under it. */
  readonly lastUse: { readonly action: string; readonly time: number; readonly at: Pointer } | null;
  /** More reviews were told than are kept. */
  readonly reviewsBeyond: number;
  readonly recordEnd: number;
  readonly longest: number;
  readonly reviewWithin: number;
}

function emergencyWalk({ record, identities, parameters }: ControlContext): Walk<EmergencyMember | UnkeptMember> {
  const tickets = new Map((record.tickets ?? []).map((each) => [each.id, each.kind]));
  const uses = new Map<string, { action: string; time: number; at: Pointer }>();
  return {
    over(actions) {
      for (const action of actions) {
        const execution = action.breakGlass === undefined ? undefined : startsOf(action).at(-1);
        if (execution === undefined || action.breakGlass === undefined) continue;
        const before = uses.get(action.breakGlass);
        if (before === undefined || before.time < execution.startedAt) uses.set(action.breakGlass, { action: action.id, time: execution.startedAt, at: execution.at });
      }
      return NONE;
    },
    *rest() {
      const reviewsBeyond = unkeptOf(record, ['break-glass reviews'])[0]?.unkept ?? 0;
      for (const each of record.access?.breakGlass ?? []) {
        const { breakGlassId, principal, reason, ticketId, openedAt, openedAgain = null, until, closedAt, at } = each;
        yield {
          subject: breakGlassId, at, principal, person: principal === null ? null : identities.personOf(principal), reason, ticketId,
          ticketKind: ticketId === null ? null : (tickets.get(ticketId) ?? null), openedAt, openedAgain, until, closedAt,
          reviews: each.reviews.map(({ reviewer, outcome, time, at: place }) => ({ reviewer, person: identities.personOf(reviewer), outcome, time, at: place })).toSorted((a, b) => a.time - b.time),
          lastUse: uses.get(breakGlassId) ?? null, reviewsBeyond,
          recordEnd: record.period.to, longest: parameters.breakGlassWindow, reviewWithin: parameters.breakGlassReview,
        };
      }
      yield* unkeptOf(record, ['break-glass', 'break-glass reviews']);
    },
  };
}

function judgeEmergency(member: EmergencyMember | UnkeptMember): Fact {
  const make = factsOf<'CT-30'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, principal, openedAt, lastUse } = member;
  if (principal === null || openedAt === null) return make.cannotTell('opening-not-recorded', {});
  const values = { principal, openedAt: iso(openedAt), ticket: member.ticketId };
  if ((member.reason ?? '').trim() === '') return make.exception('no-reason', at, values);
  if (member.ticketId === null) return make.exception('no-ticket', at, values);
  if (member.ticketKind === 'task') return make.exception('routine-work', at, values);
  if (member.until !== null && member.until - openedAt > member.longest) return make.exception('granted-too-long', at, { ...values, until: iso(member.until), limit: member.longest });
  const end = Math.min(member.until ?? openedAt + member.longest, member.closedAt ?? Number.POSITIVE_INFINITY);
  if (lastUse !== null && lastUse.time >= end) return make.exception('used-after-end', lastUse.at, { ...values, action: lastUse.action, startedAt: iso(lastUse.time), endedAt: iso(end) });
  if (member.closedAt === null && member.recordEnd - openedAt > member.longest) return make.exception('not-closed', at, values);
  if (member.closedAt !== null && member.closedAt - openedAt > member.longest) return make.exception('open-too-long', at, { ...values, closedAt: iso(member.closedAt), limit: member.longest });
  return judgeReview(member, values);
}

function judgeReview(member: EmergencyMember, values: Readonly<Record<string, string | null>>): Fact {
  const make = factsOf<'CT-30'>(member);
  const { at, principal, person, closedAt, openedAt, recordEnd, reviewWithin } = member;
  if (closedAt === null) return make.cannotTell('still-open', values);
  const closed = { ...values, closedAt: iso(closedAt) };
  const by = closedAt + reviewWithin;
  const after = member.reviews.filter((each) => each.time >= closedAt);
  const others = after.filter((each) => each.reviewer !== principal && (each.person === null || person === null || each.person !== person));
  const review = others.find((each) => each.person !== null) ?? others[0];
  if (review === undefined) {
    if (member.reviewsBeyond > 0) return make.cannotTell('not-kept', { noun: 'break-glass reviews', count: member.reviewsBeyond });
    if (after[0] !== undefined) return make.exception('reviewed-by-its-user', after[0].at, { ...closed, reviewer: after[0].reviewer });
    if (member.reviews[0] !== undefined) return make.exception('reviewed-before-its-end', member.reviews[0].at, { ...closed, reviewedAt: iso(member.reviews[0].time) });
    return recordEnd > by ? make.exception('no-review', at, { ...closed, limit: reviewWithin }) : make.cannotTell('review-pending', { ...closed, by: iso(by) });
  }
  const reviewed = { ...closed, reviewer: review.reviewer, reviewedAt: iso(review.time) };
  if (others.some((each) => each.outcome === 'not-justified')) return make.exception('not-justified', review.at, reviewed);
  if (review.time > by) return make.exception('reviewed-late', review.at, { ...reviewed, late: review.time - by });
  if (review.person === null || person === null) return make.cannotTell('reviewer-unknown', reviewed);
  if (member.ticketKind === null) return make.cannotTell('ticket-unknown', reviewed);
  if (member.openedAgain !== null) return make.cannotTell('opened-twice', { ...reviewed, again: member.openedAgain.principal, againAt: iso(member.openedAgain.time) });
  return make.held('justified', { ...reviewed, lasted: closedAt - (openedAt ?? closedAt) });
}

export const CT_30: ControlTest<EmergencyMember | UnkeptMember> = {
  id: 'CT-30', version: 3, severity: 'high', rests: 'record',
  of: () => null,
  walk: emergencyWalk,
  judge: judgeEmergency,
};
