import type { ControlResult } from './controls/types.ts';
import type { FileStatus, Signer, StreamSummary } from './examined.ts';
import type { Check, Finding, Verdict } from './findings/index.ts';
import type { Subject } from './subject.ts';

export type { Subject } from './subject.ts';

/** Budgets against hostile input; each names what it bounds. Part of a run, because they can change its result. */
export interface Limits {
  readonly maxEntries: number;
  readonly maxTotalBytes: number;
  readonly maxCompressionRatio: number;
  readonly maxDocumentBytes: number;
  readonly maxLineBytes: number;
  readonly maxJsonDepth: number;
  readonly maxFindingsPerCode: number;
}

/** 500 MB bundles of 20,000 entries and lines of a megabyte are far outside what the producer writes, and fit a laptop. */
export const DEFAULT_LIMITS: Limits = {
  maxEntries: 200_000,
  maxTotalBytes: 16 * 2 ** 30,
  maxCompressionRatio: 200,
  maxDocumentBytes: 64 * 2 ** 20,
  maxLineBytes: 2 ** 20,
  maxJsonDepth: 64,
  maxFindingsPerCode: 1_000,
};

/** Everything a verdict is a function of. Two runs with equal inputs are equal byte for byte. */
export interface RunInputs {
  readonly trustPack: { readonly name: string; readonly digest: string; readonly issuedAt: string } | null;
  readonly controlPack: { readonly id: string; readonly version: string; readonly digest: string };
  readonly asOf: string;
  readonly limits: Limits;
  /** Last head seen of each log by this vault, oldest knowledge the bundle may not contradict. */
  readonly rememberedHeads: readonly { readonly origin: string; readonly size: number; readonly root: string }[];
  /** The run of an earlier verification that this one was held against. */
  readonly previousRun: { readonly digest: string } | null;
}

/** What no run of this kind proves, said with every verdict. Keys into the message catalogue. */
export interface NotProved {
  readonly key: 'actions-never-logged' | 'tail-after-head' | 'revocation-after-pack' | 'no-trust-pack' | 'producer-clock' | 'time-before-stamp'
    | 'policy-not-replayed' | 'policy-inputs' | 'controls-not-in-pack' | 'redacted-values' | 'unsealed-container' | 'sigstore-scope' | 'document-scope' | 'pdf-scope' | 'document-undated' | 'custody-scope' | 'sign-off-scope' | 'portable-scope' | 'event-proof-scope'
    | 'source-unsigned' | 'source-clock' | 'cloudtrail-digests';
  readonly values: Readonly<Record<string, string>>;
}

/** One verification, immutable. Serialised as JCS: docs/formats/run.md. */
export interface Run {
  readonly format: 'proofroom.run.v1';
  readonly software: { readonly name: 'proofroom'; readonly version: string };
  readonly subject: Subject;
  readonly inputs: RunInputs;
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  /** Findings beyond the limit per code, counted instead of listed. */
  readonly findingsLeftOut: readonly { readonly code: string; readonly count: number }[];
  readonly controls: readonly ControlResult[];
  readonly signers: readonly Signer[];
  readonly streams: readonly StreamSummary[];
  readonly files: readonly FileStatus[];
  readonly notProved: readonly NotProved[];
  readonly counts: Readonly<Record<'events' | 'actions' | 'approvals' | 'files' | 'unknownEvents', number>>;
}
