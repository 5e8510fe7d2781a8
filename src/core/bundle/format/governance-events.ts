import type { DataClass, Environment, RiskClass } from './action.ts';

export type CredentialKind = 'api-key' | 'access-token' | 'certificate' | 'password' | 'workload-identity';
/** What of the data leaves: itself, something said about it, or its digest alone. */
export type TransferForm = 'raw' | 'summary' | 'digest';

/** `data` of what is recorded about access, oversight, data in motion, and the record itself. */
export interface GovernanceEventData {
  'credential.issued': { credential_id: string; principal: string; kind: CredentialKind; expires_at: string | null };
  'credential.revoked': { credential_id: string; reason: string };
  'delegation.granted': { delegation_id: string; parent: string | null; from: string; to: string; scopes: readonly string[]; expires_at: string | null };
  'break-glass.opened': { break_glass_id: string; principal: string; reason: string; ticket_id: string | null; until: string };
  'break-glass.closed': { break_glass_id: string };
  'break-glass.reviewed': { break_glass_id: string; reviewer: string; outcome: 'justified' | 'not-justified' };
  'gate.overridden': { gate: string; release_id: string; approver: string; reason: string; expires_at: string | null; follow_up: string | null };
  'change.approved': {
    subject_kind: 'policy' | 'role' | 'gate';
    subject: string;
    version: string | null;
    approver: string;
    requested_by: string;
    ticket_id: string | null;
  };
  'policy.evaluation-failed': { policy_id: string; policy_version: string; kind: 'error' | 'timeout' | 'missing-input'; effect: 'denied' | 'permitted' | 'pending' };
  'evidence.viewed': { viewer: string; path: string };
  'data.transferred': { from: string; to: string; data_class: DataClass; form: TransferForm; artifact_kind: string; sanitisation: string | null };
  'data.sanitised': { sanitisation_id: string; resource: string; from_class: DataClass; to_class: DataClass; method: string };
  'fleet.limited': { fleet_id: string; max_concurrency: number };
  'agent.version-changed': { agent_id: string; from: string; to: string };
  'rollback.rehearsed': { subject: string; status: 'success' | 'failure' };
  'incident.classified': { incident_id: string; classification: string; serious: boolean };
  'incident.reported': { incident_id: string; recipient: string };
  'metric.reported': {
    metric: string;
    environment: Environment | null;
    risk_class: RiskClass | null;
    from: string;
    until: string;
    numerator: number;
    denominator: number;
  };
  'log.outage-declared': { stream: string; from: string; until: string; reason: string };
  'record.purged': { stream: string; before: string; reason: string; hold: string | null };
}
