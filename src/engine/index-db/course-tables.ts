import type { DuckDBConnection } from '@duckdb/node-api';
import type { Course } from '../../core/model/record.ts';
import { evidenceOf, type FileIntegrity } from './evidence.ts';
import { ACCOUNTABLE, AGENT_CHANGES, LOCKS, POLICY_PUBLICATIONS, ROLE_CHANGES, WORK_ITEMS } from './record-schema.ts';
import { eachRow, fill } from './table-appender.ts';

/** Writes what changed around the actions. */
export async function writeCourse(connection: DuckDBConnection, course: Course, integrityOf: FileIntegrity): Promise<void> {
  const rows = <Item extends { readonly at: Parameters<typeof evidenceOf>[0] }, Row>(items: readonly Item[], row: (item: Item) => Row) =>
    eachRow(items, (item) => [{ ...row(item), ...evidenceOf(item.at, integrityOf) }]);
  await fill(connection, WORK_ITEMS, rows(course.work, (each) => ({
    work_id: each.workId, fleet_id: each.fleetId, agent_id: each.agentId, action_id: each.actionId, priority: each.priority, queued_ms: each.queuedAt, leased_ms: each.leasedAt,
    lease_until_ms: each.leaseUntil, finished_ms: each.finishedAt,
  })));
  await fill(connection, LOCKS, rows(course.locks, (each) => ({
    resource: each.resource, work_id: each.workId, actor_id: each.actorId, acquired_ms: each.acquiredAt, released_ms: each.releasedAt,
  })));
  await fill(connection, AGENT_CHANGES, rows(course.agentChanges, (each) => ({
    agent_id: each.agentId, fleet_id: each.fleetId, change: each.change, reason: each.reason, by_id: each.by, by_kind: each.byKind ?? null, time_ms: each.time,
  })));
  await fill(connection, ROLE_CHANGES, rows(course.roleChanges, (each) => ({
    principal: each.principal, role: each.role, change: each.change, until_ms: each.until, by_id: each.by, by_kind: each.byKind ?? null, time_ms: each.time,
  })));
  await fill(connection, POLICY_PUBLICATIONS, rows(course.publications, (each) => ({
    policy_id: each.policyId, version: each.version, digest: each.digest, by_id: each.by, by_kind: each.byKind ?? null, time_ms: each.time,
  })));
  await fill(connection, ACCOUNTABLE, rows(course.accountable, (each) => ({
    actor_id: each.actorId, person: each.person, basis: each.basis, from_ms: each.from, until_ms: each.until,
  })));
}
