import type { GraphFile } from '../../../core/bundle/format.ts';
import { HOUR, MINUTE } from '../../scenario/calendar.ts';
import { databaseNode, repositoryNode } from '../../scenario/systems.ts';
import { release, verified } from '../../scenario/threads/merge.ts';
import { serviceActor } from '../../scenario/thread.ts';
import { failBefore, playMerge, type MergeScript } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

/** A release that turns out badly; `effects` are what the merge says it had an effect on. Returns what it names. */
function degraded({ t }: Stage, effects?: readonly string[]): readonly string[] {
  const script: MergeScript = {
    ...(effects === undefined ? {} : { perform: { effects } }),
    after(_, work, merge, commit, { observer }) {
      const releaseId = release(t, work, merge, commit);
      t.time += 12 * MINUTE;
      verified(t, work, observer, releaseId, 'degraded', 'error rate rose from 0.02 % to 6.8 %');
    },
  };
  return playMerge(t, script).work.descriptor.targets;
}
const graphs = ({ t, edit }: Stage, change: (graph: GraphFile) => GraphFile): void => {
  for (const { snapshot_id: id } of t.world.graphs) edit<GraphFile>(`graph/${id}.json`, change);
};
const FAR = databaseNode('rates', 'production');

export const CASCADE_SCENES: readonly Scene[] = [
  { control: 'CT-50', kind: 'clean', name: 'as-far-as-predicted', expects: { outcome: 'pass', reason: 'contained' }, play: (stage) => void degraded(stage) },
  { control: 'CT-50', kind: 'violating', name: 'another-team-s-system', expects: { outcome: 'fail', reason: 'beyond-prediction' }, play: (stage) => void degraded(stage, [repositoryNode('nowhere'), FAR]) },
  {
    control: 'CT-50', kind: 'violating', name: 'an-attempt-before-the-one-that-went-well', expects: { outcome: 'fail', reason: 'beyond-prediction' },
    play: (stage) => failBefore(stage, playMerge(stage.t).work, MINUTE, 1_000, [repositoryNode('nowhere'), FAR]),
  },
  {
    control: 'CT-50', kind: 'violating', name: 'wrote-elsewhere-before-the-end-of-a-merge-without-a-start', expects: { outcome: 'fail', reason: 'beyond-prediction' },
    play(stage) {
      degraded(stage);
      const { t, revise } = stage;
      revise((each) => {
        if (each.type === 'action.started') return [];
        return each.type === 'pull-request.merged' ? [{ ...each, record_id: t.allot(), type: 'data.written', layer: 'fleet', time: each.time - 1_000, data: { resource: FAR, data_class: 'internal', records: 3 } }, each] : [each];
      });
    },
  },
  {
    control: 'CT-50', kind: 'violating', name: 'an-incident-after-a-healthy-verification', expects: { outcome: 'fail', reason: 'beyond-prediction' },
    play: ({ t }) => void playMerge(t, {
      perform: { effects: [repositoryNode('nowhere'), FAR] },
      after(_, work, merge, commit, { observer }) {
        const releaseId = release(t, work, merge, commit);
        t.time += 12 * MINUTE;
        verified(t, work, observer, releaseId, 'healthy', 'error rate unchanged over ten minutes');
        t.time += HOUR;
        t.emit('incident.declared', { incident_id: 'incident-1', severity: 'SEV-2', ticket_id: 'INC-1', release_id: releaseId }, { actor: serviceActor('service:incident-desk') });
      },
    }),
  },
  {
    control: 'CT-50', kind: 'near-miss', name: 'the-one-edge-there-is-missing', expects: { outcome: 'fail', reason: 'beyond-prediction' },
    play(stage) {
      degraded(stage, [FAR]);
      graphs(stage, (graph) => ({ ...graph, edges: [] }));
    },
  },
  {
    control: 'CT-50', kind: 'near-miss', name: 'the-one-edge-there-is', expects: { outcome: 'pass', reason: 'contained' },
    play(stage) {
      const [target] = degraded(stage, [FAR]);
      // Whoever depends on a system is reached from it.
      graphs(stage, (graph) => ({ ...graph, edges: [{ from: FAR, to: target!, kind: 'depends-on' }] }));
    },
  },
  {
    control: 'CT-50', kind: 'cannot-tell', name: 'no-snapshot-of-the-graph', expects: { outcome: 'indeterminate', reason: 'no-snapshot' },
    play(stage) {
      degraded(stage);
      for (const { snapshot_id: id } of stage.t.world.graphs) stage.drop(`graph/${id}.json`);
    },
  },
  {
    control: 'CT-50', kind: 'cannot-tell', name: 'target-in-no-snapshot', expects: { outcome: 'indeterminate', reason: 'target-unknown' },
    play(stage) {
      const targets = new Set(degraded(stage));
      graphs(stage, (graph) => ({ ...graph, nodes: graph.nodes.filter((each) => !targets.has(each.id)) }));
    },
  },
  {
    control: 'CT-50', kind: 'cannot-tell', name: 'no-end-of-the-merge', expects: { outcome: 'indeterminate', reason: 'no-end' },
    play(stage) {
      degraded(stage);
      stage.revise((each) => (each.type === 'action.completed' ? [] : [each]));
    },
  },
];
