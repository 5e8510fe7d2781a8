import type { MergeLineage } from '../../../core/bundle/format.ts';
import { sha256Hex } from '../../../core/crypto/index.ts';
import type { Draft } from '../../scenario/thread.ts';
import { failBefore, playMerge } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

/** The change of the repository ends so long after the merge of it has started; null is never. */
const overlapping = (by: number | null) => ({ t, revise }: Stage): void => {
  const { work } = playMerge(t);
  const start = t.events.find((each) => each.type === 'action.started' && each.action_id === work.id)?.time ?? 0;
  const ended = t.events.find((each) => each.type === 'action.completed' && each.actor.id === work.agent.id);
  revise((each) => {
    if (each === ended && by === null) return [];
    return [{ ...each, causes: [], ...(each === ended ? { time: start + (by ?? 0) } : {}) }];
  });
};

/** An attempt of the merge fails so long after the change of the repository has started; the merge itself runs after that. */
const attempted = (by: number) => (stage: Stage): void => {
  const { t } = stage;
  const { work } = playMerge(t);
  const starts = t.events.filter((each) => each.type === 'action.started' && each.actor.id === work.agent.id);
  const [change, merge] = [starts[0]?.time ?? 0, starts.at(-1)?.time ?? 0];
  failBefore(stage, work, merge - change + 1_000, 1_000 + by);
};

/** Two changes of one file, one after the other; the second merge states `lineage` in place of its own. */
const second = (lineage: (first: MergeLineage) => Partial<MergeLineage>, also: (merge: Draft, tested: Draft) => readonly Draft[] = () => []) => ({ t, revise }: Stage): void => {
  const first = playMerge(t).merge;
  const { merge, mergeCommit } = playMerge(t);
  const stated: MergeLineage = { branch: 'main', base: merge.base, onto: merge.base, paths: merge.paths };
  const tested = t.events.find((each) => each.type === 'test.completed');
  revise((each) => {
    if (each.type !== 'pull-request.merged' || each.data['merge_commit'] !== mergeCommit || tested === undefined) return [each];
    const revised = { ...each, data: { ...each.data, lineage: { ...stated, ...lineage({ ...stated, base: first.base, onto: first.base }) } } };
    return [...also(revised, tested), revised];
  });
};
/** Its branch was cut before the first change of the file had landed. */
const stale = second(({ base }) => ({ base }));
/** The same, and the required suite ran on what the merge makes, so long before it. */
const testedAgain = (before: number) => second(({ base }) => ({ base }), (merge, tested) => [
  { ...tested, record_id: `${merge.record_id}-again`, time: merge.time - before, causes: [], data: { ...tested.data, commit: merge.data['merge_commit'] } },
]);

export const CONFLICT_SCENES: readonly Scene[] = [
  {
    control: 'CT-39', kind: 'clean', name: 'one-after-the-other', expects: { outcome: 'pass', reason: 'alone' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-39', kind: 'violating', name: 'merged-while-the-branch-was-changing', expects: { outcome: 'fail', reason: 'overlapping-changes' },
    play: overlapping(60_000),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'attempt-that-failed-in-the-millisecond-of-the-change', expects: { outcome: 'pass', reason: 'alone' },
    play: attempted(0),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'attempt-that-failed-a-millisecond-after-the-start-of-the-change', expects: { outcome: 'fail', reason: 'overlapping-changes' },
    play: attempted(1),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'ended-in-the-millisecond-of-the-merge', expects: { outcome: 'pass', reason: 'alone' },
    play: overlapping(0),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'ended-a-millisecond-after-the-start-of-the-merge', expects: { outcome: 'fail', reason: 'overlapping-changes' },
    play: overlapping(1),
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'end-not-in-the-record', expects: { outcome: 'indeterminate', reason: 'end-unknown' },
    play: overlapping(null),
  },
  {
    control: 'CT-39', kind: 'clean', name: 'two-merges-each-on-the-one-before', expects: { outcome: 'pass', reason: 'on-its-base' },
    play: second(() => ({})),
  },
  {
    control: 'CT-39', kind: 'violating', name: 'merged-over-a-change-of-the-same-file', expects: { outcome: 'fail', reason: 'stale-base' },
    play: stale,
  },
  {
    control: 'CT-39', kind: 'violating', name: 'two-merges-on-one-commit', expects: { outcome: 'fail', reason: 'lost-update' },
    play: second(({ base, onto }) => ({ base, onto })),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'the-base-moved-by-another-file', expects: { outcome: 'pass', reason: 'base-moved-elsewhere' },
    play: second(({ base }) => ({ base, paths: ['docs/another-file.md'] })),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'tested-again-a-millisecond-before-the-merge', expects: { outcome: 'pass', reason: 'tested-again' },
    play: testedAgain(1),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'tested-again-in-the-millisecond-of-the-merge', expects: { outcome: 'fail', reason: 'stale-base' },
    play: testedAgain(0),
  },
  {
    control: 'CT-39', kind: 'violating', name: 'merged-over-a-change-of-a-branch-spelt-in-full', expects: { outcome: 'fail', reason: 'stale-base' },
    play: second(({ base }) => ({ base, branch: 'refs/heads/main' })),
  },
  {
    control: 'CT-39', kind: 'violating', name: 'merged-over-a-change-of-a-file-spelt-with-dots', expects: { outcome: 'fail', reason: 'stale-base' },
    play: second(({ base, paths }) => ({ base, paths: paths.map((path) => `./scenes/..//${path}`) })),
  },
  {
    control: 'CT-39', kind: 'near-miss', name: 'another-branch-cut-from-the-same-commit', expects: { outcome: 'pass', reason: 'on-its-base' },
    play: second(({ base, onto }) => ({ base, onto, branch: 'release/main' })),
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'file-in-another-case', expects: { outcome: 'indeterminate', reason: 'file-spelt-otherwise' },
    play: second(({ base, paths }) => ({ base, paths: paths.map((path) => path.toUpperCase()) })),
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'branch-in-another-case', expects: { outcome: 'indeterminate', reason: 'branch-spelt-otherwise' },
    play: second(({ base, onto }) => ({ base, onto, branch: 'origin/Main' })),
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'commit-in-another-case', expects: { outcome: 'indeterminate', reason: 'branch-not-followed' },
    play: second(({ base, onto }) => ({ base: base.toUpperCase(), onto: onto.toUpperCase() })),
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'folder-in-place-of-its-files', expects: { outcome: 'indeterminate', reason: 'files-not-told' },
    play: second(({ base, paths }) => ({ base, paths: paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1)) })),
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'resource-in-another-case', expects: { outcome: 'indeterminate', reason: 'resource-spelt-otherwise' },
    play(stage) {
      overlapping(60_000)(stage);
      const changed = stage.t.events.find((each) => each.type === 'action.completed')?.record_id;
      stage.revise((each) => [each.record_id === changed ? { ...each, data: { ...each.data, effects: (each.data['effects'] as string[]).map((effect) => effect.replace(/^repository/, 'Repository')) } } : each]);
    },
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'base-not-recorded', expects: { outcome: 'indeterminate', reason: 'base-not-told' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => {
        const { lineage: _, ...data } = each.data;
        return [each.type === 'pull-request.merged' ? { ...each, data } : each];
      });
    },
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'files-not-recorded', expects: { outcome: 'indeterminate', reason: 'files-not-told' },
    play: second(({ base }) => ({ base, paths: [] })),
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'merge-not-recorded', expects: { outcome: 'indeterminate', reason: 'merge-not-told' },
    play({ t, revise }) {
      playMerge(t);
      const merged = t.events.find((each) => each.type === 'pull-request.merged')?.record_id;
      revise((each) => (each.record_id === merged ? [] : [{ ...each, causes: each.causes.filter((cause) => cause !== merged) }]));
    },
  },
  {
    control: 'CT-39', kind: 'cannot-tell', name: 'moved-by-what-is-not-recorded', expects: { outcome: 'indeterminate', reason: 'base-not-followed' },
    play: second(() => ({ onto: sha256Hex('pushed past the log').slice(0, 40) })),
  },
];
