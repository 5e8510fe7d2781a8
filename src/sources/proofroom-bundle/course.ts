import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type { Accountability, AgentChange, Course, PolicyPublication, RoleChange } from '../../core/model/record.ts';
import { instant } from './fold-event.ts';
import { among, type TypedEvent } from './read-event.ts';
import type { WorkBuilder } from './work.ts';

/** Gathers what events tell of agents, roles and policies over time, and what `work` gathers. Grows with those, not with all events. */
export interface CourseBuilder {
  take(event: TypedEvent, at: Pointer, time: number): void;
  /** Null when nothing was told and nobody is named. */
  finish(): Course | null;
}

const isChange = among(['agent.enabled', 'agent.disabled', 'role.bound', 'role.unbound', 'policy.published']);

export function createCourse(documents: BundleDocuments, work: WorkBuilder): CourseBuilder {
  const agentChanges: AgentChange[] = [];
  const roleChanges: RoleChange[] = [];
  const publications: PolicyPublication[] = [];
  return {
    take(event, at, time) {
      work.take(event, at, time);
      if (!isChange(event)) return;
      const { id: by, kind: byKind } = event.line.actor;
      switch (event.type) {
        case 'agent.enabled':
        case 'agent.disabled':
          agentChanges.push({
            agentId: event.data.agent_id, fleetId: event.data.fleet_id, change: event.type === 'agent.enabled' ? 'enabled' : 'disabled',
            reason: event.type === 'agent.disabled' ? event.data.reason : null, by, byKind, time, at,
          });
          return;
        case 'role.bound':
          roleChanges.push({ principal: event.data.principal, role: event.data.role, change: 'bound', until: event.data.until === null ? null : instant(event.data.until), by, byKind, time, at });
          return;
        case 'role.unbound':
          roleChanges.push({ principal: event.data.principal, role: event.data.role, change: 'unbound', until: null, by, byKind, time, at });
          return;
        case 'policy.published':
          publications.push({ policyId: event.data.policy_id, version: event.data.version, digest: event.data.digest, by, byKind, time, at });
      }
    },
    finish() {
      const accountable = owners(documents);
      const told: Course = { ...work.finish(), agentChanges, roleChanges, publications, accountable };
      return Object.values(told).every(({ length }) => length === 0) ? null : told;
    },
  };
}

/** The registry names one person an agent. */
function owners({ agents }: BundleDocuments): readonly Accountability[] {
  return (agents?.value.agents ?? []).map(({ id, owner }, index) => ({
    actorId: id, person: owner, basis: 'registry', from: null, until: null, at: { file: agents?.file ?? '', pointer: `/agents/${index}/owner` },
  }));
}
