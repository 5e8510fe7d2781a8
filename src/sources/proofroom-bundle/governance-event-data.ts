import type { GovernanceEventData } from '../../core/bundle/format.ts';
import { array, boolean, nullable, object, oneOf, type Shape } from '../../core/json/index.ts';
import { count, dataClass, environment, id, instant, riskClass, words } from './data-values.ts';

/** What `data` must hold for the types of access, oversight, data in motion and the record itself. */
export const GOVERNANCE_EVENT_DATA: { readonly [T in keyof GovernanceEventData]: Shape<GovernanceEventData[T]> } = {
  'credential.issued': object({
    credential_id: id, principal: id, kind: oneOf(['api-key', 'access-token', 'certificate', 'password', 'workload-identity']), expires_at: nullable(instant),
  }),
  'credential.revoked': object({ credential_id: id, reason: words }),
  'delegation.granted': object({ delegation_id: id, parent: nullable(id), from: id, to: id, scopes: array(words), expires_at: nullable(instant) }),
  'break-glass.opened': object({ break_glass_id: id, principal: id, reason: words, ticket_id: nullable(id), until: instant }),
  'break-glass.closed': object({ break_glass_id: id }),
  'break-glass.reviewed': object({ break_glass_id: id, reviewer: id, outcome: oneOf(['justified', 'not-justified']) }),
  'gate.overridden': object({ gate: id, release_id: id, approver: id, reason: words, expires_at: nullable(instant), follow_up: nullable(id) }),
  'change.approved': object({
    subject_kind: oneOf(['policy', 'role', 'gate']), subject: id, version: nullable(id), approver: id, requested_by: id, ticket_id: nullable(id),
  }),
  'policy.evaluation-failed': object({
    policy_id: id, policy_version: id, kind: oneOf(['error', 'timeout', 'missing-input']), effect: oneOf(['denied', 'permitted', 'pending']),
  }),
  'evidence.viewed': object({ viewer: id, path: id }),
  'data.transferred': object({
    from: id, to: id, data_class: dataClass, form: oneOf(['raw', 'summary', 'digest']), artifact_kind: id, sanitisation: nullable(id),
  }),
  'data.sanitised': object({ sanitisation_id: id, resource: id, from_class: dataClass, to_class: dataClass, method: words }),
  'fleet.limited': object({ fleet_id: id, max_concurrency: count }),
  'agent.version-changed': object({ agent_id: id, from: id, to: id }),
  'rollback.rehearsed': object({ subject: id, status: oneOf(['success', 'failure']) }),
  'incident.classified': object({ incident_id: id, classification: words, serious: boolean }),
  'incident.reported': object({ incident_id: id, recipient: id }),
  'metric.reported': object({
    metric: id, environment: nullable(environment), risk_class: nullable(riskClass), from: instant, until: instant, numerator: count, denominator: count,
  }),
  'log.outage-declared': object({ stream: id, from: instant, until: instant, reason: words }),
  'record.purged': object({ stream: id, before: instant, reason: words, hold: nullable(id) }),
};
