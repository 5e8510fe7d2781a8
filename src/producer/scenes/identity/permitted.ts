import type { AgentsFile, BindingsFile, RolesFile } from '../../../core/bundle/format.ts';
import { HOUR, iso, MINUTE } from '../../scenario/calendar.ts';
import { NODE_OWNER } from '../../scenario/organisation.ts';
import { workersOf } from '../../scenario/world.ts';
import { playQuery, startOf } from '../query.ts';
import { startAgain } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

/** The agent has the right to ask by a role alone, from the beginning of the year or a time until a time. */
function byRole({ edit }: Stage, agent: string, until: number | null, from = Date.UTC(2026, 0)): void {
  withoutScopes({ edit }, agent);
  edit<RolesFile>('identity/roles.json', ({ roles }) => ({
    roles: [...roles, { id: 'production-reader', name: 'Production reader', permissions: [{ action: 'data.query', environment: 'production', systems: ['*'] }] }],
  }));
  edit<BindingsFile>('identity/bindings.json', ({ bindings }) => ({
    bindings: [...bindings, { principal: agent, role: 'production-reader', from: iso(from), until: until === null ? null : iso(until), granted_by: NODE_OWNER }],
  }));
}

function withoutScopes({ edit }: Pick<Stage, 'edit'>, agent: string): void {
  edit<AgentsFile>('agents/registry.json', ({ agents }) => ({ agents: agents.map((each) => (each.id === agent ? { ...each, scopes: [] } : each)) }));
}

/** An observer without scopes of its own asks under a delegation, or emergency access, whose id each of these was given in turn. */
const lent = (by: 'delegation' | 'break_glass', to: readonly ('agent' | 'another')[]): Scene['play'] => (stage) => {
  const { t } = stage;
  const [agent, another] = workersOf(t.world, 'observe');
  if (agent === undefined || another === undefined) throw new Error('there are two observers');
  const end = iso(t.time + 3 * HOUR);
  for (const each of to) {
    const holder = each === 'agent' ? agent.id : another.id;
    const actor = { kind: 'service', id: 'service:identity-bridge' } as const;
    if (by === 'delegation') t.emit('delegation.granted', { delegation_id: 'lent-1', parent: null, from: NODE_OWNER, to: holder, scopes: ['data.query@production'], expires_at: end }, { actor });
    else t.emit('break-glass.opened', { break_glass_id: 'lent-1', principal: holder, reason: 'workers stuck', ticket_id: null, until: end }, { actor });
    t.time += MINUTE;
  }
  playQuery(t, { agent });
  withoutScopes(stage, agent.id);
  stage.revise((each) => [each.type === 'action.requested' ? { ...each, data: { ...each.data, [by]: 'lent-1' } } : each]);
};
const scene = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, play: Scene['play']): Scene =>
  ({ control: 'CT-14', kind, name, expects: { outcome, reason }, play });

export const PERMITTED_SCENES: readonly Scene[] = [
  {
    control: 'CT-14', kind: 'clean', name: 'scope-in-the-registry-and-edge-in-the-graph', expects: { outcome: 'pass', reason: 'scope-granted' },
    play: ({ t }) => void playQuery(t),
  },
  {
    control: 'CT-14', kind: 'clean', name: 'role-bound-to-the-agent', expects: { outcome: 'pass', reason: 'role-granted' },
    play: (stage) => byRole(stage, playQuery(stage.t).agent.id, null),
  },
  {
    control: 'CT-14', kind: 'near-miss', name: 'started-again-when-the-role-had-ended', expects: { outcome: 'fail', reason: 'binding-ended' },
    play(stage) {
      const work = playQuery(stage.t);
      byRole(stage, work.agent.id, startOf(stage.t) + 1);
      startAgain(stage, work, 1);
    },
  },
  {
    control: 'CT-14', kind: 'violating', name: 'neither-role-nor-scope', expects: { outcome: 'fail', reason: 'not-granted' },
    play: (stage) => withoutScopes(stage, playQuery(stage.t).agent.id),
  },
  {
    control: 'CT-14', kind: 'violating', name: 'database-that-the-graph-does-not-let-it-read', expects: { outcome: 'fail', reason: 'target-not-granted' },
    play({ t }) {
      const agent = t.world.agents.find((each) => each.purpose === 'observe' && each.clearance === 'internal');
      if (agent === undefined) throw new Error('some observers have the lower clearance');
      playQuery(t, { agent, database: 'ledger' });
    },
  },
  {
    control: 'CT-14', kind: 'near-miss', name: 'binding-that-ends-in-the-millisecond-of-the-start', expects: { outcome: 'fail', reason: 'binding-ended' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      byRole(stage, agent.id, startOf(stage.t));
    },
  },
  {
    control: 'CT-14', kind: 'near-miss', name: 'binding-that-begins-a-millisecond-after-the-start', expects: { outcome: 'fail', reason: 'binding-not-begun' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      byRole(stage, agent.id, null, startOf(stage.t) + 1);
    },
  },
  {
    control: 'CT-14', kind: 'near-miss', name: 'binding-that-begins-in-the-millisecond-of-the-start', expects: { outcome: 'pass', reason: 'role-granted' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      byRole(stage, agent.id, null, startOf(stage.t));
    },
  },
  {
    control: 'CT-14', kind: 'near-miss', name: 'binding-that-ends-a-millisecond-after-the-start', expects: { outcome: 'pass', reason: 'role-granted' },
    play(stage) {
      const { agent } = playQuery(stage.t);
      byRole(stage, agent.id, startOf(stage.t) + 1);
    },
  },
  scene('clean', 'scope-lent-by-a-delegation', 'pass', 'scope-granted', lent('delegation', ['agent'])),
  scene('clean', 'emergency-access-opened-for-it', 'pass', 'emergency-access', lent('break_glass', ['agent'])),
  scene('near-miss', 'delegation-granted-twice-on-the-same-terms', 'pass', 'scope-granted', lent('delegation', ['agent', 'agent'])),
  scene('cannot-tell', 'delegation-granted-again-to-another', 'indeterminate', 'granted-twice', lent('delegation', ['agent', 'another'])),
  scene('cannot-tell', 'delegation-granted-to-another-before', 'indeterminate', 'granted-twice', lent('delegation', ['another', 'agent'])),
  scene('violating', 'delegation-granted-to-another', 'fail', 'not-granted', lent('delegation', ['another', 'another'])),
  scene('cannot-tell', 'emergency-access-opened-again-for-another', 'indeterminate', 'granted-twice', lent('break_glass', ['agent', 'another'])),
  scene('cannot-tell', 'emergency-access-opened-for-another-before', 'indeterminate', 'granted-twice', lent('break_glass', ['another', 'agent'])),
  scene('violating', 'emergency-access-opened-for-another', 'fail', 'not-granted', lent('break_glass', ['another', 'another'])),
  {
    control: 'CT-14', kind: 'cannot-tell', name: 'role-that-no-snapshot-describes', expects: { outcome: 'indeterminate', reason: 'role-unknown' },
    play(stage) {
      byRole(stage, playQuery(stage.t).agent.id, null);
      stage.drop('identity/roles.json');
    },
  },
  {
    control: 'CT-14', kind: 'cannot-tell', name: 'no-graph-of-that-time', expects: { outcome: 'indeterminate', reason: 'graph-silent' },
    play({ t, drop }) {
      playQuery(t);
      for (const graph of t.world.graphs) drop(`graph/${graph.snapshot_id}.json`);
    },
  },
];
