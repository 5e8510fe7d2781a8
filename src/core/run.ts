import type { ControlResult } from './controls/types.ts';
import type { FileStatus, Signer, StreamSummary } from './examined.ts';
import type { Check, Finding, Verdict } from './findings/index.ts';

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

export type Subject =
  | { readonly kind: 'evidence-bundle'; readonly digest: string; readonly size: number; readonly bundleId: string | null; readonly tenant: string | null; readonly producer: string | null; readonly createdAt: string | null; readonly period: { readonly from: string; readonly to: string } | null }
  | { readonly kind: 'sigstore-bundle'; readonly digest: string; readonly size: number; readonly artifactDigest: string | null; readonly identity: string | null; readonly issuer: string | null }
  | {
    readonly kind: 'signed-document'; readonly form: 'cms' | 'jws' | 'timestamp' | 'pdf'; readonly digest: string; readonly size: number;
    readonly artifactDigest: string | null; readonly signer: string | null;
  }
  | {
    readonly kind: 'custody-log'; readonly digest: string; readonly size: number; readonly entries: number;
    /** What the first entry says the log was begun with. */
    readonly software: string | null;
    readonly period: { readonly from: string; readonly to: string } | null;
  }
  | {
    readonly kind: 'audit-export'; readonly format: 'aws-cloudtrail' | 'otlp-traces'; readonly compressed: boolean; readonly digest: string; readonly size: number;
    /** Times of the first and last record, by the source's clock; null when none could be read. */
    readonly period: { readonly from: string; readonly to: string } | null;
  }
  | {
    readonly kind: 'sign-off'; readonly digest: string; readonly size: number; readonly signOffs: number;
    /** Of the run that was given; null where none was. */
    readonly runDigest: string | null;
    /** What the first sign-off that can be read says it is about. */
    readonly case: string | null;
    readonly evidence: string | null;
  }
  | {
    readonly kind: 'portable-case'; readonly digest: string; readonly size: number; readonly signOffs: number; readonly rows: number;
    readonly name: string | null; readonly evidence: string | null; readonly enclosed: boolean; readonly runDigest: string | null;
  }
  | {
    readonly kind: 'event-proof'; readonly digest: string; readonly size: number;
    /** Log, id and number of the event, and how many events the signed head counts; null where the file is no proof. */
    readonly origin: string | null; readonly event: string | null; readonly seq: number | null; readonly treeSize: number | null;
  }
  /** `because` is a word of `PROBLEMS`; earlier runs hold English prose. */
  | { readonly kind: 'unreadable'; readonly digest: string; readonly size: number; readonly because: string };

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
