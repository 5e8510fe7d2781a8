import { factsOf, iso, type FactMaker } from '../fact.ts';
import { executionOf } from '../execution.ts';
import { grouped } from '../grouped.ts';
import type { Pointer } from '../../findings/index.ts';
import type { Action, TestResult } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { FactReasons } from '../reasons.ts';
import { member, type Happening } from '../happenings.ts';
import { releaseOf, unfollowed, type Release } from '../released.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import type { Walk } from '../walk.ts';

/** CT-41: required tests passed before the merge, what is mended was reproduced, and the release was verified or rolled back. */
export interface MergeMember extends Member {
  /** Null for a merge that its event names. */
  readonly kind: 'action' | null;
  /** Null when the record does not say which commit was merged. */
  readonly commit: string | null;
  readonly mergedAt: number;
  /** What the record holds of the modification; null where it holds none. `whole` is whether that is all of it. */
  readonly change: { readonly menders: readonly Mender[]; readonly whole: boolean } | null;
  readonly tests: readonly (Pick<TestResult, 'suite' | 'passed' | 'failed'> & { readonly time: number })[];
  /** Further tests of the commit, of which nothing is known here. */
  readonly testsBeyond: number;
  readonly releases: readonly Release[];
  /** End of the record's period: a release just before it may still have been waiting. */
  readonly recordEnd: number;
  /** How long a release may be unverified, or known to be degraded. */
  readonly grace: number;
}
/** Who made the commit and is of a fleet that is there to remediate; `remediates` is null where what the fleet is for is not told. */
interface Mender {
  readonly agent: string;
  readonly remediates: true | null;
  /** By this one, before the merge, by steps that are in the bundle; else `lost` are steps that are not there as they were recorded. */
  readonly reproduced: boolean;
  readonly lost: string | null;
}

function mergeWalk({ record, happenings, parameters, fleet }: ControlContext): Walk<MergeMember> {
  const changeOf = ({ commits, mergedAt }: Merge): MergeMember['change'] => {
    const made = commits.flatMap((commit) => happenings.authorsOf(commit) ?? []);
    if (made.length === 0) return null;
    const menders = [...grouped(made.flatMap(({ who }) => who), ({ actor }) => actor)].flatMap(([agent, own]): readonly Mender[] => {
      const purposes = own.map((each) => (each.fleet === null ? null : (fleet(each.fleet)?.purpose ?? null)));
      if (!purposes.includes('remediate') && !purposes.includes(null)) return [];
      const before = (place: 'there' | 'lost'): string | null => own.map(({ reproductions }) => reproductions[place]).find((each) => each !== null && each.time < mergedAt)?.artifact ?? null;
      return [{ agent, remediates: purposes.includes('remediate') ? true : null, reproduced: before('there') !== null, lost: before('lost') }];
    });
    return { menders, whole: made.every(({ beyond }) => beyond === 0) };
  };
  const memberOf = (merge: Merge): MergeMember => ({
    subject: merge.subject,
    kind: merge.kind,
    at: merge.at,
    mergedAt: merge.mergedAt,
    commit: merge.commits[0] ?? null,
    change: changeOf(merge),
    testsBeyond: merge.commits.reduce((sum, commit) => sum + happenings.testsBeyond(commit), 0),
    tests: merge.commits
      .flatMap((commit) => happenings.testsOf(commit))
      .filter((each) => each.required)
      .map(({ suite, passed, failed, time }) => ({ suite, passed, failed, time })),
    releases: merge.commits
      .flatMap((commit) => happenings.releasesOf.get(commit) ?? [])
      .map((each) => releaseOf(each, happenings.aftermathOf.get(member(each, 'release_id')) ?? [])),
    recordEnd: record.period.to,
    grace: parameters.verificationAfterRelease,
  });
  return {
    *over(actions) {
      for (const action of actions) for (const each of mergesOf(action)) yield memberOf(each);
    },
    *rest() {
      for (const each of record.unattached ?? []) {
        if (each.value.type === 'pull-request.merged') yield memberOf({ subject: each.at.event ?? '', kind: null, at: each.at, mergedAt: each.time, commits: commitsOf(each) });
      }
    },
  };
}

interface Merge { readonly subject: string; readonly kind: 'action' | null; readonly at: Pointer; readonly mergedAt: number; readonly commits: readonly string[] }

/** The first merge carries the action's name; further ones of the same action their event's. */
function mergesOf(action: Action): readonly Merge[] {
  const merged = action.consequences.filter((each) => each.value.type === 'pull-request.merged');
  const execution = executionOf(action);
  const at = execution?.at ?? action.requested.at;
  if (merged.length > 0) {
    return merged.map((each, index) => ({
      subject: index === 0 ? action.id : (each.at.event ?? `${action.id} ${index}`), kind: index === 0 ? 'action' : null, at: index === 0 ? at : each.at, mergedAt: each.time, commits: commitsOf(each),
    }));
  }
  if (action.descriptor.kind !== 'repository.merge' || execution === null || execution.end === 'failed' || execution.end === 'blocked') return [];
  return [{ subject: action.id, kind: 'action', at, mergedAt: execution.startedAt, commits: [] }];
}

/** The head that was reviewed, and the commit that the merge made of it: tests may have run on either. */
const commitsOf = (each: Happening): readonly string[] =>
  [...new Set([member(each, 'head'), member(each, 'merge_commit')])].filter((commit) => commit !== '');

function judgeMerge(merge: MergeMember): Fact {
  const make = factsOf<'CT-41'>(merge);
  if (merge.commit === null) return make.cannotTell('commit-unknown', {});
  const { commit, change, testsBeyond } = merge;
  const failed = testsBeyond > 0 ? null : judgeTests(merge, commit, make);
  if (failed !== null) return failed;
  const open = (change?.menders ?? []).filter(({ reproduced }) => !reproduced);
  const missing = open.find(({ remediates, lost }) => remediates === true && lost === null);
  if (missing !== undefined) return make.exception('reproduction-missing', merge.at, { commit, agent: missing.agent, mergedAt: iso(merge.mergedAt) });
  const fact = judgeReleases(merge, commit, make);
  if (fact.verdict !== 'exception' && testsBeyond > 0) return make.cannotTell('not-kept', { noun: 'tests of this commit', count: testsBeyond });
  if (fact.verdict !== 'held' || (change?.whole === true && open.length === 0)) return fact;
  const lost = open.find((each) => each.lost !== null)?.lost ?? null;
  return lost === null ? make.cannotTell('change-unknown', { commit, mergedAt: iso(merge.mergedAt) }) : make.cannotTell('reproduction-lost', { commit, artifact: lost });
}

type Make = FactMaker<FactReasons['CT-41']>;

function judgeTests(merge: MergeMember, commit: string, make: Make): Fact | null {
  const { at } = merge;
  const mergedAt = iso(merge.mergedAt);
  if (merge.tests.length === 0) return make.exception('tests-missing', at, { commit, mergedAt });
  for (const [suite, told] of grouped(merge.tests, (each) => each.suite)) {
    const runs = told.toSorted((a, b) => a.time - b.time);
    const before = runs.filter((each) => each.time < merge.mergedAt);
    const last = before.at(-1);
    if (last === undefined) return make.exception('tests-after-merge', at, { suite, commit, testedAt: iso(runs[0]?.time ?? Number.NaN), mergedAt });
    const { passed, failed } = last;
    const values = { suite, commit, passed, failed, testedAt: iso(last.time), mergedAt };
    if (failed > 0) return make.exception('tests-failed', at, values);
    if (passed === 0) return make.exception('tests-empty', at, values);
    if (before.some((each) => each.failed > 0)) return make.exception('retried-to-green', at, values);
  }
  return null;
}

function judgeReleases(merge: MergeMember, commit: string, make: Make): Fact {
  const suites = new Set(merge.tests.map((each) => each.suite)).size;
  let waiting: Fact | null = null;
  for (const release of merge.releases) {
    const found = unfollowed(release, merge);
    if (found === null) continue;
    const values = { ...found.values, commit };
    if (found.verdict === 'exception') return make.exception(found.reason, found.at, values);
    waiting = make.cannotTell(found.reason, values);
  }
  if (waiting !== null) return waiting;
  const back = merge.releases.find((each) => each.rollbacks.length > 0);
  if (back !== undefined) return make.held('tested-and-rolled-back', { suites, commit, release: back.id, rolledBackAt: iso(Math.min(...back.rollbacks)) });
  const [first] = merge.releases;
  return first === undefined ? make.held('tested', { suites, commit }) : make.held('tested-and-verified', { suites, commit, release: first.id });
}

export const CT_41: ControlTest<MergeMember> = {
  id: 'CT-41',
  version: 4,
  severity: 'critical',
  rests: 'record',
  of: ({ kind }) => kind,
  walk: mergeWalk,
  judge: judgeMerge,
};
