import type { AgentsFile, ApprovedAgentsFile } from '../../../core/bundle/format.ts';
import { HOUR } from '../../scenario/calendar.ts';
import type { Agent } from '../../scenario/fleets.ts';
import { playQuery } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

type Approval = ApprovedAgentsFile['approved'][number];
const approvals = ({ edit }: Stage, agent: Agent, change: (row: Approval) => readonly Approval[]): void =>
  edit<ApprovedAgentsFile>('agents/approved.json', ({ approved }) => ({ approved: approved.flatMap((each) => (each.agent === agent.id ? change(each) : [each])) }));
const iso = (time: number): string => new Date(time).toISOString();

/** Two questions, the second in another version of the agent; what is recorded of the change is the scene's. */
function upgraded(stage: Stage, recorded: boolean): void {
  const { t, revise } = stage;
  const { agent } = playQuery(t);
  const old = new Set(t.events);
  t.time += HOUR;
  const changed = t.time;
  if (recorded) t.emit('agent.version-changed', { agent_id: agent.id, from: agent.version, to: '99.0.0' }, { actor: { kind: 'person', id: agent.owner }, causes: [] });
  t.time += HOUR;
  playQuery(t, { agent });
  revise((each) => [each.actor.id === agent.id && !old.has(each) ? { ...each, actor: { ...each.actor, version: '99.0.0' } } : each]);
  approvals(stage, agent, (row) => [row, { ...row, version: '99.0.0', from: iso(changed) }]);
}

export const VERSION_SCENES: readonly Scene[] = [
  { control: 'CT-48', kind: 'clean', name: 'as-approved', expects: { outcome: 'pass', reason: 'approved' }, play: ({ t }) => void playQuery(t) },
  { control: 'CT-48', kind: 'clean', name: 'changed-on-record', expects: { outcome: 'pass', reason: 'approved' }, play: (stage) => upgraded(stage, true) },
  { control: 'CT-48', kind: 'violating', name: 'changed-without-a-record', expects: { outcome: 'fail', reason: 'change-not-recorded' }, play: (stage) => upgraded(stage, false) },
  {
    control: 'CT-48', kind: 'violating', name: 'approved-in-another-version', expects: { outcome: 'fail', reason: 'not-approved' },
    play: (stage) => approvals(stage, playQuery(stage.t).agent, (row) => [{ ...row, version: '0.0.1' }]),
  },
  {
    control: 'CT-48', kind: 'violating', name: 'on-another-model', expects: { outcome: 'fail', reason: 'model-differs' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      stage.edit<AgentsFile>('agents/registry.json', ({ agents }) => ({ agents: agents.map((each) => (each.id === agent.id ? { ...each, model: 'a cheaper one' } : each)) }));
    },
  },
  {
    control: 'CT-48', kind: 'near-miss', name: 'approval-ends-at-the-last-event', expects: { outcome: 'fail', reason: 'outside-approval' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      const last = stage.t.events.findLast((each) => each.actor.id === agent.id);
      approvals(stage, agent, (row) => [{ ...row, until: iso(last?.time ?? 0) }]);
    },
  },
  {
    control: 'CT-48', kind: 'cannot-tell', name: 'no-version-stated', expects: { outcome: 'indeterminate', reason: 'version-not-stated' },
    play({ t, revise }) {
      const { agent } = playQuery(t);
      revise((each) => [each.actor.id === agent.id ? { ...each, actor: { kind: 'agent', id: agent.id } } : each]);
    },
  },
  {
    control: 'CT-48', kind: 'cannot-tell', name: 'no-approvals-of-versions', expects: { outcome: 'indeterminate', reason: 'no-approvals' },
    play({ t, drop }) {
      playQuery(t);
      drop('agents/approved.json');
    },
  },
];
