import { request } from '../../scenario/life-cycle.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { playMerge, type MergeScript } from '../verbs.ts';
import type { Scene } from '../scene.ts';

/** A merge that the policy engine refused, and that ran. */
const refused = (mode: 'enforce' | 'log-only'): MergeScript => ({
  request: (t, merge) => request(t, {
    agent: merge.agent, descriptor: mergeDescriptor(merge), decided: { decision: 'deny', rule: 'quarter-end-freeze', mode, obligations: [] },
  }),
});

export const ENFORCEMENT_SCENES: readonly Scene[] = [
  {
    control: 'CT-21', kind: 'clean', name: 'required-approval-was-given', expects: { outcome: 'pass', reason: 'approved' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-21', kind: 'violating', name: 'refused-and-merged', expects: { outcome: 'fail', reason: 'denied-yet-executed' },
    play: ({ t }) => void playMerge(t, refused('enforce')),
  },
  {
    control: 'CT-21', kind: 'violating', name: 'nobody-answered', expects: { outcome: 'fail', reason: 'pending-yet-executed' },
    play: ({ t }) => void playMerge(t, { answer: () => undefined }),
  },
  {
    control: 'CT-21', kind: 'near-miss', name: 'refused-by-a-policy-that-only-logs', expects: { outcome: 'fail', reason: 'denied-in-log-only' },
    play: ({ t }) => void playMerge(t, refused('log-only')),
  },
  {
    control: 'CT-21', kind: 'cannot-tell', name: 'no-decision-recorded', expects: { outcome: 'indeterminate', reason: 'no-decision' },
    play({ t, revise }) {
      const { work } = playMerge(t);
      revise((each) => (each.type === 'policy.decided' && each.action_id === work.id ? [] : [each]));
    },
  },
];
