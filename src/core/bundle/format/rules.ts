import type { DataClass } from './action.ts';
import type { CredentialKind, TransferForm } from './governance-events.ts';

/** `identity/credentials.json`: credentials that were good at some time in the period, also those issued before it. */
export interface CredentialsFile {
  readonly credentials: readonly {
    readonly id: string;
    readonly principal: string;
    readonly kind: CredentialKind;
    readonly issued_at: string;
    readonly expires_at: string | null;
    readonly revoked_at: string | null;
  }[];
}

/** `agents/approved.json`: which version of an agent, on which model, was approved, when and by whom. */
export interface ApprovedAgentsFile {
  readonly approved: readonly {
    readonly agent: string;
    readonly version: string;
    readonly model: string;
    readonly from: string;
    readonly until: string | null;
    readonly approved_by: string;
  }[];
}

/**
 * `policy/transfer/<version>.json`: what may leave where. A place is an enclave, an environment or `*`; a resource stands
 * for its environment. What no rule allows is not allowed.
 */
export interface TransferFile {
  readonly policy_id: string;
  readonly version: string;
  readonly effective_from: string;
  readonly rules: readonly {
    readonly from: string;
    readonly to: string;
    readonly artifact_kinds: readonly string[];
    readonly data_classes: readonly DataClass[];
    readonly forms: readonly TransferForm[];
  }[];
}

/** `policy/retention.json`: how long the log is kept, and what must not be deleted meanwhile. */
export interface RetentionFile {
  readonly effective_from: string;
  readonly minimum_days: number;
  readonly holds: readonly {
    readonly hold_id: string;
    readonly matter: string;
    readonly streams: readonly string[];
    readonly from: string;
    readonly until: string | null;
    readonly placed_by: string;
  }[];
}
