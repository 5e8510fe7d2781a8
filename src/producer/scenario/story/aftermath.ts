import { iso, MINUTE } from '../calendar.ts';
import type { Work } from '../work.ts';
import { serviceActor, type Thread } from '../thread.ts';
import { verified } from '../threads/merge.ts';
import { closeTicket, type OpenedTicket } from '../threads/ticket.ts';
import type { StoryPlan } from './plan.ts';

export interface Aftermath {
  /** Records that say how the release did: in the twin the same records tell of something else. */
  readonly records: readonly string[];
  readonly incidentEvent: string | null;
}

/** Eight records after the release: degradation, ticket, incident, rollback, what was said of it; or checks that found it well. */
export function aftermath(t: Thread, plan: StoryPlan, work: Work, ticket: OpenedTicket, releaseId: string, previous: string, incident: boolean): Aftermath {
  const { system, observer } = plan;
  const records: string[] = [];
  const next = (from: number, to: number): void => void (t.time += t.random.int(from * MINUTE, to * MINUTE));
  const keep = (): string => {
    const last = t.last ?? '';
    records.push(last);
    return last;
  };
  const healthy = (detail: string): void => verified(t, work, observer, releaseId, 'healthy', detail);
  const incidentTicket = t.name('INC');
  const incidentId = t.name('incident');
  const commander = { kind: 'person', id: plan.commander.id } as const;

  next(9, 16);
  if (incident) verified(t, work, observer, releaseId, 'degraded', `error rate of ${system.name} rose from 0.02 % to 6.8 %, p99 from 180 ms to 4,100 ms`);
  else healthy(`error rate of ${system.name} 0.02 % over ten minutes, p99 180 ms`);
  keep();
  next(2, 5);
  const openedAt = t.time;
  const title = `${system.name} in production fails one request in fifteen`;
  if (incident) t.emit('ticket.opened', { ticket_id: incidentTicket, title }, { actor: serviceActor('service:itsm-bridge'), action: work.id });
  else healthy('quarter of an hour after the release: within objective');
  keep();
  next(1, 4);
  if (incident) {
    t.emit('incident.declared', { incident_id: incidentId, severity: 'SEV-2', ticket_id: incidentTicket, release_id: releaseId }, {
      actor: commander, action: work.id,
    });
  } else healthy('twenty minutes after the release: within objective');
  const incidentEvent = keep();
  next(6, 14);
  if (incident) {
    t.emit('rollback.completed', { release_id: releaseId, to_commit: previous }, { actor: serviceActor('service:release-controller'), action: work.id, outcome: 'success' });
  } else healthy('half an hour after the release: within objective');
  keep();
  next(3, 6);
  if (incident) t.emit('incident.classified', { incident_id: incidentId, classification: 'customer-facing outage', serious: true }, { actor: commander, action: work.id });
  else healthy('forty minutes after the release: within objective');
  keep();
  next(2, 4);
  if (incident) t.emit('incident.reported', { incident_id: incidentId, recipient: 'supervisory-authority' }, { actor: { kind: 'person', id: 'person:beatriz.nogueira' }, action: work.id });
  else healthy('three quarters of an hour after the release: within objective');
  keep();
  next(10, 18);
  healthy(incident ? `after the rollback: error rate of ${system.name} 0.02 %, p99 182 ms` : 'an hour after the release: within objective');
  keep();
  next(5, 20);
  if (incident) {
    t.addTicket({
      ticket_id: incidentTicket, kind: 'incident', title, state: 'open', opened_at: iso(openedAt), closed_at: null, change_window: null,
    });
  }
  closeTicket(t, ticket, incident ? `Rolled back, continued in ${incidentTicket}` : `Released in ${releaseId}`);
  keep();
  return { records, incidentEvent: incident ? incidentEvent : null };
}
