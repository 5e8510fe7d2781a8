import type { Oversight } from '../../core/model/record.ts';
import * as schema from './governance-schema.ts';
import type { GovernedRows } from './governed-rows.ts';

export async function writeOversight({ told, rows }: GovernedRows, oversight: Oversight): Promise<void> {
  await rows(schema.GATE_OVERRIDES, oversight.gateOverrides, (each) => ({
    gate: each.gate, release_id: each.releaseId, approver: each.approver, reason: each.reason, expires_ms: each.expiresAt, follow_up: each.followUp,
    action_id: each.actionId, ...told(each),
  }));
  await rows(schema.CHANGE_APPROVALS, oversight.changeApprovals, (each) => ({
    subject_kind: each.subjectKind, subject: each.subject, version: each.version, approver: each.approver, requested_by: each.requestedBy, ticket_id: each.ticketId, ...told(each),
  }));
  await rows(schema.REJECTED_PACKAGES, oversight.rejectedPackages, (each) => ({
    package_id: each.packageId, enclave: each.enclave, reason: each.reason, action_id: each.actionId, ...told(each),
  }));
  await rows(schema.FLEET_LIMITS, oversight.fleetLimits, (each) => ({ fleet_id: each.fleetId, max_concurrency: each.maxConcurrency, ...told(each) }));
  await rows(schema.AGENT_VERSION_CHANGES, oversight.agentVersionChanges, (each) => ({ agent_id: each.agentId, from_version: each.from, to_version: each.to, ...told(each) }));
  await rows(schema.REHEARSALS, oversight.rehearsals, (each) => ({ subject: each.subject, status: each.status, ...told(each) }));
  await rows(schema.INCIDENT_CLASSIFICATIONS, oversight.classifications, (each) => ({
    incident_id: each.incidentId, classification: each.classification, serious: each.serious, ...told(each),
  }));
  await rows(schema.INCIDENT_REPORTS, oversight.incidentReports, (each) => ({ incident_id: each.incidentId, recipient: each.recipient, ...told(each) }));
  await rows(schema.REPORTED_METRICS, oversight.reportedMetrics, (each) => ({
    metric: each.metric, environment: each.environment, risk_class: each.riskClass, from_ms: each.from, until_ms: each.until, numerator: each.numerator,
    denominator: each.denominator, ...told(each),
  }));
}
