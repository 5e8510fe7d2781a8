import type { Pointer } from '../../findings/index.ts';
import type { Action, RollbackRehearsal } from '../../model/record.ts';
import { answersTo, counts, proved, standingAt } from '../answers.ts';
import type { ControlContext } from '../context.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso, type FactMaker } from '../fact.ts';
import { grouped } from '../grouped.ts';
import { member as valueOf, type Happening, type Happenings } from '../happenings.ts';
import type { FactReasons } from '../reasons.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-40: what cannot be undone, or is of critical risk, was planned for, tried out and agreed by more than one; what did harm was undone. */
export interface RollbackMember extends Member {
  readonly startedAt: number;
  /** Null where the request does not say and the action changes something. */
  readonly grave: 'irreversible' | 'critical' | 'no' | null;
  readonly plan: string | null;
  /** Persons, each once, who had approved before the start and not taken it back: by an approval that is proved, and by any that may count. */
  readonly approvers: { readonly proved: number; readonly claimed: number; readonly needed: number };
  /** The last rehearsal before the start; `known` is false where the record does not hold them all. */
  readonly rehearsal: { readonly last: Pick<RollbackRehearsal, 'status' | 'time' | 'at'> | null; readonly known: boolean };
  readonly harms: readonly Harm[];
  readonly recordEnd: number;
  readonly grace: number;
}
interface Harm { readonly release: string; readonly kind: 'degraded' | 'incident'; readonly time: number; readonly at: Pointer; readonly undoneAt: number | null; readonly recoveredAt: number | null }

function rollbackWalk({ record, identities, happenings, parameters }: ControlContext): Walk<RollbackMember> {
  const rehearsals = grouped(record.oversight?.rehearsals ?? [], (each) => each.subject);
  const known = record.oversight !== undefined && record.beyond?.some((each) => each.noun === 'rollback rehearsals') !== true;
  return {
    *over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        if (execution === null) continue;
        const grave = gravityOf(action);
        const harms = harmsOf(action, happenings);
        if (grave === 'no' && harms.length === 0) continue;
        const { startedAt } = execution;
        const before = standingAt(answersTo(action, identities), startedAt);
        // A name that no snapshot knows may be a person's, of whom no other name is known.
        const persons = (answers: typeof before): number => new Set(answers.flatMap((each) => identities.personOf(each.approver) ?? (each.kind === 'unknown' ? each.approver : []))).size;
        yield {
          subject: action.id, at: execution.at, startedAt, grave, plan: action.descriptor.rollback_plan, harms,
          approvers: { proved: persons(before.filter((each) => proved(each) && each.kind === 'person')), claimed: persons(before.filter(counts)), needed: parameters.approversOfGrave },
          rehearsal: { last: lastBefore(rehearsals.get(action.id) ?? [], startedAt), known },
          recordEnd: record.period.to, grace: parameters.verificationAfterRelease,
        };
      }
    },
    rest: nothing,
  };
}

function gravityOf({ descriptor, mode }: Action): RollbackMember['grave'] {
  if (descriptor.reversibility === 'irreversible') return 'irreversible';
  if (descriptor.risk_class === 'critical') return 'critical';
  return (descriptor.reversibility === null || descriptor.risk_class === null) && mode !== 'read' ? null : 'no';
}

function lastBefore(rehearsals: readonly RollbackRehearsal[], time: number): RollbackMember['rehearsal']['last'] {
  const last = rehearsals.filter((each) => each.time < time).toSorted((a, b) => a.time - b.time).at(-1);
  return last === undefined ? null : { status: last.status, time: last.time, at: last.at };
}

/** The last harm that each release of an action is said to have done, and what was done about it. */
function harmsOf(action: Action, { aftermathOf }: Happenings): readonly Harm[] {
  return action.consequences.filter((each) => each.value.type === 'release.shipped').flatMap((shipped) => {
    const release = valueOf(shipped, 'release_id');
    const after = (aftermathOf.get(release) ?? []).filter((each) => each.time >= shipped.time).toSorted((a, b) => a.time - b.time);
    const isDegraded = (each: Happening): boolean => each.value.type === 'verification.completed' && valueOf(each, 'status') === 'degraded';
    const last = after.findLast((each) => each.value.type === 'incident.declared' || isDegraded(each));
    if (last === undefined) return [];
    // An incident may be declared when all is undone; what is seen degraded after a rollback, that rollback did not undo.
    const seen = after.findLast(isDegraded)?.time ?? shipped.time;
    return [{
      release, kind: last.value.type === 'incident.declared' ? 'incident' as const : 'degraded' as const, time: last.time, at: last.at,
      undoneAt: after.find((each) => each.value.type === 'rollback.completed' && each.time >= seen)?.time ?? null,
      recoveredAt: after.find((each) => each.time > last.time && valueOf(each, 'status') === 'healthy')?.time ?? null,
    }];
  });
}

type Make = FactMaker<FactReasons['CT-40']>;

function judgeRollback(member: RollbackMember): Fact {
  const { grave } = member;
  const make = factsOf<'CT-40'>(member);
  const unmet = grave === 'irreversible' || grave === 'critical' ? judgeGrave(member, grave, make) : null;
  if (unmet?.verdict === 'exception') return unmet;
  const standing = member.harms.filter((each) => each.undoneAt === null && each.recoveredAt === null);
  const lasting = standing.find((each) => member.recordEnd - each.time >= member.grace);
  if (lasting !== undefined) return make.exception('rollback-missing', lasting.at, { release: lasting.release, harm: lasting.kind, harmedAt: iso(lasting.time) });
  if (unmet !== null) return unmet;
  const [open] = standing;
  if (open !== undefined) return make.cannotTell('rollback-pending', { release: open.release, harm: open.kind, harmedAt: iso(open.time) });
  if (grave === null) return make.cannotTell('class-not-stated', {});
  const [harm] = member.harms;
  if (grave === 'no') {
    return harm?.undoneAt === null || harm === undefined
      ? make.held('recovered', { release: harm?.release, recoveredAt: harm === undefined || harm.recoveredAt === null ? null : iso(harm.recoveredAt) })
      : make.held('rolled-back', { release: harm.release, rolledBackAt: iso(harm.undoneAt) });
  }
  return make.held('planned-and-agreed', { class: grave, approvers: member.approvers.proved, rehearsedAt: member.rehearsal.last === null ? null : iso(member.rehearsal.last.time) });
}

function judgeGrave({ at, plan, approvers, rehearsal, startedAt }: RollbackMember, grave: string, make: Make): Fact | null {
  const values = { class: grave, startedAt: iso(startedAt) };
  if (plan === null || plan.trim() === '') return make.exception('no-plan', at, values);
  if (approvers.claimed < approvers.needed) return make.exception('gate-not-raised', at, { ...values, approvers: approvers.claimed, needed: approvers.needed });
  if (rehearsal.last?.status === 'failure') return make.exception('rehearsal-failed', rehearsal.last.at, { ...values, rehearsedAt: iso(rehearsal.last.time) });
  if (rehearsal.last === null && rehearsal.known) return make.exception('plan-untested', at, values);
  if (rehearsal.last === null) return make.cannotTell('rehearsals-unknown', values);
  return approvers.proved < approvers.needed ? make.cannotTell('approval-unproved', { ...values, approvers: approvers.proved, needed: approvers.needed }) : null;
}

export const CT_40: ControlTest<RollbackMember> = {
  id: 'CT-40', version: 2, severity: 'critical', rests: 'record', of: () => 'action', walk: rollbackWalk, judge: judgeRollback,
};
