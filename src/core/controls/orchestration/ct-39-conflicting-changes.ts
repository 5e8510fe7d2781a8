import { assertNever, type Pointer } from '../../findings/index.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { Happening } from '../happenings.ts';
import { mergeOf, untoldMergeOf } from '../merge.ts';
import type { TestSeen } from '../tests-seen.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';
import { passagesOf, type Landing, type Passage } from './branch-history.ts';

/** CT-39: no two changes of one resource ran at the same time, and none was merged on a base that another had moved past. */
export type ConflictMember = Overlap | Merging;
export interface Overlap extends Member {
  readonly what: 'change';
  readonly startedAt: number;
  readonly resources: number;
  /** A change of the same resource that had started before and not ended; of several, one that lasted longest. */
  readonly other: { readonly resource: string; readonly subject: string; readonly startedAt: number; readonly endedAt: number | null } | null;
  /** Into what it merged, where it did and no event tells of the merge. */
  readonly untoldMerge: string | null;
}
export interface Merging extends Member {
  readonly what: 'merge';
  readonly repository: string;
  readonly mergedAt: number;
  /** Null where the record does not say on what the merge was made. */
  readonly lineage: { readonly branch: string; readonly base: string; readonly onto: string } | null;
  readonly between: number | null;
  readonly untold: boolean;
  readonly overlap: (Earlier & { readonly path: string }) | null;
  readonly rival: Earlier | null;
  /** Required tests of the commit that the merge made. */
  readonly tests: readonly Pick<TestSeen, 'passed' | 'failed' | 'time'>[];
  /** Further tests of it, of which nothing is known here. */
  readonly testsBeyond: number;
}
interface Earlier { readonly subject: string; readonly mergedAt: number }
interface Change { readonly subject: string; readonly startedAt: number; readonly endedAt: number | null }

const CHANGES: ReadonlySet<string> = new Set(['repository.modify', 'repository.merge', 'production.change']);

function conflictWalk({ record, happenings }: ControlContext): Walk<ConflictMember> {
  const changes: { readonly change: Change; readonly at: Pointer; readonly resources: readonly string[]; readonly untoldMerge: string | null }[] = [];
  const landings: Landing[] = [];
  const land = (each: Happening): void => {
    const merge = mergeOf(each);
    if (merge !== null) landings.push({ ...merge, subject: each.at.event ?? merge.pullRequest, at: each.at, mergedAt: each.time });
  };
  return {
    over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        if (execution === null) continue;
        action.consequences.forEach(land);
        if (!CHANGES.has(action.descriptor.kind)) continue;
        const change: Change = { subject: action.id, startedAt: execution.startedAt, endedAt: action.finished?.time ?? null };
        changes.push({ change, at: execution.at, resources: resourcesOf(action), untoldMerge: untoldMergeOf(action) });
      }
      return NONE;
    },
    *rest() {
      const others = overlapsOf(changes);
      for (const { change, at, resources, untoldMerge } of changes) {
        yield { subject: change.subject, at, what: 'change', startedAt: change.startedAt, resources: resources.length, other: others.get(change.subject) ?? null, untoldMerge };
      }
      record.unattached?.forEach(land);
      const passages = passagesOf(landings);
      for (const each of landings) yield mergingOf(each, passages.get(each), happenings);
    },
  };
}

/** By action: the change that was running when it started. */
function overlapsOf(changes: readonly { readonly change: Change; readonly resources: readonly string[] }[]): ReadonlyMap<string, NonNullable<Overlap['other']>> {
  const others = new Map<string, NonNullable<Overlap['other']>>();
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
  return others;
}

const endOf = ({ endedAt }: Change): number => endedAt ?? Number.POSITIVE_INFINITY;

/** What it says to have changed; where it says nothing of that, what it was to change. */
function resourcesOf({ descriptor, finished }: Action): readonly string[] {
  const effects = finished?.value.effects ?? [];
  return [...new Set(effects.length > 0 ? effects : descriptor.targets)];
}

function mergingOf({ subject, at, repository, mergeCommit, mergedAt, lineage }: Landing, passage: Passage | undefined, happenings: ControlContext['happenings']): Merging {
  const { between = null, overlap = null, untold = true, rival = null } = passage ?? {};
  return {
    subject, at, what: 'merge', repository, mergedAt, between, untold,
    lineage: lineage === null ? null : { branch: lineage.branch, base: lineage.base, onto: lineage.onto },
    overlap: overlap === null ? null : { ...earlier(overlap.landing), path: overlap.path },
    rival: rival === null ? null : earlier(rival),
    testsBeyond: happenings.testsBeyond(mergeCommit),
    tests: happenings.testsOf(mergeCommit).filter(({ required }) => required).map(({ passed, failed, time }) => ({ passed, failed, time })),
  };
}

const earlier = ({ subject, mergedAt }: Landing): Earlier => ({ subject, mergedAt });

function judgeConflict(member: ConflictMember): Fact {
  switch (member.what) {
    case 'change': return judgeOverlap(member);
    case 'merge': return judgeMerging(member);
    default: return assertNever(member);
  }
}

function judgeOverlap(member: Overlap): Fact {
  const { other, startedAt, resources, untoldMerge } = member;
  const make = factsOf<'CT-39'>(member);
  if (other === null && untoldMerge !== null) return make.cannotTell('merge-not-told', { repository: untoldMerge, startedAt: iso(startedAt) });
  if (other === null) return make.held('alone', { resources, startedAt: iso(startedAt) });
  const values = { resource: other.resource, otherAction: other.subject, otherStart: iso(other.startedAt), startedAt: iso(startedAt) };
  if (other.endedAt === null) return make.cannotTell('end-unknown', values);
  return make.exception('overlapping-changes', member.at, { ...values, otherEnd: iso(other.endedAt) });
}

function judgeMerging(member: Merging): Fact {
  const { lineage, between, untold, overlap, rival, repository, tests, testsBeyond } = member;
  const make = factsOf<'CT-39'>(member);
  const values = { repository, mergedAt: iso(member.mergedAt) };
  if (lineage === null) return make.cannotTell('base-not-told', values);
  const { base, onto } = lineage;
  if (rival !== null) return make.exception('lost-update', member.at, { ...values, onto, otherMerge: rival.subject, otherMergedAt: iso(rival.mergedAt) });
  if (between === null) return make.cannotTell('base-not-followed', { ...values, base, onto });
  if (overlap === null && untold) return make.cannotTell('files-not-told', { ...values, base, between });
  if (overlap === null) return between === 0 ? make.held('on-its-base', { ...values, base }) : make.held('base-moved-elsewhere', { ...values, base, between });
  const moved = { ...values, base, path: overlap.path, otherMerge: overlap.subject, otherMergedAt: iso(overlap.mergedAt) };
  if (testsBeyond > 0) return make.cannotTell('not-kept', { noun: 'tests of this commit', count: testsBeyond });
  const again = tests.filter(({ time }) => time > overlap.mergedAt && time < member.mergedAt);
  const last = again.at(-1);
  if (last !== undefined && again.every(({ passed, failed }) => failed === 0 && passed > 0)) return make.held('tested-again', { ...moved, testedAt: iso(last.time) });
  return make.exception('stale-base', member.at, moved);
}

export const CT_39: ControlTest<ConflictMember> = {
  id: 'CT-39', version: 2, severity: 'high', rests: 'record', of: ({ what }) => (what === 'change' ? 'action' : null), walk: conflictWalk, judge: judgeConflict,
};
