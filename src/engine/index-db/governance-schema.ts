import { EVIDENCE, table } from './columns.ts';

/** Tables of access, oversight, data in motion and the log itself, by the nouns of docs/record.md; every one with its evidence. */

const TOLD = { by_id: 'VARCHAR', by_kind: 'VARCHAR', time_ms: 'DOUBLE', ...EVIDENCE } as const;
/** Evidence of the first time. */
const SEEN = { events: 'DOUBLE', first_ms: 'DOUBLE', last_ms: 'DOUBLE', ...EVIDENCE } as const;

export const CREDENTIALS = table('credentials', {
  credential_id: 'VARCHAR', principal: 'VARCHAR', kind: 'VARCHAR', issued_ms: 'DOUBLE', expires_ms: 'DOUBLE', revoked_ms: 'DOUBLE', reason: 'VARCHAR', issued_by: 'VARCHAR', ...EVIDENCE,
});
export const CREDENTIAL_USES = table('credential_uses', { credential_id: 'VARCHAR', actor_id: 'VARCHAR', actor_kind: 'VARCHAR', ...SEEN });
export const DELEGATIONS = table('delegations', { delegation_id: 'VARCHAR', parent: 'VARCHAR', from_id: 'VARCHAR', to_id: 'VARCHAR', expires_ms: 'DOUBLE', ...TOLD });
export const DELEGATION_SCOPES = table('delegation_scopes', { delegation_id: 'VARCHAR', scope: 'VARCHAR', ...EVIDENCE });
export const BREAK_GLASS = table('break_glass', {
  break_glass_id: 'VARCHAR', principal: 'VARCHAR', reason: 'VARCHAR', ticket_id: 'VARCHAR', opened_ms: 'DOUBLE', until_ms: 'DOUBLE', closed_ms: 'DOUBLE', ...EVIDENCE,
});
export const BREAK_GLASS_REVIEWS = table('break_glass_reviews', { break_glass_id: 'VARCHAR', reviewer: 'VARCHAR', outcome: 'VARCHAR', ...TOLD });

export const GATE_OVERRIDES = table('gate_overrides', {
  gate: 'VARCHAR', release_id: 'VARCHAR', approver: 'VARCHAR', reason: 'VARCHAR', expires_ms: 'DOUBLE', follow_up: 'VARCHAR', action_id: 'VARCHAR', ...TOLD,
});
export const CHANGE_APPROVALS = table('change_approvals', {
  subject_kind: 'VARCHAR', subject: 'VARCHAR', version: 'VARCHAR', approver: 'VARCHAR', requested_by: 'VARCHAR', ticket_id: 'VARCHAR', ...TOLD,
});
export const REJECTED_PACKAGES = table('rejected_packages', { package_id: 'VARCHAR', enclave: 'VARCHAR', reason: 'VARCHAR', action_id: 'VARCHAR', ...TOLD });
export const FLEET_LIMITS = table('fleet_limits', { fleet_id: 'VARCHAR', max_concurrency: 'DOUBLE', ...TOLD });
export const AGENT_VERSION_CHANGES = table('agent_version_changes', { agent_id: 'VARCHAR', from_version: 'VARCHAR', to_version: 'VARCHAR', ...TOLD });
export const REHEARSALS = table('rehearsals', { subject: 'VARCHAR', status: 'VARCHAR', ...TOLD });
export const INCIDENT_CLASSIFICATIONS = table('incident_classifications', { incident_id: 'VARCHAR', classification: 'VARCHAR', serious: 'BOOLEAN', ...TOLD });
export const INCIDENT_REPORTS = table('incident_reports', { incident_id: 'VARCHAR', recipient: 'VARCHAR', ...TOLD });
export const REPORTED_METRICS = table('reported_metrics', {
  metric: 'VARCHAR', environment: 'VARCHAR', risk_class: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', numerator: 'DOUBLE', denominator: 'DOUBLE', ...TOLD,
});

/** `events` and `records` are of uses that were not refused; `denied` counts the others. */
export const DATA_USES = table('data_uses', {
  agent_id: 'VARCHAR', actor_kind: 'VARCHAR', resource: 'VARCHAR', data_class: 'VARCHAR', mode: 'VARCHAR', records: 'DOUBLE', denied: 'DOUBLE', ...SEEN,
});
export const TRANSFERS = table('transfers', {
  from_id: 'VARCHAR', to_id: 'VARCHAR', from_environment: 'VARCHAR', to_environment: 'VARCHAR', data_class: 'VARCHAR', form: 'VARCHAR', artifact_kind: 'VARCHAR',
  sanitisation: 'VARCHAR', action_id: 'VARCHAR', outcome: 'VARCHAR', ...TOLD,
});
export const SANITISATIONS = table('sanitisations', {
  sanitisation_id: 'VARCHAR', resource: 'VARCHAR', from_class: 'VARCHAR', to_class: 'VARCHAR', method: 'VARCHAR', ...TOLD,
});
/** What a rule allows of kinds, classes and forms, each a JSON list: a row for each of their combinations could be any number. */
export const TRANSFER_RULES = table('transfer_rules', {
  policy_id: 'VARCHAR', version: 'VARCHAR', effective_from_ms: 'DOUBLE', rule: 'INTEGER', from_place: 'VARCHAR', to_place: 'VARCHAR', artifact_kinds: 'VARCHAR', data_classes: 'VARCHAR',
  forms: 'VARCHAR', ...EVIDENCE,
});

export const STREAM_SPANS = table('stream_spans', { stream: 'VARCHAR', decreases: 'DOUBLE', ...SEEN });
/** Times that go back along the order of a log: the first thousand of each. */
export const TIME_DECREASES = table('time_decreases', { stream: 'VARCHAR', milliseconds: 'DOUBLE', time_ms: 'DOUBLE', ...EVIDENCE });
export const ACTORS = table('actors', { actor_id: 'VARCHAR', actor_kind: 'VARCHAR', registered: 'BOOLEAN', ...SEEN });
export const AGENT_VERSIONS = table('agent_versions', { agent_id: 'VARCHAR', version: 'VARCHAR', ...SEEN });
export const SILENCES = table('silences', { agent_id: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', heartbeats: 'DOUBLE', active_runs: 'DOUBLE', ...EVIDENCE });
export const OUTAGES = table('outages', { stream: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', reason: 'VARCHAR', ...TOLD });
export const PURGES = table('purges', { stream: 'VARCHAR', before_ms: 'DOUBLE', reason: 'VARCHAR', hold: 'VARCHAR', ...TOLD });
export const REDACTIONS = table('redactions', { path: 'VARCHAR', field: 'VARCHAR', by_id: 'VARCHAR', reason: 'VARCHAR', found: 'VARCHAR', ...EVIDENCE });
/** Evidence of the first that is undeclared, else of the first. */
export const WITHHELD_FIELDS = table('withheld_fields', {
  type: 'VARCHAR', field: 'VARCHAR', withheld: 'DOUBLE', disclosed: 'DOUBLE', undeclared: 'DOUBLE', ...EVIDENCE,
});
export const UNCITED_ARTIFACTS = table('uncited_artifacts', EVIDENCE);

export const RETENTION = table('retention', { effective_from_ms: 'DOUBLE', minimum_days: 'DOUBLE', ...EVIDENCE });
export const LEGAL_HOLDS = table('legal_holds', {
  hold_id: 'VARCHAR', matter: 'VARCHAR', stream: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', placed_by: 'VARCHAR', ...EVIDENCE,
});
export const APPROVED_VERSIONS = table('approved_versions', {
  agent_id: 'VARCHAR', version: 'VARCHAR', model: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', approved_by: 'VARCHAR', ...EVIDENCE,
});

/** Not evidence, but what of it the tables do not hold. */
export const BEYOND = table('beyond', { noun: 'VARCHAR', count: 'DOUBLE' });

export const GOVERNANCE_TABLES = [
  CREDENTIALS, CREDENTIAL_USES, DELEGATIONS, DELEGATION_SCOPES, BREAK_GLASS, BREAK_GLASS_REVIEWS, GATE_OVERRIDES, CHANGE_APPROVALS, REJECTED_PACKAGES, FLEET_LIMITS,
  AGENT_VERSION_CHANGES, REHEARSALS, INCIDENT_CLASSIFICATIONS, INCIDENT_REPORTS, REPORTED_METRICS, DATA_USES, TRANSFERS, SANITISATIONS, TRANSFER_RULES, STREAM_SPANS,
  TIME_DECREASES, ACTORS, AGENT_VERSIONS, SILENCES, OUTAGES, PURGES, REDACTIONS, WITHHELD_FIELDS, UNCITED_ARTIFACTS, RETENTION, LEGAL_HOLDS, APPROVED_VERSIONS,
] as const;
