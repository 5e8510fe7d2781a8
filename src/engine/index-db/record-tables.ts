import type { DuckDBConnection } from '@duckdb/node-api';
import type { Action, CanonicalRecord, GraphSnapshot } from '../../core/model/record.ts';
import {
  ACTION_APPROVERS, ACTION_SYSTEMS, ACTIONS, AGENTS, BINDINGS, FLEETS, GRAPH_EDGES, GRAPH_NODES, GRAPHS, PEOPLE, PIPELINE_RUNS, POLICIES,
  POLICY_CELLS, ROLES, TICKETS, UNKNOWN_TYPES,
} from './schema.ts';
import { eachRow, fill, type RowOf } from './table-appender.ts';

/** Writes everything of the record but its events. */
export async function writeRecord(connection: DuckDBConnection, record: CanonicalRecord): Promise<void> {
  await writeActions(connection, record.actions);
  await fill(connection, PEOPLE, record.people.map((p) => ({ id: p.id, name: p.name, kind: p.kind, manager: p.manager, body: JSON.stringify(p) })));
  await fill(connection, ROLES, record.roles.map((r) => ({ id: r.id, name: r.name, body: JSON.stringify(r) })));
  await fill(connection, BINDINGS, record.bindings.map((b) => ({
    principal: b.principal, role: b.role, from_ms: b.from, until_ms: b.until, granted_by: b.grantedBy,
  })));
  await fill(connection, AGENTS, record.agents.map((a) => ({
    id: a.id, name: a.name, fleet_id: a.fleetId, version: a.version, model: a.model, owner: a.owner, status: a.status, clearance: a.clearance,
    body: JSON.stringify(a),
  })));
  await fill(connection, FLEETS, record.fleets.map((f) => ({
    id: f.id, name: f.name, purpose: f.purpose, max_concurrency: f.maxConcurrency, body: JSON.stringify(f),
  })));
  await fill(connection, POLICIES, record.policies.map((p) => ({
    policy_id: p.policyId, version: p.version, effective_from_ms: p.effectiveFrom, digest: p.digest, body: JSON.stringify(p),
  })));
  await fill(connection, POLICY_CELLS, eachRow(record.policies, (policy, n) => policy.cells.map((cell) => ({
    n, version: policy.version, effective_from_ms: policy.effectiveFrom, environment: cell.environment, risk_class: cell.riskClass,
    max_autonomy: cell.maxAutonomy, gate: cell.gate, mode: cell.mode,
  }))));
  await writeGraphs(connection, record.graphs);
  await fill(connection, PIPELINE_RUNS, record.pipelineRuns.map((r) => ({
    id: r.id, pipeline: r.pipeline, commit_id: r.commit, status: r.status, started_ms: r.startedAt, finished_ms: r.finishedAt, environment: r.environment,
  })));
  await fill(connection, TICKETS, record.tickets.map((t) => ({
    id: t.id, kind: t.kind, title: t.title, state: t.state, opened_ms: t.openedAt, closed_ms: t.closedAt,
  })));
  await fill(connection, UNKNOWN_TYPES, record.unknownTypes);
}

async function writeActions(connection: DuckDBConnection, actions: readonly Action[]): Promise<void> {
  await fill(connection, ACTIONS, eachRow(actions, (action, n) => [{
    n, id: action.id, kind: action.descriptor.kind, title: action.descriptor.title, agent_id: action.agentId, fleet_id: action.fleetId,
    accountable: action.accountable, environment: action.descriptor.environment, risk_class: action.descriptor.risk_class,
    autonomy: action.descriptor.autonomy, reversibility: action.descriptor.reversibility, requested_ms: action.requested.time,
    started_ms: action.started?.time ?? null, ended_ms: action.finished?.time ?? null, outcome: action.outcome, integrity: action.integrity, body: JSON.stringify(action),
  }]));
  await fill(connection, ACTION_SYSTEMS, eachRow(actions, systemsOf));
  await fill(connection, ACTION_APPROVERS, eachRow(actions, (action) => action.approvals.map(({ value }) => ({
    action_id: action.id, approver: value.approver, decision: value.decision, signature: value.signature,
  }))));
}

/** A target was touched only if the action started; an effect is stated by the action's own end. */
function systemsOf(action: Action): RowOf<typeof ACTION_SYSTEMS>[] {
  const common = { action_id: action.id, agent_id: action.agentId };
  const started = action.started !== null;
  return [
    ...action.descriptor.targets.map((system) => ({ ...common, system_id: system, relation: 'target', happened: started })),
    ...(action.finished?.value.effects ?? []).map((system) => ({ ...common, system_id: system, relation: 'effect', happened: true })),
  ];
}

async function writeGraphs(connection: DuckDBConnection, graphs: readonly GraphSnapshot[]): Promise<void> {
  await fill(connection, GRAPHS, graphs.map((g, n) => ({ n, id: g.id, valid_from_ms: g.validFrom, digest: g.digest })));
  await fill(connection, GRAPH_NODES, graphs.flatMap((g, graph) => g.nodes.map((node, n) => ({
    graph, n, id: node.id, kind: node.kind, name: node.name, layer: node.layer, environment: node.environment, data_class: node.data_class, owner: node.owner,
  }))));
  await fill(connection, GRAPH_EDGES, graphs.flatMap((g, graph) => g.edges.map((edge, n) => ({
    graph, n, source: edge.from, target: edge.to, kind: edge.kind,
  }))));
}
