import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { iso } from '../calendar.ts';
import type { Agent } from '../fleets.ts';
import { agentActor, perform, queue, request } from '../life-cycle.ts';
import type { Work } from '../work.ts';
import { serviceNode, type SystemRow } from '../systems.ts';
import { serviceActor, type Thread } from '../thread.ts';
import { fill } from '../topics.ts';
import { workersOf } from '../world.ts';
import { dataClassOf, secret, TARGETS, topicFor } from './common.ts';

export interface OpenedTicket {
  readonly ticketId: string;
  readonly actionId: string;
  readonly title: string;
  readonly openedAt: number;
}

/** An observer writes down what it saw. Opening a ticket proposes; it changes nothing that runs. */
export function openTicket(t: Thread, agent: Agent, title: string, detail: string, source: SystemRow | null = null): OpenedTicket {
  const descriptor: ActionDescriptor = {
    kind: 'ticket.open',
    title: `Open a ticket: ${title}`,
    targets: ['external:itsm'],
    environment: 'development',
    risk_class: 'low',
    data_classes: ['internal'],
    reversibility: 'reversible',
    autonomy: 'propose',
    scopes: ['ticket.open@development'],
    parameters: { project: 'OPS', priority: t.random.pick(['P2', 'P3', 'P4']) },
    rollback_plan: 'Close the ticket as a duplicate',
  };
  const workId = queue(t, agent, 4);
  const work = request(t, { agent, descriptor, secrets: { prompt: secret(t, detail) } });
  const ticketId = t.name('OPS');
  let openedAt = t.time;
  perform(t, work, workId, {
    minutes: 0.2 + t.random.unit() * 0.4,
    effects: ['external:itsm'],
    steps: [() => {
      if (source !== null) summarise(t, agent, work, source);
      openedAt = t.time;
      t.emit('ticket.opened', { ticket_id: ticketId, title }, { actor: agentActor(agent), action: work.id });
    }],
  });
  return { ticketId, actionId: work.id, title, openedAt };
}

/** What is said of production in a ticket is made fit for it first. */
function summarise(t: Thread, agent: Agent, work: Work, source: SystemRow): void {
  const from = serviceNode(source.name, 'production');
  const sanitisation = t.name('sanitisation');
  const options = { actor: agentActor(agent), action: work.id };
  t.emit('data.sanitised', { sanitisation_id: sanitisation, resource: from, from_class: dataClassOf(source), to_class: 'internal', method: 'figures and error names only' }, options);
  t.emit('data.transferred', { from, to: 'external:itsm', data_class: 'internal', form: 'summary', artifact_kind: 'ticket', sanitisation }, options);
}

export function closeTicket(t: Thread, ticket: OpenedTicket, resolution: string): void {
  t.emit('ticket.closed', { ticket_id: ticket.ticketId, resolution }, { actor: serviceActor('service:itsm-bridge'), action: ticket.actionId });
  t.addTicket({
    ticket_id: ticket.ticketId, kind: 'task', title: ticket.title, state: 'closed',
    opened_at: iso(ticket.openedAt), closed_at: iso(t.time), change_window: null,
  });
}

export function leaveOpen(t: Thread, ticket: OpenedTicket): void {
  t.addTicket({
    ticket_id: ticket.ticketId, kind: 'task', title: ticket.title, state: 'open',
    opened_at: iso(ticket.openedAt), closed_at: null, change_window: null,
  });
}

export function ticketThread(t: Thread): void {
  const system = t.random.pick(TARGETS);
  const topic = topicFor(t, system);
  const title = fill(topic.problem, system.name);
  const detail = `${title}. Expected: ${topic.expected}. Seen: ${topic.observed}. Write a ticket that a person can act on.`;
  leaveOpen(t, openTicket(t, t.random.pick(workersOf(t.world, 'observe')), title, detail, system));
}
