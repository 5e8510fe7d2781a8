import type { DataClass, TransferForm } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';

/** Rules that the bundle carries beside the autonomy boundaries. */

/** What may leave where; what no rule allows is not allowed. A place is an enclave, an environment or `*`. */
export interface TransferBoundary {
  readonly policyId: string;
  readonly version: string;
  readonly effectiveFrom: number;
  readonly digest: string;
  readonly rules: readonly {
    readonly from: string;
    readonly to: string;
    readonly artifactKinds: readonly string[];
    readonly dataClasses: readonly DataClass[];
    readonly forms: readonly TransferForm[];
  }[];
  readonly at: Pointer;
}

export interface LegalHold {
  readonly holdId: string;
  readonly matter: string;
  readonly streams: readonly string[];
  readonly from: number;
  readonly until: number | null;
  readonly placedBy: string;
  readonly at: Pointer;
}

export interface RetentionPolicy {
  readonly effectiveFrom: number;
  readonly minimumDays: number;
  readonly holds: readonly LegalHold[];
  readonly at: Pointer;
}

export interface ApprovedVersion {
  readonly agentId: string;
  readonly version: string;
  readonly model: string;
  readonly from: number;
  readonly until: number | null;
  readonly approvedBy: string;
  readonly at: Pointer;
}
