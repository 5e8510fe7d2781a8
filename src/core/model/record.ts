import type {
  ActionDescriptor, ActorKind, ArtifactKind, Autonomy, DataClass, EdgeKind, Environment, EventOutcome, GraphNode, Layer, RiskClass,
} from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';

/**
 * The canonical record: what every source yields and every view, control and report reads.
 * Times are milliseconds since the Unix epoch by the source's own clock.
 */

/** Whether the bytes a row came from are what was recorded. */
export type RowIntegrity = 'verified' | 'failed' | 'unverified';

export interface RecordEvent {
  readonly id: string;
  readonly stream: string;
  readonly seq: number;
  readonly time: number;
  readonly type: string;
  /** False when this version does not know the type: shown and counted, never dropped. */
  readonly known: boolean;
  readonly layer: Layer;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  readonly fleetId: string | null;
  readonly actionId: string | null;
  /** The graph node the event is about, where it names one. */
  readonly systemId: string | null;
  readonly environment: Environment | null;
  readonly dataClass: DataClass | null;
  readonly outcome: EventOutcome | null;
  readonly causes: readonly string[];
  /**
   * The event's essential values in a few words that need no translation: names, numbers, short digests.
   * Made of the evidence's own text: shown through `displayName` only.
   */
  readonly brief: string;
  readonly hash: string;
  readonly at: Pointer;
  readonly integrity: RowIntegrity;
}

/** One fact about an action with the event or file that states it. */
export interface Stated<T> {
  readonly value: T;
  readonly at: Pointer;
  readonly time: number;
}

export interface Decision {
  readonly decision: 'permit' | 'deny' | 'require-approval';
  readonly rule: string;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly policyDigest: string;
  readonly mode: 'enforce' | 'log-only';
  readonly actionDigest: string;
  readonly obligations: readonly string[];
}

export interface Approval {
  readonly approvalId: string;
  readonly decision: 'granted' | 'denied' | 'expired';
  /** Principal that the signed approval names; the event's actor may be another account of the same person. */
  readonly approver: string;
  readonly account: string;
  readonly actionDigest: string;
  readonly policyVersion: string;
  readonly expiresAt: number;
  readonly reason: string;
  readonly file: string;
  /** Outcome of the approval's own signature against the trust pack. */
  readonly signature: 'valid' | 'invalid' | 'unknown-key' | 'missing';
}

export interface WorkPackage {
  readonly packageId: string;
  readonly file: string;
  readonly digest: string;
  readonly enclave: string;
  readonly commands: readonly string[];
  readonly resources: readonly string[];
  readonly environment: Environment;
  readonly expiresAt: number;
  readonly signature: 'valid' | 'invalid' | 'unknown-key' | 'missing';
}

export interface Receipt {
  readonly packageId: string;
  readonly file: string;
  readonly executedDigest: string;
  readonly runner: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly outcome: EventOutcome;
  readonly signature: 'valid' | 'invalid' | 'unknown-key' | 'missing';
}

export interface TestResult {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly required: boolean;
  readonly commit: string;
  readonly artifactId: string | null;
}

export interface Artifact {
  readonly artifactId: string;
  readonly kind: ArtifactKind;
  readonly path: string;
  readonly mediaType: string;
  readonly digest: string;
}

/** What became of an action: `shipped-bad` and the like are not words of the record; these are. */
export type ActionOutcome = 'completed' | 'failed' | 'blocked' | 'denied' | 'expired' | 'in-progress' | 'rolled-back';

/** One action over its whole life: request → decision → approval → execution → evidence → outcome. */
export interface Action {
  readonly id: string;
  readonly agentId: string;
  readonly fleetId: string | null;
  /** Principal id of the person who answers for the agent; null when the registry names none. */
  readonly accountable: string | null;
  readonly descriptor: ActionDescriptor;
  /** Digest recorded in the request, and the digest recomputed from the descriptor. */
  readonly digest: string;
  readonly computedDigest: string;
  readonly requested: Stated<null>;
  readonly decisions: readonly Stated<Decision>[];
  readonly approvals: readonly Stated<Approval>[];
  readonly packages: readonly Stated<WorkPackage>[];
  readonly receipts: readonly Stated<Receipt>[];
  readonly started: Stated<{ readonly actionDigest: string }> | null;
  readonly finished: Stated<{ readonly type: string; readonly actionDigest: string; readonly effects: readonly string[]; readonly reason: string | null }> | null;
  readonly tests: readonly Stated<TestResult>[];
  readonly artifacts: readonly Stated<Artifact>[];
  /**
   * Pull request, pipeline, ticket, release, verification, incident and rollback events, as recorded; also every
   * start after the first and every end before the last, under their own event types.
   */
  readonly consequences: readonly Stated<{ readonly type: string; readonly data: Readonly<Record<string, unknown>> }>[];
  readonly outcome: ActionOutcome;
  readonly eventCount: number;
  readonly integrity: RowIntegrity;
}

export interface Person { readonly id: string; readonly name: string; readonly kind: 'person' | 'service'; readonly accounts: readonly string[]; readonly manager: string | null; readonly idp: { readonly status: 'active' | 'disabled'; readonly groups: readonly string[]; readonly mfa: boolean } | null; readonly at: Pointer }
export interface RoleBinding { readonly principal: string; readonly role: string; readonly from: number; readonly until: number | null; readonly grantedBy: string; readonly at: Pointer }
export interface Role { readonly id: string; readonly name: string; readonly permissions: readonly { readonly action: string; readonly environment: string; readonly systems: readonly string[] }[]; readonly at: Pointer }
export interface Agent { readonly id: string; readonly name: string; readonly fleetId: string; readonly version: string; readonly model: string; readonly owner: string; readonly status: 'enabled' | 'disabled'; readonly clearance: DataClass; readonly scopes: readonly string[]; readonly at: Pointer }
export interface Fleet { readonly id: string; readonly name: string; readonly purpose: 'test' | 'remediate' | 'observe'; readonly maxConcurrency: number; readonly contextRefs: readonly string[]; readonly at: Pointer }
export interface PolicyVersion { readonly policyId: string; readonly version: string; readonly effectiveFrom: number; readonly digest: string; readonly cells: readonly { readonly environment: Environment; readonly riskClass: RiskClass; readonly maxAutonomy: Autonomy; readonly gate: string; readonly mode: 'enforce' | 'log-only' }[]; readonly at: Pointer }
export interface GraphSnapshot { readonly id: string; readonly validFrom: number; readonly digest: string; readonly nodes: readonly GraphNode[]; readonly edges: readonly { readonly from: string; readonly to: string; readonly kind: EdgeKind }[]; readonly at: Pointer }
export interface PipelineRun { readonly id: string; readonly pipeline: string; readonly commit: string; readonly status: 'success' | 'failure'; readonly startedAt: number; readonly finishedAt: number; readonly environment: Environment; readonly at: Pointer }
export interface Ticket { readonly id: string; readonly kind: 'incident' | 'change' | 'task'; readonly title: string; readonly state: 'open' | 'closed'; readonly openedAt: number; readonly closedAt: number | null; readonly at: Pointer }

/** Everything but the events, which are streamed: they may be a million. */
export interface CanonicalRecord {
  readonly period: { readonly from: number; readonly to: number };
  readonly eventCount: number;
  readonly unknownTypes: readonly { readonly type: string; readonly count: number }[];
  readonly people: readonly Person[];
  readonly roles: readonly Role[];
  readonly bindings: readonly RoleBinding[];
  readonly agents: readonly Agent[];
  readonly fleets: readonly Fleet[];
  readonly policies: readonly PolicyVersion[];
  readonly graphs: readonly GraphSnapshot[];
  readonly pipelineRuns: readonly PipelineRun[];
  readonly tickets: readonly Ticket[];
  readonly actions: readonly Action[];
  /**
   * Test runs and consequences that name no action: control tests find them by commit and release.
   * Absent when there are none.
   */
  readonly unattached?: readonly Stated<{ readonly type: string; readonly data: Readonly<Record<string, unknown>> }>[];
}
