import { assertNever } from '../../core/findings/index.ts';
import type { TypedEvent } from './read-event.ts';

/** Longest brief kept; a million rows hold one each, and their length is the author's. */
const MAX = 160;

/** The essential values of an event in a few words, for lists and lanes. Raw evidence text: shown through `displayName` only. */
export function brief(event: TypedEvent): string {
  const text = parts(event).filter((part) => part !== '').join(' · ');
  return text.length <= MAX ? text : `${text.slice(0, MAX - 1)}…`;
}

const short = (digest: string): string => digest.slice(0, 8);

function parts(event: TypedEvent): readonly string[] {
  switch (event.type) {
    case 'log.opened': return [event.data.origin];
    case 'agent.enabled': return [event.data.agent_id, event.data.fleet_id];
    case 'agent.disabled': return [event.data.agent_id, event.data.fleet_id, event.data.reason];
    case 'agent.heartbeat': return [event.data.fleet_id, `${event.data.active_runs}`];
    case 'role.bound': return [event.data.principal, event.data.role, event.data.until ?? ''];
    case 'role.unbound': return [event.data.principal, event.data.role];
    case 'policy.published': return [event.data.policy_id, event.data.version, short(event.data.digest)];
    case 'work.queued': return [event.data.work_id, event.data.fleet_id, `${event.data.priority}`];
    case 'work.leased': return [event.data.work_id, event.data.fleet_id, event.data.lease_until];
    case 'work.finished': return [event.data.work_id, event.data.fleet_id];
    case 'lock.acquired':
    case 'lock.released': return [event.data.resource, event.data.work_id];
    case 'action.requested': return [event.data.descriptor.kind, event.data.descriptor.title];
    case 'policy.decided': return [event.data.decision, event.data.rule, event.data.policy_version, event.data.mode];
    case 'approval.requested': return [event.data.approver_role, short(event.data.action_digest)];
    case 'approval.granted':
    case 'approval.denied': return [event.line.actor.id, event.data.approval_id, short(event.data.action_digest)];
    case 'approval.expired': return [short(event.data.action_digest)];
    case 'package.issued': return [event.data.package_id, event.data.enclave];
    case 'package.rejected': return [event.data.package_id, event.data.enclave, event.data.reason];
    case 'package.executed': return [event.data.package_id, event.data.runner, short(event.data.executed_digest)];
    case 'action.started': return [short(event.data.action_digest)];
    case 'action.completed': return [...event.data.effects, short(event.data.action_digest)];
    case 'action.failed':
    case 'action.blocked': return [event.data.reason, short(event.data.action_digest)];
    case 'data.read':
    case 'data.written': return [event.data.resource, event.data.data_class, `${event.data.records}`];
    case 'artifact.recorded': return [event.data.kind, event.data.artifact_id];
    case 'test.completed': return [event.data.suite, `+${event.data.passed} −${event.data.failed}`, short(event.data.commit)];
    case 'ticket.opened': return [event.data.ticket_id, event.data.title];
    case 'ticket.closed': return [event.data.ticket_id, event.data.resolution];
    case 'pull-request.opened': return [event.data.pull_request, event.data.repository, short(event.data.head)];
    case 'pull-request.merged': return [event.data.pull_request, event.data.repository, short(event.data.merge_commit)];
    case 'pipeline.completed': return [event.data.pipeline, event.data.status, short(event.data.commit)];
    case 'release.shipped': return [event.data.release_id, event.data.environment, short(event.data.commit)];
    case 'verification.completed': return [event.data.release_id, event.data.status, event.data.detail];
    case 'incident.declared': return [event.data.incident_id, event.data.severity, event.data.ticket_id];
    case 'rollback.completed': return [event.data.release_id, short(event.data.to_commit)];
    case 'credential.issued': return [event.data.credential_id, event.data.principal, event.data.kind, event.data.expires_at ?? ''];
    case 'credential.revoked': return [event.data.credential_id, event.data.reason];
    case 'delegation.granted': return [event.data.delegation_id, event.data.from, event.data.to, ...event.data.scopes];
    case 'break-glass.opened': return [event.data.break_glass_id, event.data.principal, event.data.reason];
    case 'break-glass.closed': return [event.data.break_glass_id];
    case 'break-glass.reviewed': return [event.data.break_glass_id, event.data.reviewer, event.data.outcome];
    case 'gate.overridden': return [event.data.gate, event.data.release_id, event.data.approver, event.data.reason];
    case 'change.approved': return [event.data.subject_kind, event.data.subject, event.data.version ?? '', event.data.approver];
    case 'policy.evaluation-failed': return [event.data.kind, event.data.effect, event.data.policy_version];
    case 'evidence.viewed': return [event.data.viewer, event.data.path];
    case 'data.transferred': return [event.data.from, event.data.to, event.data.data_class, event.data.form, event.data.artifact_kind];
    case 'data.sanitised': return [event.data.resource, event.data.from_class, event.data.to_class, event.data.method];
    case 'fleet.limited': return [event.data.fleet_id, `${event.data.max_concurrency}`];
    case 'agent.version-changed': return [event.data.agent_id, event.data.from, event.data.to];
    case 'rollback.rehearsed': return [event.data.subject, event.data.status];
    case 'incident.classified': return [event.data.incident_id, event.data.classification];
    case 'incident.reported': return [event.data.incident_id, event.data.recipient];
    case 'metric.reported': return [event.data.metric, event.data.environment ?? '', event.data.risk_class ?? '', `${event.data.numerator}/${event.data.denominator}`];
    case 'log.outage-declared': return [event.data.stream, event.data.from, event.data.until, event.data.reason];
    case 'record.purged': return [event.data.stream, event.data.before, event.data.reason, event.data.hold ?? ''];
    default: return assertNever(event);
  }
}
