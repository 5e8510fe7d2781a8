import { BODY, EVIDENCE, table } from './columns.ts';
import { GOVERNANCE_TABLES } from './governance-schema.ts';

/** Tables of the record but its events, by the nouns of docs/record.md; every one with its evidence. */

export const ACTIONS = table('actions', {
  n: 'INTEGER', id: 'VARCHAR', kind: 'VARCHAR', title: 'VARCHAR', agent_id: 'VARCHAR', actor_kind: 'VARCHAR', fleet_id: 'VARCHAR', accountable: 'VARCHAR',
  environment: 'VARCHAR', risk_class: 'VARCHAR', autonomy: 'VARCHAR', reversibility: 'VARCHAR', mode: 'VARCHAR', requested_ms: 'DOUBLE', started_ms: 'DOUBLE',
  finished_ms: 'DOUBLE', outcome: 'VARCHAR', agent_version: 'VARCHAR', credential: 'VARCHAR', started_by: 'VARCHAR', start_credential: 'VARCHAR', delegation: 'VARCHAR',
  break_glass: 'VARCHAR', ...EVIDENCE, ...BODY,
});
/** Graph nodes an action names: what it asked to touch (`target`) and what it says it touched (`effect`). */
export const ACTION_SYSTEMS = table('action_systems', { action_id: 'VARCHAR', agent_id: 'VARCHAR', system_id: 'VARCHAR', relation: 'VARCHAR', happened: 'BOOLEAN', ...EVIDENCE });
export const ACTION_APPROVERS = table('action_approvers', { action_id: 'VARCHAR', approver: 'VARCHAR', decision: 'VARCHAR', signature: 'VARCHAR', ...EVIDENCE });
export const ACTION_SCOPES = table('action_scopes', { action_id: 'VARCHAR', scope: 'VARCHAR', ...EVIDENCE });
export const ACTION_DATA_CLASSES = table('action_data_classes', { action_id: 'VARCHAR', data_class: 'VARCHAR', ...EVIDENCE });
export const DECISIONS = table('decisions', {
  action_id: 'VARCHAR', decision: 'VARCHAR', rule: 'VARCHAR', policy_id: 'VARCHAR', policy_version: 'VARCHAR', policy_digest: 'VARCHAR', mode: 'VARCHAR',
  action_digest: 'VARCHAR', environment: 'VARCHAR', risk_class: 'VARCHAR', autonomy: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE,
});
export const POLICY_FAILURES = table('policy_failures', {
  action_id: 'VARCHAR', policy_id: 'VARCHAR', policy_version: 'VARCHAR', kind: 'VARCHAR', effect: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE,
});
export const APPROVAL_REQUESTS = table('approval_requests', {
  action_id: 'VARCHAR', approver_role: 'VARCHAR', action_digest: 'VARCHAR', expires_ms: 'DOUBLE', time_ms: 'DOUBLE', ...EVIDENCE,
});
export const EVIDENCE_VIEWS = table('evidence_views', { action_id: 'VARCHAR', viewer: 'VARCHAR', path: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE });
export const ACTION_DATA_USES = table('action_data_uses', {
  action_id: 'VARCHAR', resource: 'VARCHAR', data_class: 'VARCHAR', mode: 'VARCHAR', events: 'DOUBLE', records: 'DOUBLE', denied: 'DOUBLE', time_ms: 'DOUBLE', ...EVIDENCE,
});
export const APPROVALS = table('approvals', {
  action_id: 'VARCHAR', approval_id: 'VARCHAR', decision: 'VARCHAR', approver: 'VARCHAR', account: 'VARCHAR', action_digest: 'VARCHAR', policy_version: 'VARCHAR',
  decided_ms: 'DOUBLE', recorded_by: 'VARCHAR', recorded_by_kind: 'VARCHAR', time_ms: 'DOUBLE', expires_ms: 'DOUBLE', document: 'VARCHAR', signature: 'VARCHAR', ...EVIDENCE,
});
export const WORK_PACKAGES = table('work_packages', {
  action_id: 'VARCHAR', package_id: 'VARCHAR', digest: 'VARCHAR', enclave: 'VARCHAR', environment: 'VARCHAR', time_ms: 'DOUBLE', expires_ms: 'DOUBLE',
  document: 'VARCHAR', signature: 'VARCHAR', ...EVIDENCE, ...BODY,
});
export const RECEIPTS = table('receipts', {
  action_id: 'VARCHAR', package_id: 'VARCHAR', executed_digest: 'VARCHAR', runner: 'VARCHAR', started_ms: 'DOUBLE', finished_ms: 'DOUBLE', outcome: 'VARCHAR',
  time_ms: 'DOUBLE', document: 'VARCHAR', signature: 'VARCHAR', ...EVIDENCE,
});
export const TESTS = table('tests', {
  action_id: 'VARCHAR', suite: 'VARCHAR', passed: 'DOUBLE', failed: 'DOUBLE', required: 'BOOLEAN', commit_id: 'VARCHAR', artifact_id: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE,
});
export const ARTIFACTS = table('artifacts', {
  action_id: 'VARCHAR', artifact_id: 'VARCHAR', kind: 'VARCHAR', path: 'VARCHAR', media_type: 'VARCHAR', digest: 'VARCHAR', standing: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE,
});
export const CONSEQUENCES = table('consequences', {
  action_id: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', commit_id: 'VARCHAR', environment: 'VARCHAR', status: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE, ...BODY,
});
export const MERGES = table('merges', {
  action_id: 'VARCHAR', pull_request: 'VARCHAR', repository: 'VARCHAR', head_commit: 'VARCHAR', merge_commit: 'VARCHAR', branch: 'VARCHAR', base_commit: 'VARCHAR', onto_commit: 'VARCHAR',
  time_ms: 'DOUBLE', ...EVIDENCE,
});
export const MERGE_PATHS = table('merge_paths', { pull_request: 'VARCHAR', merge_commit: 'VARCHAR', path: 'VARCHAR', ...EVIDENCE });

export const PEOPLE = table('people', { id: 'VARCHAR', name: 'VARCHAR', kind: 'VARCHAR', manager: 'VARCHAR', ...EVIDENCE, ...BODY });
export const ACCOUNTS = table('accounts', { account: 'VARCHAR', principal: 'VARCHAR', ...EVIDENCE });
export const DIRECTORY = table('directory', { principal: 'VARCHAR', status: 'VARCHAR', mfa: 'BOOLEAN', groups: 'VARCHAR', issuer: 'VARCHAR', taken_ms: 'DOUBLE', ...EVIDENCE });
export const ROLES = table('roles', { id: 'VARCHAR', name: 'VARCHAR', ...EVIDENCE, ...BODY });
export const ROLE_PERMISSIONS = table('role_permissions', { role: 'VARCHAR', action: 'VARCHAR', environment: 'VARCHAR', system: 'VARCHAR', ...EVIDENCE });
export const BINDINGS = table('bindings', { principal: 'VARCHAR', role: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', granted_by: 'VARCHAR', ...EVIDENCE });
export const ROLE_CHANGES = table('role_changes', { principal: 'VARCHAR', role: 'VARCHAR', change: 'VARCHAR', until_ms: 'DOUBLE', by_id: 'VARCHAR', by_kind: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE });
export const ACCOUNTABLE = table('accountable', { actor_id: 'VARCHAR', person: 'VARCHAR', basis: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', ...EVIDENCE });
export const AGENTS = table('agents', {
  id: 'VARCHAR', name: 'VARCHAR', fleet_id: 'VARCHAR', version: 'VARCHAR', model: 'VARCHAR', owner: 'VARCHAR', status: 'VARCHAR', clearance: 'VARCHAR', ...EVIDENCE, ...BODY,
});
export const AGENT_SCOPES = table('agent_scopes', { agent_id: 'VARCHAR', scope: 'VARCHAR', ...EVIDENCE });
export const AGENT_CHANGES = table('agent_changes', { agent_id: 'VARCHAR', fleet_id: 'VARCHAR', change: 'VARCHAR', reason: 'VARCHAR', by_id: 'VARCHAR', by_kind: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE });
export const FLEETS = table('fleets', { id: 'VARCHAR', name: 'VARCHAR', purpose: 'VARCHAR', max_concurrency: 'DOUBLE', ...EVIDENCE, ...BODY });
export const WORK_ITEMS = table('work_items', {
  work_id: 'VARCHAR', fleet_id: 'VARCHAR', agent_id: 'VARCHAR', action_id: 'VARCHAR', priority: 'DOUBLE', queued_ms: 'DOUBLE', leased_ms: 'DOUBLE', lease_until_ms: 'DOUBLE', finished_ms: 'DOUBLE', ...EVIDENCE,
});
export const LOCKS = table('locks', { resource: 'VARCHAR', work_id: 'VARCHAR', actor_id: 'VARCHAR', acquired_ms: 'DOUBLE', released_ms: 'DOUBLE', ...EVIDENCE });
export const POLICIES = table('policies', { policy_id: 'VARCHAR', version: 'VARCHAR', effective_from_ms: 'DOUBLE', digest: 'VARCHAR', ...EVIDENCE, ...BODY });
/** `n` numbers the policy versions in the order of `policies`. */
export const POLICY_CELLS = table('policy_cells', {
  n: 'INTEGER', policy_id: 'VARCHAR', version: 'VARCHAR', effective_from_ms: 'DOUBLE', environment: 'VARCHAR', risk_class: 'VARCHAR', max_autonomy: 'VARCHAR', gate: 'VARCHAR', mode: 'VARCHAR', ...EVIDENCE,
});
export const POLICY_PUBLICATIONS = table('policy_publications', { policy_id: 'VARCHAR', version: 'VARCHAR', digest: 'VARCHAR', by_id: 'VARCHAR', by_kind: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE });
export const GRAPHS = table('graphs', { n: 'INTEGER', id: 'VARCHAR', valid_from_ms: 'DOUBLE', digest: 'VARCHAR', ...EVIDENCE });
export const GRAPH_NODES = table('graph_nodes', {
  graph: 'INTEGER', n: 'INTEGER', id: 'VARCHAR', kind: 'VARCHAR', name: 'VARCHAR', layer: 'VARCHAR', environment: 'VARCHAR', data_class: 'VARCHAR', owner: 'VARCHAR', ...EVIDENCE,
});
export const GRAPH_EDGES = table('graph_edges', { graph: 'INTEGER', n: 'INTEGER', source: 'VARCHAR', target: 'VARCHAR', kind: 'VARCHAR', ...EVIDENCE });
export const PIPELINE_RUNS = table('pipeline_runs', {
  id: 'VARCHAR', pipeline: 'VARCHAR', commit_id: 'VARCHAR', status: 'VARCHAR', started_ms: 'DOUBLE', finished_ms: 'DOUBLE', environment: 'VARCHAR', ...EVIDENCE,
});
export const TICKETS = table('tickets', {
  id: 'VARCHAR', kind: 'VARCHAR', title: 'VARCHAR', state: 'VARCHAR', opened_ms: 'DOUBLE', closed_ms: 'DOUBLE', window_from_ms: 'DOUBLE', window_to_ms: 'DOUBLE', ...EVIDENCE,
});
export const DIRECTORY_CHANGES = table('directory_changes', { principal: 'VARCHAR', role: 'VARCHAR', change: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE });
/** Filled by a query over the others: systems that a snapshot states, and those that are only mentioned. */
export const RESOURCES = table('resources', {
  id: 'VARCHAR', name: 'VARCHAR', kind: 'VARCHAR', environment: 'VARCHAR', data_class: 'VARCHAR', owner: 'VARCHAR', stated: 'BOOLEAN', first_ms: 'DOUBLE', last_ms: 'DOUBLE',
  events: 'DOUBLE', ...EVIDENCE,
});

export const RECORD_TABLES = [
  ACTIONS, ACTION_SYSTEMS, ACTION_APPROVERS, ACTION_SCOPES, ACTION_DATA_CLASSES, DECISIONS, POLICY_FAILURES, APPROVAL_REQUESTS,
  EVIDENCE_VIEWS, ACTION_DATA_USES, APPROVALS, WORK_PACKAGES, RECEIPTS, TESTS, ARTIFACTS, CONSEQUENCES, MERGES, MERGE_PATHS,
  PEOPLE, ACCOUNTS, DIRECTORY, ROLES, ROLE_PERMISSIONS, BINDINGS, ROLE_CHANGES, ACCOUNTABLE, AGENTS, AGENT_SCOPES, AGENT_CHANGES, FLEETS, WORK_ITEMS, LOCKS,
  POLICIES, POLICY_CELLS, POLICY_PUBLICATIONS, GRAPHS, GRAPH_NODES, GRAPH_EDGES, PIPELINE_RUNS, TICKETS, DIRECTORY_CHANGES, RESOURCES,
  ...GOVERNANCE_TABLES,
] as const;
