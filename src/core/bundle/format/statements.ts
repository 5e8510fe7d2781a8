import type { DataClass, Environment } from './action.ts';
import type { EventOutcome } from './event.ts';

/** Payload of `approvals/<id>.dsse.json`, signed by the approver's own key. */
export interface ApprovalStatement {
  readonly approval_id: string;
  readonly action_id: string;
  readonly action_digest: string;
  readonly decision: 'granted' | 'denied';
  /** Principal id of the person, and the account used; two accounts may be one person. */
  readonly approver: string;
  readonly account: string;
  readonly policy_version: string;
  readonly decided_at: string;
  readonly expires_at: string;
  readonly reason: string;
}

/** Payload of `work-packages/<id>.dsse.json`, signed by the orchestrator. */
export interface WorkPackageStatement {
  readonly package_id: string;
  readonly action_id: string;
  readonly action_digest: string;
  readonly enclave: string;
  readonly commands: readonly string[];
  readonly scope: { readonly resources: readonly string[]; readonly environment: Environment; readonly data_classes: readonly DataClass[] };
  readonly issued_at: string;
  readonly expires_at: string;
}

/** Payload of `work-packages/<id>.receipt.dsse.json`, signed by the enclave's runner. */
export interface ReceiptStatement {
  readonly package_id: string;
  /** SHA-256 of the package envelope's bytes, as the runner received it. */
  readonly package_digest: string;
  readonly runner: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly outcome: EventOutcome;
  readonly output_digest: string;
}
