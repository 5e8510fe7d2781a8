import { PARAMETERS } from '../../../core/controls/parameters.ts';
import { DAY, HOUR, MINUTE } from '../../scenario/calendar.ts';
import { release, verified } from '../../scenario/threads/merge.ts';
import { serviceActor } from '../../scenario/thread.ts';
import { playMerge } from '../verbs.ts';
import type { Scene } from '../scene.ts';

/** The commit is modified a second time, by the same agent or another, and it is there that the steps which reproduce were recorded. */
const reproducedBy = (another: boolean, runs = true): Scene['play'] => ({ t, revise }) => {
  const { cast } = playMerge(t);
  const actor = another ? { kind: 'agent', id: cast.tester.id, version: cast.tester.version } as const : null;
  const change = t.events.find((each) => each.type === 'action.requested')?.action_id;
  const again = t.name('act');
  const COPIED: ReadonlySet<string> = new Set(['action.requested', ...(runs ? ['action.started', 'action.completed'] : [])]);
  revise((each) => {
    if (each.action_id !== change) return [{ ...each, causes: [] }];
    const own = { ...each, causes: [], action_id: again, ...(actor === null ? {} : { actor }) };
    if (each.type === 'artifact.recorded' && each.data['kind'] === 'reproduction' && runs) return [own];
    return COPIED.has(each.type) ? [each, { ...own, record_id: `${each.record_id}-again` }] : [each];
  });
};

/** What was found of a release or done to it, and how long after the step before. */
type Step = readonly ['healthy' | 'degraded' | 'rolled-back', number];
const shipped = (...steps: readonly Step[]): Scene['play'] => ({ t }) => {
  playMerge(t, {
    after(_, work, merge, commit, { observer }) {
      const id = release(t, work, merge, commit);
      for (const [what, later] of steps) {
        t.time += later;
        if (what === 'rolled-back') t.emit('rollback.completed', { release_id: id, to_commit: merge.base }, { actor: serviceActor('service:release-controller'), action: work.id, outcome: 'success' });
        else verified(t, work, observer, id, what, what === 'healthy' ? 'within objective' : 'one request in fifteen fails');
      }
    },
  });
};
const became = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, ...steps: readonly Step[]): Scene =>
  ({ control: 'CT-41', kind, name, expects: { outcome, reason }, play: shipped(...steps) });
const { verificationAfterRelease: WITHIN } = PARAMETERS;

export const TESTS_SCENES: readonly Scene[] = [
  {
    control: 'CT-41', kind: 'clean', name: 'tested-shipped-and-found-healthy', expects: { outcome: 'pass', reason: 'tested-and-verified' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-41', kind: 'violating', name: 'merged-on-a-failing-suite', expects: { outcome: 'fail', reason: 'tests-failed' },
    play: ({ t }) => void playMerge(t, { failures: 1 }),
  },
  {
    control: 'CT-41', kind: 'violating', name: 'degraded-and-left-so', expects: { outcome: 'fail', reason: 'verification-degraded' },
    play: shipped(['degraded', 12 * MINUTE]),
  },
  became('violating', 'rolled-back-the-next-day', 'fail', 'rollback-late', ['degraded', 12 * MINUTE], ['rolled-back', DAY]),
  became('near-miss', 'rolled-back-as-the-limit-ends', 'pass', 'tested-and-rolled-back', ['degraded', 12 * MINUTE], ['rolled-back', WITHIN]),
  became('near-miss', 'rolled-back-a-millisecond-later', 'fail', 'rollback-late', ['degraded', 12 * MINUTE], ['rolled-back', WITHIN + 1]),
  became('violating', 'found-degraded-again-before-it-was-rolled-back', 'fail', 'rollback-late', ['degraded', 12 * MINUTE], ['degraded', WITHIN - 1], ['rolled-back', 2]),
  became('violating', 'degraded-after-it-was-rolled-back', 'fail', 'verification-degraded', ['rolled-back', 12 * MINUTE], ['degraded', MINUTE]),
  became('violating', 'verified-half-a-day-later', 'fail', 'verification-late', ['healthy', 12 * HOUR]),
  became('near-miss', 'verified-as-the-limit-ends', 'pass', 'tested-and-verified', ['healthy', WITHIN]),
  became('near-miss', 'verified-a-millisecond-later', 'fail', 'verification-late', ['healthy', WITHIN + 1]),
  {
    control: 'CT-41', kind: 'near-miss', name: 'tested-in-the-millisecond-of-the-merge', expects: { outcome: 'fail', reason: 'tests-after-merge' },
    play({ t, revise }) {
      playMerge(t);
      const merged = t.events.find((each) => each.type === 'pull-request.merged');
      if (merged === undefined) throw new Error('a merge merges');
      revise((each) => [each.type === 'test.completed' ? { ...each, time: merged.time } : each]);
    },
  },
  {
    control: 'CT-41', kind: 'cannot-tell', name: 'merged-commit-not-recorded', expects: { outcome: 'indeterminate', reason: 'commit-unknown' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => (each.type === 'pull-request.merged' ? [] : [each]));
    },
  },
  {
    control: 'CT-41', kind: 'violating', name: 'mended-without-having-been-reproduced', expects: { outcome: 'fail', reason: 'reproduction-missing' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => (each.type === 'artifact.recorded' && each.data['kind'] === 'reproduction' ? [] : [{ ...each, causes: [] }]));
    },
  },
  {
    control: 'CT-41', kind: 'near-miss', name: 'reproduced-by-another-agent', expects: { outcome: 'fail', reason: 'reproduction-missing' },
    play: reproducedBy(true),
  },
  {
    control: 'CT-41', kind: 'near-miss', name: 'reproduced-by-the-same-agent-in-another-modification', expects: { outcome: 'pass', reason: 'tested-and-verified' },
    play: reproducedBy(false),
  },
  {
    control: 'CT-41', kind: 'cannot-tell', name: 'modification-by-another-not-seen-to-run', expects: { outcome: 'indeterminate', reason: 'change-unknown' },
    play: reproducedBy(true, false),
  },
  {
    control: 'CT-41', kind: 'cannot-tell', name: 'modification-not-in-the-record', expects: { outcome: 'indeterminate', reason: 'change-unknown' },
    play({ t, revise }) {
      playMerge(t);
      const change = t.events.find((each) => each.type === 'action.requested')?.action_id;
      revise((each) => (each.action_id === change ? [] : [{ ...each, causes: [] }]));
    },
  },
];
