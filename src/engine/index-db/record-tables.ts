import type { DuckDBConnection } from '@duckdb/node-api';
import type { CanonicalRecord, GraphSnapshot, Ticket } from '../../core/model/record.ts';
import { writeCourse } from './course-tables.ts';
import { evidenceOf, type FileIntegrity } from './evidence.ts';
import { writeGovernance } from './governance-tables.ts';
import {
  ACCOUNTS, AGENT_SCOPES, AGENTS, BINDINGS, DIRECTORY, DIRECTORY_CHANGES, FLEETS, GRAPH_EDGES, GRAPH_NODES, GRAPHS, PEOPLE, PIPELINE_RUNS, POLICIES, POLICY_CELLS, ROLE_PERMISSIONS,
  ROLES, TICKETS,
} from './record-schema.ts';
import { UNKNOWN_TYPES } from './schema.ts';
import { eachRow, fill } from './table-appender.ts';

/** Writes everything of the record but its events and actions. */
export async function writeRecord(connection: DuckDBConnection, record: CanonicalRecord, integrityOf: FileIntegrity): Promise<void> {
  const at = (where: Parameters<typeof evidenceOf>[0]) => evidenceOf(where, integrityOf);
  await fill(connection, PEOPLE, record.people.map((p) => ({ id: p.id, name: p.name, kind: p.kind, manager: p.manager, ...at(p.at), body: JSON.stringify(p) })));
  await fill(connection, ACCOUNTS, record.people.flatMap((p) => p.accounts.map((account) => ({ account, principal: p.id, ...at(p.at) }))));
  await fill(connection, DIRECTORY, (record.directory ?? []).map((d) => ({
    principal: d.principal, status: d.status, mfa: d.mfa, groups: JSON.stringify(d.groups), issuer: d.issuer, taken_ms: d.takenAt, ...at(d.at),
  })));
  await fill(connection, ROLES, record.roles.map((r) => ({ id: r.id, name: r.name, ...at(r.at), body: JSON.stringify(r) })));
  await fill(connection, ROLE_PERMISSIONS, record.roles.flatMap((r) => r.permissions.flatMap((p) => p.systems.map((system) => ({
    role: r.id, action: p.action, environment: p.environment, system, ...at(r.at),
  })))));
  await fill(connection, BINDINGS, record.bindings.map((b) => ({
    principal: b.principal, role: b.role, from_ms: b.from, until_ms: b.until, granted_by: b.grantedBy, ...at(b.at),
  })));
  await fill(connection, AGENTS, record.agents.map((a) => ({
    id: a.id, name: a.name, fleet_id: a.fleetId, version: a.version, model: a.model, owner: a.owner, status: a.status, clearance: a.clearance, ...at(a.at),
    body: JSON.stringify(a),
  })));
  await fill(connection, AGENT_SCOPES, record.agents.flatMap((a) => a.scopes.map((scope) => ({ agent_id: a.id, scope, ...at(a.at) }))));
  await fill(connection, FLEETS, record.fleets.map((f) => ({
    id: f.id, name: f.name, purpose: f.purpose, max_concurrency: f.maxConcurrency, ...at(f.at), body: JSON.stringify(f),
  })));
  await fill(connection, POLICIES, record.policies.map((p) => ({
    policy_id: p.policyId, version: p.version, effective_from_ms: p.effectiveFrom, digest: p.digest, ...at(p.at), body: JSON.stringify(p),
  })));
  await fill(connection, POLICY_CELLS, record.policies.flatMap((p, policyNumber) => p.cells.map((cell, n) => ({
    n: policyNumber, policy_id: p.policyId, version: p.version, effective_from_ms: p.effectiveFrom, environment: cell.environment, risk_class: cell.riskClass, max_autonomy: cell.maxAutonomy, gate: cell.gate, mode: cell.mode,
    ...at({ ...p.at, pointer: `/cells/${n}` }),
  }))));
  await writeGraphs(connection, record.graphs, integrityOf);
  await fill(connection, PIPELINE_RUNS, (record.pipelineRuns ?? []).map((r) => ({
    id: r.id, pipeline: r.pipeline, commit_id: r.commit, status: r.status, started_ms: r.startedAt, finished_ms: r.finishedAt, environment: r.environment, ...at(r.at),
  })));
  await fill(connection, TICKETS, (record.tickets ?? []).map((t) => ({
    id: t.id, kind: t.kind, title: t.title, state: t.state, opened_ms: t.openedAt, closed_ms: t.closedAt, ...windowOf(t), ...at(t.at),
  })));
  await fill(connection, DIRECTORY_CHANGES, (record.directoryChanges ?? []).map((d) => ({ principal: d.principal, role: d.role, change: d.change, time_ms: d.time, ...at(d.at) })));
  if (record.course !== undefined) await writeCourse(connection, record.course, integrityOf);
  await writeGovernance(connection, record, integrityOf);
  await fill(connection, UNKNOWN_TYPES, record.unknownTypes);
}

const windowOf = ({ window }: Ticket): { readonly window_from_ms: number | null; readonly window_to_ms: number | null } =>
  (window === undefined || window === 'not-told' ? { window_from_ms: null, window_to_ms: null } : { window_from_ms: window.from, window_to_ms: window.to });

async function writeGraphs(connection: DuckDBConnection, graphs: readonly GraphSnapshot[], integrityOf: FileIntegrity): Promise<void> {
  const at = (g: GraphSnapshot, pointer: string) => evidenceOf({ ...g.at, pointer }, integrityOf);
  await fill(connection, GRAPHS, graphs.map((g, n) => ({ n, id: g.id, valid_from_ms: g.validFrom, digest: g.digest, ...evidenceOf(g.at, integrityOf) })));
  await fill(connection, GRAPH_NODES, eachRow(graphs, (g, graph) => g.nodes.map((node, n) => ({
    graph, n, id: node.id, kind: node.kind, name: node.name, layer: node.layer, environment: node.environment, data_class: node.data_class, owner: node.owner,
    ...at(g, `/nodes/${n}`),
  }))));
  await fill(connection, GRAPH_EDGES, eachRow(graphs, (g, graph) => g.edges.map((edge, n) => ({
    graph, n, source: edge.from, target: edge.to, kind: edge.kind, ...at(g, `/edges/${n}`),
  }))));
}
