import type { BoundariesFile, GraphFile } from '../../../core/bundle/format.ts';
import { request } from '../../scenario/life-cycle.ts';
import { decide, POLICIES, type Decided } from '../../scenario/policy.ts';
import type { Draft, Thread } from '../../scenario/thread.ts';
import { mergeDescriptor, type Merge } from '../../scenario/threads/merge.ts';
import { playMerge } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

/** A merge whose request the engine answers otherwise than its policy says. */
const decidedAs = (changes: Partial<Decided>, merge: Partial<Merge> = {}) => ({ t }: Stage): void =>
  void playMerge(t, {
    merge,
    request(thread: Thread, asked: Merge) {
      const descriptor = mergeDescriptor(asked);
      return request(thread, { agent: asked.agent, descriptor, decided: { ...decide(POLICIES[1]!, descriptor, asked.agent.clearance), ...changes } });
    },
  });

/** The last decision of the play, which is the one on the merge, as another hand would have recorded it. */
function recordedAs({ t, revise }: Stage, change: (data: Draft['data']) => object): void {
  playMerge(t);
  const decision = t.events.findLast((each) => each.type === 'policy.decided');
  revise((each) => [each === decision ? { ...each, data: { ...each.data, ...change(each.data) } } : each]);
}

/** Scenes of the test that decides again. */
export const REPLAY_SCENES: readonly Scene[] = [
  {
    control: 'CT-20', kind: 'clean', name: 'decided-as-the-policy-says', expects: { outcome: 'pass', reason: 'agrees' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-20', kind: 'clean', name: 'advisory-and-as-the-policy-says', expects: { outcome: 'pass', reason: 'advisory-agrees' },
    play: ({ t }) => void playMerge(t, { merge: { risk: 'critical' } }),
  },
  {
    control: 'CT-20', kind: 'violating', name: 'permitted-where-a-person-must-agree', expects: { outcome: 'fail', reason: 'decision-differs' },
    play: decidedAs({ decision: 'permit', rule: 'within-boundary', obligations: [] }),
  },
  {
    control: 'CT-20', kind: 'violating', name: 'binding-gate-recorded-as-advisory', expects: { outcome: 'fail', reason: 'mode-differs' },
    play: decidedAs({ mode: 'log-only' }),
  },
  {
    control: 'CT-20', kind: 'violating', name: 'signed-package-left-out', expects: { outcome: 'fail', reason: 'obligations-differ' },
    play: decidedAs({ obligations: ['approvals:1'] }),
  },
  {
    control: 'CT-20', kind: 'violating', name: 'advisory-and-not-as-the-policy-says', expects: { outcome: 'fail', reason: 'advisory-differs' },
    play: decidedAs({ decision: 'require-approval', rule: 'human-gate-one' }, { risk: 'critical' }),
  },
  {
    control: 'CT-20', kind: 'violating', name: 'by-the-version-before', expects: { outcome: 'fail', reason: 'version-differs' },
    play: (stage) => recordedAs(stage, () => ({ policy_version: POLICIES[0]!.file.version, policy_digest: POLICIES[0]!.digest })),
  },
  {
    control: 'CT-20', kind: 'near-miss', name: 'another-rule-with-the-same-effect', expects: { outcome: 'fail', reason: 'rule-differs' },
    play: decidedAs({ rule: 'human-gate-two' }),
  },
  {
    control: 'CT-20', kind: 'near-miss', name: 'told-as-less-risky-with-the-same-effect', expects: { outcome: 'fail', reason: 'inputs-differ' },
    play: (stage) => recordedAs(stage, (data) => ({ inputs: { ...(data as { inputs: object }).inputs, risk_class: 'low' } })),
  },
  {
    control: 'CT-20', kind: 'near-miss', name: 'obligations-in-another-order', expects: { outcome: 'pass', reason: 'agrees' },
    play: decidedAs({ obligations: ['signed-work-package', 'approvals:1'] }),
  },
  {
    control: 'CT-20', kind: 'cannot-tell', name: 'policy-in-other-bytes', expects: { outcome: 'indeterminate', reason: 'policy-missing' },
    play({ t, edit }) {
      playMerge(t);
      edit<BoundariesFile>('policy/boundaries/2026.3.json', (file) => ({ ...file, cells: file.cells.toReversed() }));
    },
  },
  {
    control: 'CT-20', kind: 'cannot-tell', name: 'graph-of-that-time-left-out', expects: { outcome: 'indeterminate', reason: 'input-missing' },
    play({ t, edit }) {
      playMerge(t);
      for (const { snapshot_id: id } of t.world.graphs) edit<GraphFile>(`graph/${id}.json`, (file) => ({ ...file, valid_from: '2027-01-01T00:00:00.000Z' }));
    },
  },
];
