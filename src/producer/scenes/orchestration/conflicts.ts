import { playMerge } from '../verbs.ts';
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
];
