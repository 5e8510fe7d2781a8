import type { ActionDescriptor, Autonomy, DataClass, Environment, RiskClass } from './action.ts';
import type { GovernanceEventData } from './governance-events.ts';

export const LAYERS = ['identity', 'policy', 'orchestrator', 'fleet', 'evidence'] as const;
export type Layer = (typeof LAYERS)[number];
export type ActorKind = 'agent' | 'person' | 'service';
export type EventOutcome = 'success' | 'failure' | 'denied' | 'escalated' | 'timeout';

/** One line of `audit/<stream>/NNNN.ndjson`. */
export interface EventLine {
  readonly record_id: string;
  readonly seq: number;
  /** RFC 3339, UTC, exactly three fraction digits, by the producer's clock. */
  readonly timestamp: string;
  readonly type: string;
  readonly layer: Layer;
  /** `credential`: id of the credential that authenticated the actor, never the credential itself. */
  readonly actor: { readonly kind: ActorKind; readonly id: string; readonly version?: string; readonly credential?: string };
  readonly action_id?: string;
  readonly causes: readonly string[];
  readonly outcome?: EventOutcome;
  readonly data: Readonly<Record<string, unknown>>;
  /** name → SHA-256 of JCS [salt, name, value]. */
  readonly withheld?: Readonly<Record<string, string>>;
  /** name → what `withheld` commits to; not covered by `hash`. */
  readonly open?: Readonly<Record<string, { readonly salt: string; readonly value: unknown }>>;
  readonly prev: string;
  readonly hash: string;
}

/** `data` by event type. A type not named here is counted, shown and kept. */
export interface EventDataByType extends GovernanceEventData {
  'log.opened': { origin: string };
  'agent.enabled': { agent_id: string; fleet_id: string };
  'agent.disabled': { agent_id: string; fleet_id: string; reason: string };
  'agent.heartbeat': { fleet_id: string; active_runs: number };
  'role.bound': { principal: string; role: string; until: string | null };
  'role.unbound': { principal: string; role: string };
  'policy.published': { policy_id: string; version: string; digest: string; path: string };
  'work.queued': { work_id: string; fleet_id: string; priority: number };
  'work.leased': { work_id: string; fleet_id: string; lease_until: string };
  'work.finished': { work_id: string; fleet_id: string };
  'lock.acquired': { resource: string; work_id: string };
  'lock.released': { resource: string; work_id: string };
  /** `delegation` and `break_glass`: ids of what it is done under. */
  'action.requested': { descriptor: ActionDescriptor; digest: string; delegation?: string; break_glass?: string };
  'policy.decided': {
    decision: 'permit' | 'deny' | 'require-approval';
    rule: string;
    policy_id: string;
    policy_version: string;
    policy_digest: string;
    mode: 'enforce' | 'log-only';
    action_digest: string;
    inputs: { environment: Environment; risk_class: RiskClass; autonomy: Autonomy };
    obligations: readonly string[];
  };
  'approval.requested': { approver_role: string; action_digest: string; expires_at: string };
  'approval.granted': ApprovalEventData;
  'approval.denied': ApprovalEventData;
  'approval.expired': { action_digest: string };
  'package.issued': { package_id: string; path: string; digest: string; enclave: string; expires_at: string };
  'package.rejected': { package_id: string; enclave: string; reason: string };
  'package.executed': { package_id: string; path: string; executed_digest: string; runner: string };
  'action.started': { action_digest: string };
  'action.completed': { action_digest: string; effects: readonly string[] };
  'action.failed': { action_digest: string; effects: readonly string[]; reason: string };
  'action.blocked': { action_digest: string; reason: string };
  'data.read': { resource: string; data_class: DataClass; records: number };
  'data.written': { resource: string; data_class: DataClass; records: number };
  'artifact.recorded': { artifact_id: string; kind: ArtifactKind; path: string; media_type: string; digest: string };
  'test.completed': { suite: string; artifact_id: string | null; passed: number; failed: number; required: boolean; commit: string };
  'ticket.opened': { ticket_id: string; title: string };
  'ticket.closed': { ticket_id: string; resolution: string };
  'pull-request.opened': { pull_request: string; repository: string; head: string; base: string };
  'pull-request.merged': { pull_request: string; repository: string; head: string; merge_commit: string; lineage?: MergeLineage };
  'pipeline.completed': { run_id: string; pipeline: string; commit: string; status: 'success' | 'failure' };
  'release.shipped': { release_id: string; commit: string; environment: Environment };
  'verification.completed': { release_id: string; status: 'healthy' | 'degraded'; detail: string };
  'incident.declared': { incident_id: string; severity: string; ticket_id: string; release_id: string };
  'rollback.completed': { release_id: string; to_commit: string };
}
/** What a merge was made of: the branch, the commit of it that `head` last contained, the one it stood at, and what changed between the first and `head`. */
export interface MergeLineage {
  readonly branch: string;
  readonly base: string;
  readonly onto: string;
  readonly paths: readonly string[];
}
export type KnownEventType = keyof EventDataByType;
export type ArtifactKind = 'junit' | 'otlp' | 'reproduction' | 'diff';

export interface ApprovalEventData {
  approval_id: string;
  path: string;
  action_digest: string;
  policy_version: string;
  expires_at: string;
}
