import type { Environment, RiskClass } from '../bundle/format.ts';
import type { Told } from './told.ts';

/** What people decided about the plane itself, and what is said of its work as a whole. */

/** A release gate that somebody set aside. */
export interface GateOverride extends Told {
  readonly gate: string;
  readonly releaseId: string;
  readonly approver: string;
  readonly reason: string;
  readonly expiresAt: number | null;
  /** What has to be done afterwards; null where nothing was agreed. */
  readonly followUp: string | null;
  readonly actionId: string | null;
}

export interface ChangeApproval extends Told {
  readonly subjectKind: 'policy' | 'role' | 'gate';
  readonly subject: string;
  readonly version: string | null;
  readonly approver: string;
  readonly requestedBy: string;
  readonly ticketId: string | null;
}

/** A work package that an enclave refused. */
export interface RejectedPackage extends Told {
  readonly packageId: string;
  readonly enclave: string;
  readonly reason: string;
  readonly actionId: string | null;
}

export interface FleetLimit extends Told {
  readonly fleetId: string;
  readonly maxConcurrency: number;
}

export interface AgentVersionChange extends Told {
  readonly agentId: string;
  readonly from: string;
  readonly to: string;
}

/** A rollback tried out before it is needed; `subject` is a release or an action. */
export interface RollbackRehearsal extends Told {
  readonly subject: string;
  readonly status: 'success' | 'failure';
}

export interface IncidentClassification extends Told {
  readonly incidentId: string;
  readonly classification: string;
  readonly serious: boolean;
}

export interface IncidentReport extends Told {
  readonly incidentId: string;
  readonly recipient: string;
}

/** A figure as the operator reported it: both its numbers, and what it is of. Null is for all of its kind. */
export interface ReportedMetric extends Told {
  readonly metric: string;
  readonly environment: Environment | null;
  readonly riskClass: RiskClass | null;
  readonly from: number;
  readonly until: number;
  readonly numerator: number;
  readonly denominator: number;
}

export interface Oversight {
  readonly gateOverrides: readonly GateOverride[];
  readonly changeApprovals: readonly ChangeApproval[];
  readonly rejectedPackages: readonly RejectedPackage[];
  readonly fleetLimits: readonly FleetLimit[];
  readonly agentVersionChanges: readonly AgentVersionChange[];
  readonly rehearsals: readonly RollbackRehearsal[];
  readonly classifications: readonly IncidentClassification[];
  readonly incidentReports: readonly IncidentReport[];
  readonly reportedMetrics: readonly ReportedMetric[];
}
