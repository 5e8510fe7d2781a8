import { member, type Happening } from '../../controls/happenings.ts';
import type { TestSeen } from '../../controls/tests-seen.ts';
import { aside, looseCase, type CaseWalk, type Measure, type MetricContext } from '../measure.ts';

/** Every release once, as it was first shipped. */
function shipped({ happenings }: MetricContext): ReadonlyMap<string, Happening> {
  const releases = new Map<string, Happening>();
  for (const list of happenings.releasesOf.values()) {
    for (const each of list) {
      const id = member(each, 'release_id');
      if ((releases.get(id)?.time ?? Number.POSITIVE_INFINITY) > each.time) releases.set(id, each);
    }
  }
  return releases;
}

const releases = (rule: (id: string, context: MetricContext) => boolean): (context: MetricContext) => CaseWalk => aside(function* cases(context) {
  for (const [id, each] of shipped(context)) {
    yield { ...looseCase(id, each.at, each.time, rule(id, context)), environment: member(each, 'environment') || null };
  }
});

/** Whether the last result of any required suite before the merge is one of failure. */
function failing(tests: readonly TestSeen[], merged: number): boolean {
  const last = new Map<string, TestSeen>();
  for (const test of tests) {
    if (!test.required || test.time >= merged) continue;
    const before = last.get(test.suite);
    if (before === undefined || before.time <= test.time) last.set(test.suite, test);
  }
  return [...last.values()].some((each) => each.failed > 0);
}

/** Merges, by the results of the commit that was merged. */
function merges({ happenings }: MetricContext): CaseWalk {
  const judged = new Map<string, number>();
  return {
    over(action, take) {
      for (const each of action.consequences) {
        if (each.value.type !== 'pull-request.merged') continue;
        const head = member(each, 'head');
        // One commit merged again and again would have its results read again and again.
        const merged = judged.get(head) ?? 0;
        judged.set(head, merged + 1);
        const tests = merged >= MOST_MERGES ? [] : happenings.testsOf(head);
        const counts = tests.length === 0 || happenings.testsBeyond(head) > 0 ? null : failing(tests, each.time);
        take({
          subject: action.id, at: each.at, time: each.time, counts,
          environment: action.descriptor.environment, riskClass: action.descriptor.risk_class,
        });
      }
    },
    rest: () => undefined,
  };
}
const MOST_MERGES = 16;

function overridden({ record }: MetricContext): ReadonlySet<string> {
  return new Set((record.oversight?.gateOverrides ?? []).map((each) => each.releaseId));
}

export const RELEASE_MEASURES: readonly Measure[] = [
  {
    id: 'override-rate', version: 1, kind: 'share', grouped: true,
    walk(context) {
      const releaseIds = overridden(context);
      return releases((id) => releaseIds.has(id))(context);
    },
  },
  {
    id: 'rollback-rate', version: 1, kind: 'share', grouped: true,
    walk: releases((id, { happenings }) => (happenings.aftermathOf.get(id) ?? []).some((each) => each.value.type === 'rollback.completed')),
  },
  { id: 'failed-test-escapes', version: 1, kind: 'share', grouped: true, walk: merges },
];
