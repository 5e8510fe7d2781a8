import { APPROVAL_MEDIA_TYPE, type ApprovalStatement } from '../../core/bundle/format.ts';
import { signEnvelope } from '../seal/dsse.ts';
import { HOUR, iso, MINUTE } from './calendar.ts';
import type { Work } from './work.ts';
import { APPROVER_ROLE, type Person } from './organisation.ts';
import { serviceActor, type Actor, type Thread } from './thread.ts';

export interface Asked {
  readonly role: string;
  readonly expiresAt: string;
  readonly event: string;
}

/** approval.requested. People have eight hours. */
export function askApproval(t: Thread, work: Work, escalated = false): Asked {
  const role = work.descriptor.environment === 'production' ? APPROVER_ROLE.production : APPROVER_ROLE.staging;
  const expiresAt = iso(t.time + 8 * HOUR);
  const event = t.emit('approval.requested', { approver_role: role, action_digest: work.digest, expires_at: expiresAt }, {
    actor: serviceActor('service:orchestrator'), action: work.id, ...(escalated ? { outcome: 'escalated' as const } : {}),
  });
  return { role, expiresAt, event };
}

export interface Answer {
  readonly approver: Person;
  readonly decision: 'granted' | 'denied';
  readonly reason: string;
  /** When the person decided, if not now. */
  readonly at?: number;
  /** Record id allotted before, if the event is emitted out of turn. */
  readonly as?: string;
}

/** approval.granted or approval.denied, and the statement signed with the person's own key. */
export function answerApproval(t: Thread, work: Work, asked: Asked, answer: Answer): string {
  const { approver, decision } = answer;
  const at = answer.at ?? t.time;
  const approvalId = t.name('apr');
  const path = `approvals/${approvalId}.dsse.json`;
  const statement: ApprovalStatement = {
    approval_id: approvalId,
    action_id: work.id,
    action_digest: work.digest,
    decision,
    approver: approver.id,
    account: approver.adminAccount ?? approver.account,
    policy_version: work.policyVersion,
    decided_at: iso(at),
    expires_at: asked.expiresAt,
    reason: answer.reason,
  };
  t.addFile(path, signEnvelope(APPROVAL_MEDIA_TYPE, statement, [t.world.keyring.approver(approver.id)]));
  const data = { approval_id: approvalId, path, action_digest: work.digest, policy_version: work.policyVersion, expires_at: asked.expiresAt };
  const options = { actor: personActor(approver), action: work.id, causes: [asked.event], at, ...(answer.as === undefined ? {} : { as: answer.as }) };
  return decision === 'granted'
    ? t.emit('approval.granted', data, { ...options, outcome: 'success' })
    : t.emit('approval.denied', data, { ...options, outcome: 'denied' });
}

/** evidence.viewed: what the work has left behind last, looked at before the answer. What follows goes on from where it was. */
export function viewEvidence(t: Thread, work: Work, asked: Asked, viewer: Person, at = t.time - 2 * MINUTE): void {
  const seen = t.files.findLast(({ name }) => name.startsWith('artifacts/'));
  if (seen === undefined) return;
  const { last } = t;
  t.emit('evidence.viewed', { viewer: viewer.id, path: seen.name }, { actor: { kind: 'person', id: viewer.id }, action: work.id, causes: [asked.event], at });
  t.last = last;
}

/** rollback.rehearsed: what cannot simply be undone is undone once before. */
export function rehearse(t: Thread, work: Work): void {
  if (work.descriptor.reversibility === 'reversible' || work.descriptor.rollback_plan === null) return;
  const { last } = t;
  t.emit('rollback.rehearsed', { subject: work.id, status: 'success' }, { actor: serviceActor('service:release-controller'), action: work.id, outcome: 'success' });
  t.last = last;
}

/** approval.expired: nobody answered in time. */
export function expireApproval(t: Thread, work: Work, asked: Asked): void {
  t.time = Date.parse(asked.expiresAt) + t.random.int(200, 5_000);
  t.emit('approval.expired', { action_digest: work.digest }, {
    actor: serviceActor('service:orchestrator'), action: work.id, causes: [asked.event], outcome: 'timeout',
  });
}

/** The log names the account that acted when it is not the person's everyday one; the statement names both. */
function personActor(person: Person): Actor {
  return { kind: 'person', id: person.adminAccount ?? person.id };
}
