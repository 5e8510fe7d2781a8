import type { ActionDescriptor, ArtifactKind, Environment, EventOutcome } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';
import type { RowIntegrity } from './event.ts';

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
