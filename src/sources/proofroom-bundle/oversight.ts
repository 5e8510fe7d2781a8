import type { Pointer } from '../../core/findings/index.ts';
import type {
  AgentVersionChange, ChangeApproval, FleetLimit, GateOverride, IncidentClassification, IncidentReport, Oversight, RejectedPackage, ReportedMetric, RollbackRehearsal,
} from '../../core/model/record.ts';
import { instant } from './fold-event.ts';
import type { Keeper } from './kept.ts';
import { among, type TypedEvent } from './read-event.ts';
import { told } from './told.ts';

const isOversight = among([
  'gate.overridden', 'change.approved', 'package.rejected', 'fleet.limited', 'agent.version-changed', 'rollback.rehearsed', 'incident.classified',
  'incident.reported', 'metric.reported',
]);

export interface OversightBuilder {
  take(event: TypedEvent, at: Pointer, time: number): void;
  finish(): Oversight;
}

/** Gathers what people decided about the plane, and what is said of its work. Grows with these, up to what the keeper keeps. */
export function createOversight(keeper: Keeper): OversightBuilder {
  const gateOverrides = keeper.list<GateOverride>('gate overrides');
  const changeApprovals = keeper.list<ChangeApproval>('change approvals');
  const rejectedPackages = keeper.list<RejectedPackage>('rejected packages');
  const fleetLimits = keeper.list<FleetLimit>('fleet limits');
  const agentVersionChanges = keeper.list<AgentVersionChange>('agent version changes');
  const rehearsals = keeper.list<RollbackRehearsal>('rollback rehearsals');
  const classifications = keeper.list<IncidentClassification>('incident classifications');
  const incidentReports = keeper.list<IncidentReport>('incident reports');
  const reportedMetrics = keeper.list<ReportedMetric>('reported metrics');

  return {
    take(event, at, time) {
      if (!isOversight(event)) return;
      const actionId = event.line.action_id ?? null;
      switch (event.type) {
        case 'gate.overridden': {
          const { gate, release_id: releaseId, approver, reason, expires_at: expires, follow_up: followUp } = event.data;
          return gateOverrides.add({ gate, releaseId, approver, reason, expiresAt: expires === null ? null : instant(expires), followUp, actionId, ...told(event, at, time) });
        }
        case 'change.approved': {
          const { subject_kind: subjectKind, subject, version, approver, requested_by: requestedBy, ticket_id: ticketId } = event.data;
          return changeApprovals.add({ subjectKind, subject, version, approver, requestedBy, ticketId, ...told(event, at, time) });
        }
        case 'package.rejected':
          return rejectedPackages.add({ packageId: event.data.package_id, enclave: event.data.enclave, reason: event.data.reason, actionId, ...told(event, at, time) });
        case 'fleet.limited':
          return fleetLimits.add({ fleetId: event.data.fleet_id, maxConcurrency: event.data.max_concurrency, ...told(event, at, time) });
        case 'agent.version-changed':
          return agentVersionChanges.add({ agentId: event.data.agent_id, from: event.data.from, to: event.data.to, ...told(event, at, time) });
        case 'rollback.rehearsed':
          return rehearsals.add({ subject: event.data.subject, status: event.data.status, ...told(event, at, time) });
        case 'incident.classified': {
          const { incident_id: incidentId, classification, serious } = event.data;
          return classifications.add({ incidentId, classification, serious, ...told(event, at, time) });
        }
        case 'incident.reported':
          return incidentReports.add({ incidentId: event.data.incident_id, recipient: event.data.recipient, ...told(event, at, time) });
        case 'metric.reported': {
          const { metric, environment, risk_class: riskClass, from, until, numerator, denominator } = event.data;
          return reportedMetrics.add({
            metric, environment, riskClass, from: instant(from), until: instant(until), numerator, denominator, ...told(event, at, time),
          });
        }
      }
    },
    finish: () => ({
      gateOverrides: gateOverrides.rows, changeApprovals: changeApprovals.rows, rejectedPackages: rejectedPackages.rows, fleetLimits: fleetLimits.rows,
      agentVersionChanges: agentVersionChanges.rows, rehearsals: rehearsals.rows, classifications: classifications.rows, incidentReports: incidentReports.rows,
      reportedMetrics: reportedMetrics.rows,
    }),
  };
}
