import type { ActionDescriptor, ApprovalEventData, EventDataByType, KnownEventType, MergeLineage } from '../../core/bundle/format.ts';
import { array, boolean, integer, nullable, object, oneOf, optional, record, type Shape } from '../../core/json/index.ts';
import { autonomy, count, dataClass, digest, environment, id, instant, riskClass, words } from './data-values.ts';
import { GOVERNANCE_EVENT_DATA } from './governance-event-data.ts';

/**
 * What `data` must hold, by event type. A member beyond these is kept in the evidence, covered by the event's hash
 * and used by nothing; it is counted, so that a producer that has moved ahead of this version shows.
 */

const DESCRIPTOR = object<ActionDescriptor>({
  kind: oneOf(['ticket.open', 'test.run', 'repository.modify', 'repository.merge', 'production.change', 'data.query']),
  title: words,
  targets: array(id),
  environment,
  risk_class: riskClass,
  data_classes: array(dataClass),
  reversibility: oneOf(['reversible', 'compensable', 'irreversible']),
  autonomy,
  scopes: array(words),
  parameters: record(words),
  rollback_plan: nullable(words),
});

const APPROVAL = object<ApprovalEventData>({ approval_id: id, path: id, action_digest: digest, policy_version: id, expires_at: instant });
const FLEET_MEMBER = object<EventDataByType['agent.enabled']>({ agent_id: id, fleet_id: id });
const WORK = object<EventDataByType['work.finished']>({ work_id: id, fleet_id: id });
const LOCK = object<EventDataByType['lock.acquired']>({ resource: id, work_id: id });
const LINEAGE = object<MergeLineage>({ branch: id, base: id, onto: id, paths: array(id) });
const DATA = object<EventDataByType['data.read']>({ resource: id, data_class: dataClass, records: count });

export const EVENT_DATA: { readonly [T in KnownEventType]: Shape<EventDataByType[T]> } = {
  'log.opened': object({ origin: id }),
  'agent.enabled': FLEET_MEMBER,
  'agent.disabled': object({ agent_id: id, fleet_id: id, reason: words }),
  'agent.heartbeat': object({ fleet_id: id, active_runs: count }),
  'role.bound': object({ principal: id, role: id, until: nullable(instant) }),
  'role.unbound': object({ principal: id, role: id }),
  'policy.published': object({ policy_id: id, version: id, digest, path: id }),
  'work.queued': object({ work_id: id, fleet_id: id, priority: integer(Number.MIN_SAFE_INTEGER) }),
  'work.leased': object({ work_id: id, fleet_id: id, lease_until: instant }),
  'work.finished': WORK,
  'lock.acquired': LOCK,
  'lock.released': LOCK,
  'action.requested': object<EventDataByType['action.requested']>({ descriptor: DESCRIPTOR, digest, delegation: optional(id), break_glass: optional(id) }),
  'policy.decided': object({
    decision: oneOf(['permit', 'deny', 'require-approval']),
    rule: words,
    policy_id: id,
    policy_version: id,
    policy_digest: digest,
    mode: oneOf(['enforce', 'log-only']),
    action_digest: digest,
    inputs: object<EventDataByType['policy.decided']['inputs']>({ environment, risk_class: riskClass, autonomy }),
    obligations: array(words),
  }),
  'approval.requested': object({ approver_role: id, action_digest: digest, expires_at: instant }),
  'approval.granted': APPROVAL,
  'approval.denied': APPROVAL,
  'approval.expired': object({ action_digest: digest }),
  'package.issued': object({ package_id: id, path: id, digest, enclave: id, expires_at: instant }),
  'package.rejected': object({ package_id: id, enclave: id, reason: words }),
  'package.executed': object({ package_id: id, path: id, executed_digest: digest, runner: id }),
  'action.started': object({ action_digest: digest }),
  'action.completed': object({ action_digest: digest, effects: array(id) }),
  'action.failed': object({ action_digest: digest, effects: array(id), reason: words }),
  'action.blocked': object({ action_digest: digest, reason: words }),
  'data.read': DATA,
  'data.written': DATA,
  'artifact.recorded': object({
    artifact_id: id, kind: oneOf(['junit', 'otlp', 'reproduction', 'diff']), path: id, media_type: words, digest,
  }),
  'test.completed': object({ suite: id, artifact_id: nullable(id), passed: count, failed: count, required: boolean, commit: id }),
  'ticket.opened': object({ ticket_id: id, title: words }),
  'ticket.closed': object({ ticket_id: id, resolution: words }),
  'pull-request.opened': object({ pull_request: id, repository: id, head: id, base: id }),
  'pull-request.merged': object<EventDataByType['pull-request.merged']>({ pull_request: id, repository: id, head: id, merge_commit: id, lineage: optional(LINEAGE) }),
  'pipeline.completed': object({ run_id: id, pipeline: id, commit: id, status: oneOf(['success', 'failure']) }),
  'release.shipped': object({ release_id: id, commit: id, environment }),
  'verification.completed': object({ release_id: id, status: oneOf(['healthy', 'degraded']), detail: words }),
  'incident.declared': object({ incident_id: id, severity: words, ticket_id: id, release_id: id }),
  'rollback.completed': object({ release_id: id, to_commit: id }),
  ...GOVERNANCE_EVENT_DATA,
};
