import { DAY, HOUR, POLICY_CHANGE, PERIOD_FROM, SECOND } from '../calendar.ts';
import { FLEETS_FILE } from '../fleets.ts';
import { NODE_OWNER, TEMPORARY_BINDINGS } from '../organisation.ts';
import { POLICIES, POLICY_ID, type PolicyVersion } from '../policy.ts';
import { streamOrigins } from '../streams.ts';
import { serviceActor, type Actor, type Thread } from '../thread.ts';
import { approvePolicy, type Appointment } from './governance.ts';

const person = (id: string): Actor => ({ kind: 'person', id });

/**
 * The first events of both logs: opened, policy in force, every agent enabled by the person who answers for it.
 * Returns the records that open the logs.
 */
export function openingThread(t: Thread, incident: boolean): readonly string[] {
  const origins = streamOrigins(incident);
  const store = serviceActor('service:evidence-store');
  const opened = t.emit('log.opened', { origin: origins.plane }, { actor: store });
  const telemetry = t.emit('log.opened', { origin: origins.telemetry }, { actor: store, stream: 'telemetry', causes: [] });
  t.last = opened;
  t.time += 40 * SECOND;
  approvePolicy(t, POLICIES[0]!.file.version);
  t.time += 40 * SECOND;
  publish(t, POLICIES[0]!);
  const published = t.last;
  for (const agent of t.world.agents) {
    t.time += 3 * SECOND;
    t.emit('agent.enabled', { agent_id: agent.id, fleet_id: agent.fleet }, { actor: person(agent.owner), causes: [published ?? opened] });
  }
  for (const { id, max_concurrency } of FLEETS_FILE.fleets) t.emit('fleet.limited', { fleet_id: id, max_concurrency }, { actor: person(NODE_OWNER), causes: [published ?? opened] });
  return [opened, telemetry];
}

function publish(t: Thread, policy: PolicyVersion): void {
  t.emit('policy.published', { policy_id: POLICY_ID, version: policy.file.version, digest: policy.digest, path: policy.path }, {
    actor: person('person:nadia.haddad'),
  });
}

/** What people do to the plane itself during the period. */
export function appointments(retired: { readonly id: string; readonly fleet: string } | undefined): readonly Appointment[] {
  return [
    { at: POLICY_CHANGE, build: (t) => publish(t, POLICIES[1]!) },
    ...TEMPORARY_BINDINGS.flatMap(({ principal, role, from, until }) => [
      { at: from, build: (t: Thread) => void t.emit('role.bound', { principal, role, until: new Date(until).toISOString() }, { actor: person(NODE_OWNER) }) },
      { at: until, build: (t: Thread) => void t.emit('role.unbound', { principal, role }, { actor: person(NODE_OWNER) }) },
    ]),
    ...(retired === undefined ? [] : [{
      at: PERIOD_FROM + 65 * DAY + 13 * HOUR,
      build: (t: Thread) => void t.emit('agent.disabled', { agent_id: retired.id, fleet_id: retired.fleet, reason: 'replaced by the release health agent of the platform team' }, {
        actor: person('person:oluwaseun.adeyemi'),
      }),
    }]),
    ...[20, 50, 80].map((day) => ({
      at: PERIOD_FROM + day * DAY + 4 * HOUR,
      build: (t: Thread) => void t.emitOther('key.rotated', 'identity', { principal: 'service:ci', reason: 'scheduled every 30 days' }, {
        actor: serviceActor('service:identity-bridge'), outcome: 'success',
      }),
    })),
  ];
}
