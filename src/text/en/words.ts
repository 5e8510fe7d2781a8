import type { ActionKind, DataClass, Environment, Layer, Reversibility, RiskClass } from '../../core/bundle/format.ts';
import type { Severity } from '../../core/findings/index.ts';
import type { ActionOutcome, ActorKind } from '../../core/model/record.ts';

/** The interface's words for the closed vocabularies of the record. */

export const actionKinds: Readonly<Record<ActionKind, string>> = {
  'ticket.open': 'Open a ticket',
  'test.run': 'Run tests',
  'repository.modify': 'Modify a repository',
  'repository.merge': 'Merge into a repository',
  'production.change': 'Change production',
  'data.query': 'Query data',
};

export const actionOutcomes: Readonly<Record<ActionOutcome, string>> = {
  'completed': 'Completed',
  'failed': 'Failed',
  'blocked': 'Blocked',
  'denied': 'Denied',
  'expired': 'Expired',
  'in-progress': 'Not finished in this record',
  'rolled-back': 'Rolled back',
};

export const severities: Readonly<Record<Severity, string>> = {
  critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low',
};

export const layers: Readonly<Record<Layer, string>> = {
  identity: 'Identity and roles',
  policy: 'Policy engine',
  orchestrator: 'Orchestrator',
  fleet: 'Agent fleets',
  evidence: 'Evidence and audit store',
};

export const actorKinds: Readonly<Record<ActorKind, string>> = { agent: 'Agent', person: 'Person', service: 'Service', role: 'Role session' };
export const environments: Readonly<Record<Environment, string>> = {
  development: 'Development', ci: 'CI', staging: 'Staging', production: 'Production',
};
export const riskClasses: Readonly<Record<RiskClass, string>> = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };
export const dataClasses: Readonly<Record<DataClass, string>> = {
  public: 'Public', internal: 'Internal', confidential: 'Confidential', restricted: 'Restricted',
};
export const reversibilities: Readonly<Record<Reversibility, string>> = {
  reversible: 'Can be undone', compensable: 'Can be made good', irreversible: 'Cannot be undone',
};

/** What a source does not say, wherever its word would stand. */
export const NOT_STATED = 'Not stated';

/** Labels of values: check facts, fact values, finding values. A key without one is shown as its own words. */
export const labels: Readonly<Record<string, string>> = {
  sha256: 'SHA-256',
  keyid: 'Key',
  asOf: 'As of',
  'as-of': 'As of',
  merkleRoot: 'Merkle root',
  'merkle-root': 'Merkle root',
  treeSize: 'Tree size',
  'tree-size': 'Tree size',
  seq: 'Number',
  record_id: 'Record id',
  actionDigest: 'Action digest',
  executedDigest: 'Digest that ran',
  approvedDigest: 'Digest that was approved',
  approvedAt: 'Approved at',
  startedAt: 'Started at',
  decidedAt: 'Decided at',
  expiresAt: 'Expires at',
  mergedAt: 'Merged at',
  policyVersion: 'Policy version',
  approver: 'Approver',
  account: 'Account',
  owner: 'Answers for the agent',
  late: 'Late by',
};

/** Names of the formats of audit exports. */
export const sourceFormats: Readonly<Record<'aws-cloudtrail' | 'otlp-traces', string>> = {
  'aws-cloudtrail': 'AWS CloudTrail', 'otlp-traces': 'OpenTelemetry traces (OTLP/JSON)',
};
