import type { AgentsFile } from '../../../core/bundle/format.ts';
import type { Agent } from '../../scenario/fleets.ts';
import { playQuery } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

type Row = AgentsFile['agents'][number];

function registry({ edit }: Stage, agent: Agent, change: (row: Row) => readonly Row[]): void {
  edit<AgentsFile>('agents/registry.json', ({ agents }) => ({ agents: agents.flatMap((each) => (each.id === agent.id ? change(each) : [each])) }));
}

/** Somebody switches the agent off, so many milliseconds after it asked. */
function disabled({ t }: Stage, agent: Agent, after: number): void {
  const asked = t.events.find((each) => each.type === 'action.requested');
  if (asked === undefined) throw new Error('a question is asked');
  t.emit('agent.disabled', { agent_id: agent.id, fleet_id: agent.fleet, reason: 'queries of an odd shape' }, {
    actor: { kind: 'person', id: 'person:oluwaseun.adeyemi' }, at: asked.time + after, causes: [],
  });
}

export const REGISTERED_SCENES: readonly Scene[] = [
  {
    control: 'CT-13', kind: 'clean', name: 'registered-once-and-enabled', expects: { outcome: 'pass', reason: 'registered' },
    play: ({ t }) => void playQuery(t),
  },
  {
    control: 'CT-13', kind: 'violating', name: 'not-in-the-registry', expects: { outcome: 'fail', reason: 'unregistered' },
    play(stage) {
      registry(stage, playQuery(stage.t).agent, () => []);
    },
  },
  {
    control: 'CT-13', kind: 'violating', name: 'two-entries-of-one-id', expects: { outcome: 'fail', reason: 'registered-twice' },
    play(stage) {
      registry(stage, playQuery(stage.t).agent, (row) => [row, { ...row, name: `${row.name} (copy)`, clearance: 'restricted' }]);
    },
  },
  {
    control: 'CT-13', kind: 'near-miss', name: 'disabled-in-the-millisecond-of-the-request', expects: { outcome: 'fail', reason: 'disabled' },
    play: (stage) => disabled(stage, playQuery(stage.t).agent, 0),
  },
  {
    control: 'CT-13', kind: 'near-miss', name: 'disabled-a-millisecond-after-the-request', expects: { outcome: 'pass', reason: 'registered' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      disabled(stage, agent, 1);
      registry(stage, agent, (row) => [{ ...row, status: 'disabled' }]);
    },
  },
  {
    control: 'CT-13', kind: 'cannot-tell', name: 'disabled-in-the-registry-nobody-knows-since-when', expects: { outcome: 'indeterminate', reason: 'disabled-sometime' },
    play(stage) {
      registry(stage, playQuery(stage.t).agent, (row) => [{ ...row, status: 'disabled' }]);
    },
  },
  {
    control: 'CT-13', kind: 'cannot-tell', name: 'no-registry', expects: { outcome: 'indeterminate', reason: 'no-registry' },
    play({ t, drop }) {
      playQuery(t);
      drop('agents/registry.json');
    },
  },
];
