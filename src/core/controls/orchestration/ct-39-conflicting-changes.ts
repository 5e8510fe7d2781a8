import { assertNever } from '../../findings/index.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { endOf, systemsOf, type Execution } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { Happening } from '../happenings.ts';
import { mergeOf, untoldMergeOf } from '../merge.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import type { TestSeen } from '../tests-seen.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';
import { passagesOf, type Landing, type Passage } from './branch-history.ts';
import { alikeOf, overlapsOf, type Alike, type Changing, type Other } from './overlaps.ts';

/** CT-39: no two changes of one resource ran at the same time, and none was merged on a base that another had moved past. */
export type ConflictMember = OfStarts<Overlap> | Merging;
export interface Overlap extends Member {
  readonly what: 'change';
  readonly startedAt: number;
  readonly resources: number;
  /** A change of the same resource that had started before and not ended; of several, one that lasted longest. */
  readonly other: Other | null;
  /** The same of a resource that may be the same one by another name. */
  readonly alike: Alike | null;
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
  /** Without such: one of a file whose name may be another spelling. */
  readonly alike: (Earlier & { readonly path: string; readonly otherPath: string }) | null;
  readonly rival: Earlier | null;
  /** The first merge of the branch, where nothing in the record leads from it to this one. */
  readonly apart: Earlier | null;
  /** What may be another spelling of the branch. */
  readonly elsewhere: string | null;
  /** Required tests of the commit that the merge made. */
  readonly tests: readonly Pick<TestSeen, 'passed' | 'failed' | 'time'>[];
  /** Further tests of it, of which nothing is known here. */
  readonly testsBeyond: number;
}
interface Earlier { readonly subject: string; readonly mergedAt: number }

const CHANGES: ReadonlySet<string> = new Set(['repository.modify', 'repository.merge', 'production.change']);

function conflictWalk({ record, happenings, graphAt }: ControlContext): Walk<ConflictMember> {
  const changes: Ran[] = [];
  const landings: Landing[] = [];
  const land = (each: Happening): void => {
    const merge = mergeOf(each);
    if (merge !== null) landings.push({ ...merge, subject: each.at.event ?? merge.pullRequest, at: each.at, mergedAt: each.time });
  };
  return {
    over(actions) {
      for (const action of actions) {
        const ran = memberOfStarts(action, (execution) => runOf(action, execution));
        if (ran === null) continue;
        action.consequences.forEach(land);
        if (CHANGES.has(action.descriptor.kind)) changes.push(ran);
      }
      return NONE;
    },
    *rest() {
      const nodes = new Set(graphAt(Number.POSITIVE_INFINITY)?.nodes.map(({ id }) => id));
      const known = (name: string): boolean => nodes.has(name);
      const runs = changes.flatMap((each) => [each, ...each.again ?? NONE]);
      const others = overlapsOf(runs);
      const alike = alikeOf(runs, known);
      const overlapOf = ({ subject, at, change, resources, untoldMerge }: Run): Overlap => (
        { subject, at, what: 'change', startedAt: change.startedAt, resources: resources.length, other: others.get(change) ?? null, alike: alike.get(change) ?? null, untoldMerge });
      for (const each of changes) {
        const { again, startsBeyond } = each;
        yield { ...overlapOf(each), ...(again === undefined ? {} : { again: again.map(overlapOf) }), ...(startsBeyond === undefined ? {} : { startsBeyond }) };
      }
      record.unattached?.forEach(land);
      const passages = passagesOf(landings, known);
      for (const each of landings) yield mergingOf(each, passages.get(each), happenings);
    },
  };
}

/** One start of a change, and what it says to have changed; where it says nothing of that, what it was to change. */
interface Run extends Changing, Member {
  readonly untoldMerge: string | null;
}
type Ran = OfStarts<Run>;

function runOf(action: Action, execution: Execution): Run {
  const { startedAt, at } = execution;
  const effects = systemsOf(execution);
  return {
    subject: action.id, at, untoldMerge: untoldMergeOf(action), resources: [...new Set(effects.length > 0 ? effects : action.descriptor.targets)],
    change: { subject: action.id, startedAt, endedAt: endOf(execution) },
  };
}

function mergingOf({ subject, at, repository, mergeCommit, mergedAt, lineage }: Landing, passage: Passage | undefined, happenings: ControlContext['happenings']): Merging {
  const { between = null, overlap = null, alike = null, untold = true, rival = null, apart = null, elsewhere = null } = passage ?? {};
  return {
    subject, at, what: 'merge', repository, mergedAt, between, untold,
    lineage: lineage === null ? null : { branch: lineage.branch, base: lineage.base, onto: lineage.onto },
    overlap: overlap === null ? null : { ...earlier(overlap.landing), path: overlap.path },
    alike: alike === null ? null : { ...earlier(alike.landing), path: alike.path, otherPath: alike.otherPath },
    rival: rival === null ? null : earlier(rival),
    apart: apart === null ? null : earlier(apart),
    elsewhere,
    testsBeyond: happenings.testsBeyond(mergeCommit),
    tests: happenings.testsOf(mergeCommit).filter(({ required }) => required).map(({ passed, failed, time }) => ({ passed, failed, time })),
  };
}

const earlier = ({ subject, mergedAt }: Landing): Earlier => ({ subject, mergedAt });

function judgeConflict(member: ConflictMember): Fact {
  switch (member.what) {
    case 'change': return judgeOverlaps(member);
    case 'merge': return judgeMerging(member);
    default: return assertNever(member);
  }
}

const judgeOverlaps = judgeStarts((member: Overlap) => judgeOverlap(member));

function judgeOverlap(member: Overlap): Fact {
  const { other, alike, startedAt, resources, untoldMerge } = member;
  const make = factsOf<'CT-39'>(member);
  const beside = (change: Other): Readonly<Record<string, string>> => ({ resource: change.resource, otherAction: change.subject, otherStart: iso(change.startedAt), startedAt: iso(startedAt) });
  if (other !== null && other.endedAt !== null) return make.exception('overlapping-changes', member.at, { ...beside(other), otherEnd: iso(other.endedAt) });
  if (other !== null) return make.cannotTell('end-unknown', beside(other));
  if (untoldMerge !== null) return make.cannotTell('merge-not-told', { repository: untoldMerge, startedAt: iso(startedAt) });
  if (alike !== null) return make.cannotTell('resource-spelt-otherwise', { ...beside(alike), otherResource: alike.otherResource });
  return make.held('alone', { resources, startedAt: iso(startedAt) });
}

function judgeMerging(member: Merging): Fact {
  const { lineage, between, untold, overlap, alike, rival, apart, elsewhere, repository, testsBeyond } = member;
  const make = factsOf<'CT-39'>(member);
  const values = { repository, mergedAt: iso(member.mergedAt) };
  if (lineage === null) return make.cannotTell('base-not-told', values);
  const { base, onto } = lineage;
  if (rival !== null) return make.exception('lost-update', member.at, { ...values, onto, otherMerge: rival.subject, otherMergedAt: iso(rival.mergedAt) });
  if (between === null) return make.cannotTell('base-not-followed', { ...values, base, onto });
  const before = overlap ?? (untold ? null : alike);
  const testedAt = before === null ? null : testedSince(member, before);
  const moved = before === null ? values : { ...values, base, path: before.path, otherMerge: before.subject, otherMergedAt: iso(before.mergedAt) };
  if (before !== null && testsBeyond > 0) return make.cannotTell('not-kept', { noun: 'tests of this commit', count: testsBeyond });
  if (overlap !== null && testedAt === null) return make.exception('stale-base', member.at, moved);
  if (overlap === null && untold) return make.cannotTell('files-not-told', { ...values, base, between });
  if (alike !== null && testedAt === null) return make.cannotTell('file-spelt-otherwise', { ...moved, otherPath: alike.otherPath });
  if (apart !== null) return make.cannotTell('branch-not-followed', { ...values, onto, otherMerge: apart.subject, otherMergedAt: iso(apart.mergedAt) });
  if (elsewhere !== null) return make.cannotTell('branch-spelt-otherwise', { ...values, place: `${repository} ${lineage.branch}`, otherPlace: elsewhere });
  if (testedAt !== null) return make.held('tested-again', { ...moved, testedAt: iso(testedAt) });
  return between === 0 ? make.held('on-its-base', { ...values, base }) : make.held('base-moved-elsewhere', { ...values, base, between });
}

/** When the required tests last passed on the result, after another merge and before this one; null where they did not all. */
function testedSince({ tests, mergedAt }: Merging, other: Earlier): number | null {
  const again = tests.filter(({ time }) => time > other.mergedAt && time < mergedAt);
  return again.every(({ passed, failed }) => failed === 0 && passed > 0) ? (again.at(-1)?.time ?? null) : null;
}

export const CT_39: ControlTest<ConflictMember> = {
  id: 'CT-39', version: 4, severity: 'high', rests: 'record', of: ({ what }) => (what === 'change' ? 'action' : null), walk: conflictWalk, judge: judgeConflict,
};
