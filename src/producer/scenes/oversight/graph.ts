import type { GraphFile } from '../../../core/bundle/format.ts';
import { agentActor } from '../../scenario/life-cycle.ts';
import { playQuery, startOf } from '../query.ts';
import { startAgain } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

/** Every snapshot of the graph, otherwise than it is, as far as it is of what was asked. */
function nodes({ t, edit }: Stage, target: string, change: (node: GraphFile['nodes'][number]) => readonly GraphFile['nodes'][number][]): void {
  for (const { snapshot_id: id } of t.world.graphs) edit<GraphFile>(`graph/${id}.json`, (graph) => ({ ...graph, nodes: graph.nodes.flatMap((each) => (each.id === target ? change(each) : [each])) }));
}
const asked = (stage: Stage): string => playQuery(stage.t).descriptor.targets[0]!;
const iso = (time: number): string => new Date(time).toISOString();

export const GRAPH_SCENES: readonly Scene[] = [
  { control: 'CT-47', kind: 'clean', name: 'in-the-graph-and-owned', expects: { outcome: 'pass', reason: 'documented' }, play: (stage) => void asked(stage) },
  { control: 'CT-47', kind: 'violating', name: 'in-no-snapshot', expects: { outcome: 'fail', reason: 'not-in-snapshot' }, play: (stage) => nodes(stage, asked(stage), () => []) },
  { control: 'CT-47', kind: 'violating', name: 'owned-by-nobody', expects: { outcome: 'fail', reason: 'owner-missing' }, play: (stage) => nodes(stage, asked(stage), (node) => [{ ...node, owner: '' }]) },
  {
    control: 'CT-47', kind: 'violating', name: 'owned-by-somebody-unknown', expects: { outcome: 'fail', reason: 'owner-unknown' },
    play: (stage) => nodes(stage, asked(stage), (node) => [{ ...node, owner: 'person:long.gone' }]),
  },
  {
    control: 'CT-47', kind: 'violating', name: 'read-outside-any-action-and-in-no-snapshot', expects: { outcome: 'fail', reason: 'not-in-snapshot' },
    play({ t }) {
      const { agent } = playQuery(t);
      t.emit('data.read', { resource: 'database:forgotten', data_class: 'internal', records: 40 }, { actor: agentActor(agent) });
    },
  },
  {
    control: 'CT-47', kind: 'violating', name: 'read-under-an-action-of-which-no-start-tells', expects: { outcome: 'fail', reason: 'not-in-snapshot' },
    play(stage) {
      nodes(stage, asked(stage), () => []);
      stage.revise((each) => (each.type === 'action.started' || each.type === 'action.completed' ? [] : [each]));
    },
  },
  {
    control: 'CT-47', kind: 'violating', name: 'started-again-when-it-was-in-the-snapshot-no-more', expects: { outcome: 'fail', reason: 'not-in-snapshot' },
    play(stage) {
      const work = playQuery(stage.t);
      const [target] = work.descriptor.targets;
      const last = stage.t.world.graphs.at(-1)!;
      stage.edit<GraphFile>(`graph/${last.snapshot_id}.json`, (graph) => ({ ...graph, nodes: graph.nodes.filter((each) => each.id !== target) }));
      startAgain(stage, work, Date.parse(last.valid_from) - startOf(stage.t));
    },
  },
  {
    control: 'CT-47', kind: 'near-miss', name: 'in-the-snapshot-of-a-millisecond-later', expects: { outcome: 'indeterminate', reason: 'no-snapshot' },
    play(stage) {
      asked(stage);
      for (const { snapshot_id: id } of stage.t.world.graphs) stage.edit<GraphFile>(`graph/${id}.json`, (graph) => ({ ...graph, valid_from: iso(startOf(stage.t) + 1) }));
    },
  },
  {
    control: 'CT-47', kind: 'cannot-tell', name: 'no-snapshot-of-the-graph', expects: { outcome: 'indeterminate', reason: 'no-snapshot' },
    play(stage) {
      asked(stage);
      for (const { snapshot_id: id } of stage.t.world.graphs) stage.drop(`graph/${id}.json`);
    },
  },
  {
    control: 'CT-47', kind: 'cannot-tell', name: 'no-people', expects: { outcome: 'indeterminate', reason: 'no-principals' },
    play(stage) {
      asked(stage);
      stage.drop('identity/principals.json');
    },
  },
];
