import type { ArtifactKind, Autonomy, DataClass, Environment, EventOutcome, Reversibility, RiskClass } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';
import type { ActorKind, RowIntegrity } from './event.ts';

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
  /** What it was decided on, as the policy engine recorded it; absent when the source does not say. */
  readonly inputs?: DecisionInputs;
}

export interface DecisionInputs {
  readonly environment: Environment;
  readonly riskClass: RiskClass;
  readonly autonomy: Autonomy;
}

/** The policy engine gave no decision. `effect` is what the plane made of that. */
export interface PolicyFailure {
  readonly policyId: string;
  readonly policyVersion: string;
  readonly kind: 'error' | 'timeout' | 'missing-input';
  readonly effect: 'denied' | 'permitted' | 'pending';
}

export interface ApprovalRequest {
  readonly approverRole: string;
  readonly actionDigest: string;
  readonly expiresAt: number;
}

/** Somebody opened a file of evidence; of an approver, that it was looked at. */
export interface EvidenceView {
  readonly viewer: string;
  readonly path: string;
}

/** Data events of one action by resource, class and mode; `time` and `at` of the first. Refused ones are `denied` only, unless all were. */
export interface ActionDataUse {
  readonly resource: string;
  readonly dataClass: DataClass;
  readonly mode: 'read' | 'write';
  readonly events: number;
  readonly records: number;
  readonly denied: number;
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
  /** As the signed statement says; absent without one. `Stated.time` is that of the event. */
  readonly decidedAt?: number;
  /** Who recorded the event: a policy that approves in a person's place shows here. */
  readonly recordedBy?: string;
  readonly recordedByKind?: ActorKind;
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
  /** The enclave that the event of its issue names, where that is another than the signed one. */
  readonly sentTo?: string;
  readonly commands: readonly string[];
  readonly resources: readonly string[];
  readonly environment: Environment;
  /** Members of the signed file beside these; absent when the source does not say. */
  readonly actionDigest?: string;
  readonly dataClasses?: readonly DataClass[];
  readonly issuedAt?: number;
  /** Of the signed file's bytes, where `digest` is what the event says of them. */
  readonly fileDigest?: string;
  readonly expiresAt: number;
  readonly signature: 'valid' | 'invalid' | 'unknown-key' | 'missing';
}

export interface Receipt {
  readonly packageId: string;
  readonly file: string;
  readonly executedDigest: string;
  /** As the signed receipt says, where the two beside it are the event's word; absent when the source does not say. */
  readonly signedDigest?: string;
  readonly signedRunner?: string;
  readonly runner: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly outcome: EventOutcome;
  readonly signature: 'valid' | 'invalid' | 'unknown-key' | 'missing';
}

/** What an event of an action gives, and to whom: rights, a credential, emergency access, or leave to act again. */
export interface Gift {
  readonly what: 'role' | 'credential' | 'delegation' | 'break-glass' | 'agent';
  readonly to: string;
}

/** A package or receipt that an event names, and whose signed file is not in the bundle: what it holds cannot be told. */
export interface PackageClaim {
  readonly part: 'package' | 'receipt';
  readonly packageId: string;
  readonly file: string;
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
  /** Of the file that it names: `matches`, `differs` in its digest, `empty`, or not there; absent when nothing can be compared. */
  readonly standing?: 'matches' | 'differs' | 'empty' | 'missing';
}

export interface Consequence {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Who started it, of a start; absent otherwise. */
  readonly by?: string;
}

/** What became of an action: `shipped-bad` and the like are not words of the record; these are. */
export type ActionOutcome = 'completed' | 'failed' | 'blocked' | 'denied' | 'expired' | 'in-progress' | 'rolled-back';

/**
 * What was asked for. An evidence bundle states every member (docs/formats/evidence-bundle.md); null is what another
 * source does not say, which is not the least of its kind.
 */
export interface ActionDescription {
  readonly kind: string;
  readonly title: string;
  readonly targets: readonly string[];
  readonly environment: Environment | null;
  readonly risk_class: RiskClass | null;
  readonly data_classes: readonly DataClass[];
  readonly reversibility: Reversibility | null;
  readonly autonomy: Autonomy | null;
  readonly scopes: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly rollback_plan: string | null;
}

/** Whether an action looks at what it names or changes it; null when the source does not say. */
export type ActionMode = 'read' | 'write' | null;

/** One action over its whole life: request → decision → approval → execution → evidence → outcome. */
export interface Action {
  readonly id: string;
  /** Who acted: an agent of the registry, or the principal that another source names. */
  readonly agentId: string;
  readonly actorKind: ActorKind;
  readonly fleetId: string | null;
  /** Who answers for it: of the registry, or as the source states it. Null when nobody is named. */
  readonly accountable: string | null;
  readonly descriptor: ActionDescription;
  readonly mode: ActionMode;
  /** Digest recorded in the request, and the digest recomputed from the descriptor; null when the source records none. */
  readonly digest: string | null;
  readonly computedDigest: string | null;
  readonly requested: Stated<null>;
  /** Of the request, where its event states it: version of the agent, id of the credential, what it is done under. */
  readonly agentVersion?: string;
  readonly credential?: string;
  readonly delegation?: string;
  readonly breakGlass?: string;
  /** Of the first start: who started it, and with which credential. */
  readonly startedBy?: string;
  readonly startCredential?: string;
  readonly decisions: readonly Stated<Decision>[];
  /** These four are absent when there are none. */
  readonly policyFailures?: readonly Stated<PolicyFailure>[];
  readonly approvalRequests?: readonly Stated<ApprovalRequest>[];
  readonly evidenceViews?: readonly Stated<EvidenceView>[];
  readonly dataUses?: readonly Stated<ActionDataUse>[];
  /** Data events whose use is not among `dataUses`, which holds the first 256 that differ; absent when all are. */
  readonly dataUsesBeyond?: number;
  /** What its events give, the first 64 that differ; `givesBeyond` counts the events of others. Absent when there are none. */
  readonly gives?: readonly Stated<Gift>[];
  readonly givesBeyond?: number;
  readonly approvals: readonly Stated<Approval>[];
  readonly packages: readonly Stated<WorkPackage>[];
  readonly receipts: readonly Stated<Receipt>[];
  /** Absent when the bundle holds each signed file. */
  readonly packageClaims?: readonly Stated<PackageClaim>[];
  readonly started: Stated<{ readonly actionDigest: string | null }> | null;
  readonly finished: Stated<{ readonly type: string; readonly actionDigest: string | null; readonly effects: readonly string[]; readonly reason: string | null }> | null;
  readonly tests: readonly Stated<TestResult>[];
  readonly artifacts: readonly Stated<Artifact>[];
  /**
   * Pull request, pipeline, ticket, release, verification, incident and rollback events, as recorded; also every
   * start after the first, and every end but the one that `finished` holds: the last, or the last that is not
   * `action.blocked` where something ended otherwise. Under their own event types.
   */
  readonly consequences: readonly Stated<Consequence>[];
  readonly outcome: ActionOutcome;
  readonly eventCount: number;
  readonly integrity: RowIntegrity;
}
