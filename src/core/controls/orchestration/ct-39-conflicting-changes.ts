import type { Pointer } from '../../findings/index.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { Action } from '../../model/record.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-39: no two changes of one resource ran at the same time. */
export interface ConflictMember extends Member {
  readonly startedAt: number;
  readonly resources: number;
  /** A change of the same resource that had started before and not ended; of several, one that lasted longest. */
  readonly other: { readonly resource: string; readonly subject: string; readonly startedAt: number; readonly endedAt: number | null } | null;
}
interface Change { readonly subject: string; readonly startedAt: number; readonly endedAt: number | null }

const CHANGES: ReadonlySet<string> = new Set(['repository.modify', 'repository.merge', 'production.change']);

function conflictWalk(): Walk<ConflictMember> {
  const changes: { readonly change: Change; readonly at: Pointer; readonly resources: readonly string[] }[] = [];
  return {
    over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        if (execution === null || !CHANGES.has(action.descriptor.kind)) continue;
        const change: Change = { subject: action.id, startedAt: execution.startedAt, endedAt: action.finished?.time ?? null };
        changes.push({ change, at: execution.at, resources: resourcesOf(action) });
      }
      return NONE;
    },
    *rest() {
      const others = new Map<string, NonNullable<ConflictMember['other']>>();
      const longest = new Map<string, Change>();
      // Apart, so that one change without an end does not hide those that are known to overlap.
      const endless = new Map<string, Change>();
      for (const { change, resources } of changes.toSorted((a, b) => a.change.startedAt - b.change.startedAt)) {
        for (const resource of resources) {
          const before = longest.get(resource);
          // Half open: a change that ends in the millisecond of the next start has ended.
          const known = before !== undefined && endOf(before) > change.startedAt ? before : null;
          const other = known ?? endless.get(resource);
          const found = others.get(change.subject);
          if (other !== undefined && (found === undefined || (found.endedAt === null && other.endedAt !== null))) others.set(change.subject, { resource, ...other });
          if (change.endedAt === null) endless.set(resource, endless.get(resource) ?? change);
          else if (before === undefined || change.endedAt > endOf(before)) longest.set(resource, change);
        }
      }
      for (const { change, at, resources } of changes) {
        yield { subject: change.subject, at, startedAt: change.startedAt, resources: resources.length, other: others.get(change.subject) ?? null };
      }
    },
  };
}

const endOf = ({ endedAt }: Change): number => endedAt ?? Number.POSITIVE_INFINITY;

/** What it says to have changed; where it says nothing of that, what it was to change. */
function resourcesOf({ descriptor, finished }: Action): readonly string[] {
  const effects = finished?.value.effects ?? [];
  return [...new Set(effects.length > 0 ? effects : descriptor.targets)];
}

function judgeConflict(member: ConflictMember): Fact {
  const { other, startedAt, resources } = member;
  const make = factsOf<'CT-39'>(member);
  if (other === null) return make.held('alone', { resources, startedAt: iso(startedAt) });
  const values = { resource: other.resource, otherAction: other.subject, otherStart: iso(other.startedAt), startedAt: iso(startedAt) };
  if (other.endedAt === null) return make.cannotTell('end-unknown', values);
  return make.exception('overlapping-changes', member.at, { ...values, otherEnd: iso(other.endedAt) });
}

export const CT_39: ControlTest<ConflictMember> = {
  id: 'CT-39', version: 1, severity: 'high', rests: 'record', of: () => 'action', walk: conflictWalk, judge: judgeConflict,
};
