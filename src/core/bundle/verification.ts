import type { BlockProver } from '../chain/block-proof.ts';
import type { CheckReport, Pointer } from '../findings/index.ts';
import type { RowIntegrity } from '../model/record.ts';
import type { FileStatus, SealingKey, Signer, StreamSummary } from '../examined.ts';
import type { Limits, RunInputs } from '../run.ts';
import type { PreviousRun } from '../previous/index.ts';
import type { TrustPack } from '../trust/pack.ts';
import type { BundleDocuments } from './documents.ts';
import type { EventLine } from './format.ts';
import type { ReadSigstoreManifest } from './sigstore-manifest.ts';
import type { SubtreeWatch } from '../tlog/index.ts';

/** Everything the result depends on besides the bytes. */
export interface VerifyArguments {
  /** The instant the reader judges from: `2026-11-23T00:00:00.000Z`. */
  readonly asOf: string;
  readonly trust: { readonly pack: TrustPack; readonly digest: string } | null;
  readonly limits: Limits;
  readonly rememberedHeads: RunInputs['rememberedHeads'];
  /** An earlier run to hold the bundle against, where the reader names one. */
  readonly previous?: PreviousRun | null;
  /** Reads and proves a manifest that is a Sigstore bundle: `readSigstoreManifest` of core/sigstore. */
  readonly readSigstoreManifest: ReadSigstoreManifest;
}

export interface VerifyHooks {
  /** Proves blocks of events ahead of the verifier. Without it every line is looked at on its own; what is found is the same. */
  readonly prover?: BlockProver;
  /** Called once, before the first event. */
  documents?(documents: BundleDocuments): void;
  /**
   * Every event that could be read, in file order. `failed`: its own hash or link does not hold. `unverified`: both hold,
   * but the file is not the one the manifest lists, so the row may be one of those replaced. `time` is the event's own, in epoch milliseconds.
   */
  event?(event: EventLine, at: Pointer, integrity: RowIntegrity, time: number): void;
  /** Asked once a log whose tree can be built, before its events: what stood before them, and who is told of its subtrees. */
  tree?(this: void, start: LogStart): SubtreeWatch | null;
  progress?(doneBytes: number, totalBytes: number): void;
  cancelled?(): boolean;
}

/** Where a log's tree is continued: the leaves before, and the roots of their perfect subtrees, as the manifest states them. */
export interface LogStart {
  readonly name: string;
  readonly size: number;
  readonly compactRange: readonly Uint8Array[];
}

export interface BundleIdentity {
  readonly id: string;
  readonly tenant: string;
  readonly producer: string;
  readonly createdAt: string;
  readonly period: { readonly from: string; readonly to: string };
}

export interface LogHead {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

export interface BundleCounts {
  readonly events: number;
  readonly files: number;
  readonly approvals: number;
  readonly packages: number;
  readonly receipts: number;
  /** Values that stand in events as digests only. */
  readonly redactedValues: number;
}

export interface BundleVerification {
  readonly reports: readonly CheckReport[];
  /** What the manifest says of itself; null when there is none that can be read. */
  readonly bundle: BundleIdentity | null;
  readonly signers: readonly Signer[];
  readonly streams: readonly StreamSummary[];
  readonly files: readonly FileStatus[];
  readonly documents: BundleDocuments;
  /** Keys that signed the logs' heads and the manifest. */
  readonly sealingKeys: readonly SealingKey[];
  /** Heads signed by a trusted key and borne out by the events: safe to hold later bundles against. */
  readonly heads: readonly LogHead[];
  readonly counts: BundleCounts;
}

/** Thrown between chunks when `cancelled()` says so. Nothing else but bugs is thrown. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}
