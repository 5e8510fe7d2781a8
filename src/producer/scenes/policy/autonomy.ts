import type { BoundariesFile, GraphFile } from '../../../core/bundle/format.ts';
import { request } from '../../scenario/life-cycle.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { playMerge, type MergeScript } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

const IN_FORCE = 'policy/boundaries/2026.3.json';
type Cells = BoundariesFile['cells'];

/** Boundaries in other words, from the beginning: what was decided under them is not what this is about. */
const bounded = ({ edit }: Stage, change: (cells: Cells) => Cells): void => edit<BoundariesFile>(IN_FORCE, (file) => ({ ...file, cells: change(file.cells) }));
const mergeCell = (each: Cells[number]): boolean => each.environment === 'production' && each.risk_class === 'high';

/** A merge that is asked for in other words than its plan has. */
const askedAs = (changes: object): MergeScript => ({
  request: (t, merge) => request(t, { agent: merge.agent, descriptor: { ...mergeDescriptor(merge), ...changes } }),
});

export const AUTONOMY_SCENES: readonly Scene[] = [
  {
    control: 'CT-22', kind: 'clean', name: 'exactly-as-much-as-is-allowed', expects: { outcome: 'pass', reason: 'within-boundary' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-22', kind: 'clean', name: 'asked-to-execute-and-approved', expects: { outcome: 'pass', reason: 'within-boundary-by-approval' },
    play: ({ t }) => void playMerge(t, askedAs({ autonomy: 'execute' })),
  },
  {
    control: 'CT-22', kind: 'violating', name: 'executed-alone-where-approval-is-the-boundary', expects: { outcome: 'fail', reason: 'above-boundary' },
    play: ({ t }) => void playMerge(t, { ...askedAs({ autonomy: 'execute' }), answer: () => undefined }),
  },
  {
    control: 'CT-22', kind: 'violating', name: 'forbidden-in-log-only', expects: { outcome: 'fail', reason: 'above-boundary-in-log-only' },
    play: ({ t }) => void playMerge(t, { merge: { risk: 'critical' } }),
  },
  {
    control: 'CT-22', kind: 'violating', name: 'no-boundary-for-the-place', expects: { outcome: 'fail', reason: 'no-boundary' },
    play(stage) {
      playMerge(stage.t);
      bounded(stage, (cells) => cells.filter((each) => !mergeCell(each)));
    },
  },
  {
    control: 'CT-22', kind: 'near-miss', name: 'production-told-as-development', expects: { outcome: 'fail', reason: 'environment-understated' },
    play: ({ t }) => void playMerge(t, { ...askedAs({ autonomy: 'execute', environment: 'development' }), answer: () => undefined }),
  },
  {
    control: 'CT-22', kind: 'cannot-tell', name: 'two-boundaries-for-one-place', expects: { outcome: 'indeterminate', reason: 'boundary-stated-twice' },
    play(stage) {
      playMerge(stage.t);
      bounded(stage, (cells) => cells.flatMap((each) => (mergeCell(each) ? [each, { ...each, max_autonomy: 'execute' }] : [each])));
    },
  },
  {
    control: 'CT-22', kind: 'cannot-tell', name: 'policies-left-out', expects: { outcome: 'indeterminate', reason: 'no-policy-in-force' },
    play({ t, drop }) {
      playMerge(t);
      for (const version of ['2026.2', '2026.3']) drop(`policy/boundaries/${version}.json`);
    },
  },
  {
    control: 'CT-22', kind: 'cannot-tell', name: 'targets-in-no-graph', expects: { outcome: 'indeterminate', reason: 'target-unclassified' },
    play({ t, edit }) {
      playMerge(t, { merge: { environment: 'staging' } });
      for (const { snapshot_id: id } of t.world.graphs) edit<GraphFile>(`graph/${id}.json`, (file) => ({ ...file, nodes: [], edges: [] }));
    },
  },
];
