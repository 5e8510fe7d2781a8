import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { iso, DAY, MINUTE } from '../calendar.ts';
import { perform, queue, request } from '../life-cycle.ts';
import { serviceNode } from '../systems.ts';
import { serviceActor, type Thread } from '../thread.ts';
import { fill, OPERATIONS } from '../topics.ts';
import { clearedWorkers } from '../world.ts';
import { gate } from './change.ts';
import { dataClassOf, secret, TARGETS } from './common.ts';

/** A change to something that runs in production, without a change to code. Always behind a person. */
export function operationThread(t: Thread): void {
  const system = t.random.pick(TARGETS);
  const [title, command, rollback] = t.random.pick(OPERATIONS);
  const agent = t.random.pick(clearedWorkers(t.world, 'remediate', dataClassOf(system)));
  const ending = t.random.weighted([['granted', 7], ['denied', 1.5], ['expired', 1.5]] as const);
  const name = system.name;
  const service = serviceNode(name, 'production');
  const descriptor: ActionDescriptor = {
    kind: 'production.change',
    title: fill(title, name),
    targets: [service],
    environment: 'production',
    risk_class: t.random.pick(['low', 'medium', 'high'] as const),
    data_classes: [dataClassOf(system)],
    reversibility: 'reversible',
    autonomy: 'execute-with-approval',
    scopes: ['production.change@production'],
    parameters: { command: fill(command, name) },
    rollback_plan: fill(rollback, name),
  };
  const ticketId = t.name('CHG');
  const openedAt = t.time;
  t.emit('ticket.opened', { ticket_id: ticketId, title: descriptor.title }, { actor: serviceActor('service:itsm-bridge') });
  t.time += t.random.int(MINUTE, 20 * MINUTE);
  const workId = queue(t, agent, 2);
  const prompt = `${fill(title, name)}. Check the dashboards first, keep the old value at hand, stop at the first sign of trouble.`;
  const work = request(t, { agent, descriptor, secrets: { prompt: secret(t, prompt) } });
  const went = gate(t, work, ending);
  if (went) {
    const fails = t.random.chance(0.06) ? 'the command timed out and was undone by the runner' : null;
    perform(t, work, workId, {
      minutes: 1 + t.random.unit() * 6,
      locks: [service],
      effects: [service],
      commands: [fill(command, name)],
      ...(fails === null ? {} : { fails }),
    });
  }
  t.time += t.random.int(MINUTE, 30 * MINUTE);
  t.emit('ticket.closed', { ticket_id: ticketId, resolution: went ? 'Change carried out' : 'Change not carried out' }, {
    actor: serviceActor('service:itsm-bridge'), action: work.id,
  });
  t.addTicket({
    ticket_id: ticketId, kind: 'change', title: descriptor.title, state: 'closed',
    opened_at: iso(openedAt), closed_at: iso(t.time), change_window: { from: iso(openedAt), to: iso(openedAt + DAY) },
  });
}
