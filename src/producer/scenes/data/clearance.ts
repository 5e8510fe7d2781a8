import type { AgentsFile, DataClass, GraphFile } from '../../../core/bundle/format.ts';
import { agentActor } from '../../scenario/life-cycle.ts';
import { databaseNode } from '../../scenario/systems.ts';
import { workersOf } from '../../scenario/world.ts';
import { playQuery } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

function cleared({ edit }: Stage, agent: string, clearance: DataClass): void {
  edit<AgentsFile>('agents/registry.json', ({ agents }) => ({ agents: agents.map((each) => (each.id === agent ? { ...each, clearance } : each)) }));
}

function classed({ t, edit }: Stage, resource: string, data_class: DataClass | null): void {
  for (const graph of t.world.graphs) {
    edit<GraphFile>(`graph/${graph.snapshot_id}.json`, (file) => ({ ...file, nodes: file.nodes.map((each) => (each.id === resource ? { ...each, data_class } : each)) }));
  }
}

const RATES = databaseNode('rates', 'production');

export const CLEARANCE_SCENES: readonly Scene[] = [
  {
    control: 'CT-32', kind: 'clean', name: 'data-below-the-clearance', expects: { outcome: 'pass', reason: 'within-clearance' },
    play: ({ t }) => void playQuery(t),
  },
  {
    control: 'CT-32', kind: 'near-miss', name: 'data-of-the-very-class-of-the-clearance', expects: { outcome: 'pass', reason: 'within-clearance' },
    play: (stage) => cleared(stage, playQuery(stage.t).agent.id, 'internal'),
  },
  {
    control: 'CT-32', kind: 'near-miss', name: 'database-classed-higher-than-the-event-says', expects: { outcome: 'fail', reason: 'read-above-clearance' },
    play(stage) {
      cleared(stage, playQuery(stage.t).agent.id, 'internal');
      classed(stage, RATES, 'confidential');
    },
  },
  {
    control: 'CT-32', kind: 'violating', name: 'restricted-rows-read-on-a-lower-clearance', expects: { outcome: 'fail', reason: 'read-above-clearance' },
    play(stage) {
      cleared(stage, playQuery(stage.t, { read: 'restricted' }).agent.id, 'confidential');
    },
  },
  {
    control: 'CT-32', kind: 'violating', name: 'asked-for-more-than-it-is-cleared-for', expects: { outcome: 'fail', reason: 'stated-above-clearance' },
    play(stage) {
      cleared(stage, playQuery(stage.t, { dataClass: 'restricted', read: 'internal' }).agent.id, 'confidential');
    },
  },
  {
    control: 'CT-32', kind: 'violating', name: 'written-outside-any-action', expects: { outcome: 'fail', reason: 'written-above-clearance' },
    play(stage) {
      const { t } = stage;
      const agent = workersOf(t.world, 'observe')[0]!;
      t.emit('data.written', { resource: RATES, data_class: 'confidential', records: 40 }, { actor: agentActor(agent) });
      cleared(stage, agent.id, 'internal');
    },
  },
  {
    control: 'CT-32', kind: 'cannot-tell', name: 'database-without-a-class', expects: { outcome: 'indeterminate', reason: 'asset-unclassified' },
    play(stage) {
      playQuery(stage.t);
      classed(stage, RATES, null);
    },
  },
  {
    control: 'CT-32', kind: 'cannot-tell', name: 'agent-of-no-known-clearance', expects: { outcome: 'indeterminate', reason: 'clearance-unknown' },
    play({ t, drop }) {
      playQuery(t);
      drop('agents/registry.json');
    },
  },
];
