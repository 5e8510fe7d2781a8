import { playMerge, startAgain } from '../verbs.ts';
import type { Draft } from '../../scenario/thread.ts';
import type { Scene, Stage } from '../scene.ts';

/** The change whose merge all of this is about: its last decision, and when it started. */
function played({ t }: Stage): { readonly decision: Draft; readonly start: Draft; readonly action: string } {
  const { work } = playMerge(t);
  const of = (type: string): Draft => {
    const found = t.events.find((each) => each.type === type && each.action_id === work.id);
    if (found === undefined) throw new Error(`a merge has its ${type}`);
    return found;
  };
  return { decision: of('policy.decided'), start: of('action.started'), action: work.id };
}

const decidedAt = (stage: Stage, late: number): void => {
  const { decision, start } = played(stage);
  stage.revise((each) => [each === decision ? { ...each, time: start.time + late } : each]);
};

export const DECIDED_SCENES: readonly Scene[] = [
  {
    control: 'CT-19', kind: 'clean', name: 'decided-before-the-merge', expects: { outcome: 'pass', reason: 'decided-before' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-19', kind: 'violating', name: 'merged-without-a-decision', expects: { outcome: 'fail', reason: 'no-decision' },
    play(stage) {
      const { decision } = played(stage);
      stage.revise((each) => (each === decision ? [] : [each.causes.includes(decision.record_id) ? { ...each, causes: decision.causes } : each]));
    },
  },
  {
    control: 'CT-19', kind: 'violating', name: 'another-change-than-was-decided-on', expects: { outcome: 'fail', reason: 'decision-on-another-action' },
    play: ({ t }) => void playMerge(t, { perform: { ranDigest: 'e2'.repeat(32) } }),
  },
  {
    control: 'CT-19', kind: 'violating', name: 'started-again-as-something-else', expects: { outcome: 'fail', reason: 'decision-on-another-action' },
    play: (stage) => startAgain(stage, playMerge(stage.t).work, 1, { data: { action_digest: 'e2'.repeat(32) } }),
  },
  {
    control: 'CT-19', kind: 'clean', name: 'started-again-as-it-was-decided', expects: { outcome: 'pass', reason: 'decided-before' },
    play: (stage) => startAgain(stage, playMerge(stage.t).work, 1),
  },
  {
    control: 'CT-19', kind: 'near-miss', name: 'decided-in-the-millisecond-of-the-start', expects: { outcome: 'fail', reason: 'decision-after-start' },
    play: (stage) => decidedAt(stage, 0),
  },
  {
    control: 'CT-19', kind: 'near-miss', name: 'decided-a-millisecond-before-the-start', expects: { outcome: 'pass', reason: 'decided-before' },
    play: (stage) => decidedAt(stage, -1),
  },
  {
    control: 'CT-19', kind: 'cannot-tell', name: 'start-and-end-left-out', expects: { outcome: 'indeterminate', reason: 'digest-not-recorded' },
    play(stage) {
      const { action } = played(stage);
      const gone = new Set(['action.started', 'action.completed']);
      stage.revise((each) => (each.action_id === action && gone.has(each.type) ? [] : [each]));
    },
  },
];
