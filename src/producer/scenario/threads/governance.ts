import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { answerApproval, askApproval } from '../approvals.ts';
import { DAY, HOUR, iso, MINUTE, PERIOD_FROM, PERIOD_TO, POLICY_CHANGE } from '../calendar.ts';
import type { Agent } from '../fleets.ts';
import { ask, block, perform, queue, request } from '../life-cycle.ts';
import { NODE_OWNER, peopleWith, TEMPORARY_BINDINGS } from '../organisation.ts';
import { POLICIES, POLICY_ID, policyAt } from '../policy.ts';
import { EARLIER_VERSION, ROTATED, ROTATION, VERSION_CHANGE } from '../rules.ts';
import { serviceNode } from '../systems.ts';
import { serviceActor, type Actor, type Thread } from '../thread.ts';
import { clearedWorkers, type World } from '../world.ts';
import { dataClassOf, TARGETS } from './common.ts';

const person = (id: string): Actor => ({ kind: 'person', id });
const DESK = serviceActor('service:identity-bridge');

/** Something that happens at its time, whatever the agents do. */
export interface Appointment {
  readonly at: number;
  readonly build: (t: Thread) => void;
}

/** What people do about access, changes of the plane and the record itself. The same in both twins. */
export function governance(world: World): readonly Appointment[] {
  const retired = world.agents.find((agent) => !agent.working);
  return [
    { at: POLICY_CHANGE - 20 * HOUR, build: (t) => approvePolicy(t, POLICIES[1]!.file.version) },
    ...TEMPORARY_BINDINGS.map(({ role, from }) => ({ at: from - 2 * HOUR, build: (t: Thread) => approveRole(t, role) })),
    ...[[30, 44], [60, 40]].map(([day, limit]) => ({
      at: PERIOD_FROM + day! * DAY + 8 * HOUR,
      build: (t: Thread) => void t.emit('fleet.limited', { fleet_id: 'fleet:observe', max_concurrency: limit! }, { actor: person(NODE_OWNER) }),
    })),
    { at: ROTATION, build: rotate },
    ...(retired === undefined ? [] : [{ at: VERSION_CHANGE, build: (t: Thread) => renew(t, retired) }]),
    { at: PERIOD_FROM + 33 * DAY + 11 * HOUR, build: unanswered },
    { at: PERIOD_FROM + 52 * DAY + 19 * HOUR, build: emergency },
    { at: PERIOD_TO - 15 * HOUR, build: outage },
  ];
}

/** change.approved for a version of the boundaries, by somebody else than its author. */
export function approvePolicy(t: Thread, version: string): void {
  t.emit('change.approved', { subject_kind: 'policy', subject: POLICY_ID, version, approver: NODE_OWNER, requested_by: 'person:nadia.haddad', ticket_id: null }, {
    actor: person(NODE_OWNER),
  });
}

function approveRole(t: Thread, role: string): void {
  t.emit('change.approved', { subject_kind: 'role', subject: role, version: null, approver: 'person:nadia.haddad', requested_by: NODE_OWNER, ticket_id: null }, {
    actor: person('person:nadia.haddad'),
  });
}

function rotate(t: Thread): void {
  t.emit('credential.issued', { credential_id: ROTATED.after, principal: ROTATED.principal, kind: 'api-key', expires_at: ROTATED.until }, { actor: DESK });
  t.emit('credential.revoked', { credential_id: ROTATED.before, reason: 'rotated as planned' }, { actor: DESK });
}

function renew(t: Thread, agent: Agent): void {
  t.emit('agent.version-changed', { agent_id: agent.id, from: EARLIER_VERSION, to: agent.version }, { actor: person(agent.owner) });
}

/** The telemetry store was away after the last sign of life of the period. */
function outage(t: Thread): void {
  const from = PERIOD_TO - 22 * HOUR;
  t.emit('log.outage-declared', { stream: 'telemetry', from: iso(from), until: iso(from + 40 * MINUTE), reason: 'storage of the telemetry log was moved' }, {
    actor: serviceActor('service:evidence-store'),
  });
}

const operation = (title: string, command: string, rollback: string): ActionDescriptor => {
  const system = TARGETS[0]!;
  return {
    kind: 'production.change', title: `${title} ${system.name}`, targets: [serviceNode(system.name, 'production')], environment: 'production', risk_class: 'medium',
    data_classes: [dataClassOf(system)], reversibility: 'reversible', autonomy: 'execute-with-approval', scopes: ['production.change@production'],
    parameters: { command: `${command} ${system.name}` }, rollback_plan: `${rollback} ${system.name}`,
  };
};
const responder = (world: World): Agent => clearedWorkers(world, 'remediate', dataClassOf(TARGETS[0]!))[0]!;

/** The policy engine does not answer in time: nothing happens. */
function unanswered(t: Thread): void {
  const asked = ask(t, { agent: responder(t.world), descriptor: operation('Raise the connection limit of', 'deployctl set connections=200', 'deployctl set connections=120') });
  t.time += 30_000;
  t.emit('policy.evaluation-failed', { policy_id: POLICY_ID, policy_version: policyAt(t.time).file.version, kind: 'timeout', effect: 'denied' }, {
    actor: serviceActor('service:policy-engine'), action: asked.id, outcome: 'timeout',
  });
  block(t, asked, 'the policy engine gave no decision in time');
}

/** Emergency access of an evening: authority passed on to one agent, one change under it, closed and reviewed the next day. */
function emergency(t: Thread): void {
  const agent = responder(t.world);
  const descriptor = operation('Restart the stuck workers of', 'deployctl restart', 'deployctl restart --previous');
  const [commander] = peopleWith('incident-commander');
  const approver = peopleWith('production-approver').find(({ id }) => id !== agent.owner);
  if (commander === undefined || approver === undefined) throw new Error('the organisation has both');
  const ticketId = t.name('CHG');
  const openedAt = t.time;
  const title = `${descriptor.title}, out of hours`;
  t.emit('ticket.opened', { ticket_id: ticketId, title }, { actor: serviceActor('service:itsm-bridge') });
  const until = iso(t.time + 4 * HOUR);
  const [emergencyId, toPlane, toAgent] = [t.name('break-glass'), t.name('delegation'), t.name('delegation')];
  t.time += 2 * MINUTE;
  t.emit('break-glass.opened', { break_glass_id: emergencyId, principal: commander.id, reason: 'workers stuck after a failed node, nobody of the team on shift', ticket_id: ticketId, until }, { actor: person(commander.id) });
  t.emit('delegation.granted', { delegation_id: toPlane, parent: null, from: agent.owner, to: 'service:orchestrator', scopes: ['production.change@production', 'production.change@staging'], expires_at: until }, { actor: person(agent.owner) });
  t.emit('delegation.granted', { delegation_id: toAgent, parent: toPlane, from: 'service:orchestrator', to: agent.id, scopes: ['production.change@production'], expires_at: until }, { actor: serviceActor('service:orchestrator') });
  const workId = queue(t, agent, 1);
  const work = request(t, { agent, descriptor, under: { delegation: toAgent, break_glass: emergencyId } });
  const asked = askApproval(t, work);
  t.time += 6 * MINUTE;
  answerApproval(t, work, asked, { approver, decision: 'granted', reason: 'Seen on the dashboard. The restart loses nothing.' });
  t.time += MINUTE;
  perform(t, work, workId, { minutes: 3, locks: descriptor.targets, effects: descriptor.targets, commands: Object.values(descriptor.parameters) });
  t.time += 10 * MINUTE;
  t.emit('break-glass.closed', { break_glass_id: emergencyId }, { actor: person(commander.id) });
  t.emit('ticket.closed', { ticket_id: ticketId, resolution: 'Change carried out' }, { actor: serviceActor('service:itsm-bridge'), action: work.id });
  t.addTicket({
    ticket_id: ticketId, kind: 'change', title, state: 'closed', opened_at: iso(openedAt), closed_at: iso(t.time), change_window: { from: iso(openedAt), to: until },
  });
  t.time += 14 * HOUR;
  t.emit('break-glass.reviewed', { break_glass_id: emergencyId, reviewer: 'person:oluwaseun.adeyemi', outcome: 'justified' }, { actor: person('person:oluwaseun.adeyemi') });
}
