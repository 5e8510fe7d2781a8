import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type { Accountability, AgentChange, Course, Lock, PolicyPublication, RoleChange, WorkItem } from '../../core/model/record.ts';
import { instant } from './fold-event.ts';
import { isGovernance, type TypedEvent } from './read-event.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Gathers what events tell of work, locks, agents, roles and policies over time. Grows with those, not with all events. */
export interface CourseBuilder {
  take(event: TypedEvent, at: Pointer, time: number): void;
  /** Null when nothing was told and nobody is named. */
  finish(): Course | null;
}

export function createCourse(documents: BundleDocuments, word: (text: string) => string = (text) => text): CourseBuilder {
  const work = new Map<string, Open<WorkItem>>();
  const locks: Open<Lock>[] = [];
  const held = new Map<string, Open<Lock>>();
  const agentChanges: AgentChange[] = [];
  const roleChanges: RoleChange[] = [];
  const publications: PolicyPublication[] = [];

  const item = (workId: string, fleetId: string, at: Pointer): Open<WorkItem> => {
    const known = work.get(workId);
    if (known !== undefined) return known;
    const made: Open<WorkItem> = { workId, fleetId: word(fleetId), priority: null, agentId: null, queuedAt: null, leasedAt: null, leaseUntil: null, finishedAt: null, at };
    work.set(workId, made);
    return made;
  };
  const lock = (resource: string, workId: string, actorId: string, acquiredAt: number | null, releasedAt: number | null, at: Pointer): Open<Lock> => {
    const made: Open<Lock> = { resource, workId, actorId, acquiredAt, releasedAt, at };
    locks.push(made);
    return made;
  };
  return {
    take(event, at, time) {
      if (isGovernance(event)) return;
      const { id: by, kind: byKind } = event.line.actor;
      switch (event.type) {
        case 'work.queued': {
          const found = item(event.data.work_id, event.data.fleet_id, at);
          found.priority = event.data.priority;
          found.queuedAt ??= time;
          return;
        }
        case 'work.leased': {
          const found = item(event.data.work_id, event.data.fleet_id, at);
          found.leasedAt ??= time;
          found.leaseUntil = instant(event.data.lease_until);
          if (event.line.actor.kind === 'agent') found.agentId ??= word(by);
          return;
        }
        case 'work.finished': {
          const found = item(event.data.work_id, event.data.fleet_id, at);
          found.finishedAt = time;
          if (event.line.actor.kind === 'agent') found.agentId ??= word(by);
          return;
        }
        case 'lock.acquired':
          held.set(`${event.data.resource}\n${event.data.work_id}`, lock(event.data.resource, event.data.work_id, by, time, null, at));
          return;
        case 'lock.released': {
          const key = `${event.data.resource}\n${event.data.work_id}`;
          const open = held.get(key);
          if (open === undefined) lock(event.data.resource, event.data.work_id, by, null, time, at);
          else open.releasedAt = time;
          held.delete(key);
          return;
        }
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
          return;
        case 'log.opened': case 'agent.heartbeat': case 'action.requested': case 'action.started': case 'action.completed': case 'action.failed': case 'action.blocked':
        case 'policy.decided': case 'approval.requested': case 'approval.granted': case 'approval.denied': case 'approval.expired': case 'package.issued':
        case 'package.rejected': case 'package.executed': case 'data.read': case 'data.written': case 'artifact.recorded': case 'test.completed': case 'ticket.opened':
        case 'ticket.closed': case 'pull-request.opened': case 'pull-request.merged': case 'pipeline.completed': case 'release.shipped': case 'verification.completed':
        case 'incident.declared': case 'rollback.completed':
      }
    },
    finish() {
      const accountable = owners(documents);
      const empty = [work.size, locks.length, agentChanges.length, roleChanges.length, publications.length, accountable.length].every((count) => count === 0);
      return empty ? null : { work: [...work.values()], locks, agentChanges, roleChanges, publications, accountable };
    },
  };
}

/** The registry names one person an agent. */
function owners({ agents }: BundleDocuments): readonly Accountability[] {
  return (agents?.value.agents ?? []).map(({ id, owner }, index) => ({
    actorId: id, person: owner, basis: 'registry', from: null, until: null, at: { file: agents?.file ?? '', pointer: `/agents/${index}/owner` },
  }));
}
