import type { Action, CanonicalRecord, RecordEvent } from '../core/model/record.ts';
import type { FileStatus } from '../core/examined.ts';
import type { Run } from '../core/run.ts';
import type { Span, UnreadSpan } from '../core/artifacts/otlp.ts';
import type { Fact } from '../core/controls/types.ts';
import type { CredentialsDto } from './credentials.ts';
import type { CheckpointDto, FileProblem, StatementDto } from './documents.ts';

/** Characters of a filter: more would be refused whole. */
export const MOST_FILTER = 2_000;

/** The shapes that cross from the engine to a window. Times are epoch milliseconds unless the name says otherwise. */

export interface StatusDto {
  readonly version: string;
  readonly shell: 'electron' | 'browser';
  /** Requests the shell refused since it started, because they would have left the workstation. */
  readonly refusedRequests: number;
  readonly trustPack: { readonly name: string; readonly digest: string; readonly issuedAt: string; readonly ageDays: number; readonly stale: boolean; readonly keys: number } | null;
  readonly asOf: string;
}

export interface EvidenceDto {
  readonly digest: string;
  /** The name the file had when it was taken in: the user's word, not the evidence's. */
  readonly name: string;
  readonly size: number;
  readonly importedAt: string;
  readonly kind: Run['subject']['kind'];
  readonly latestRunId: string | null;
  /** When the vault's copy was last hashed, by a verification or by opening its case, and whether it was what was taken in. */
  readonly hashed: { readonly at: string; readonly same: boolean };
}

export interface Progress {
  readonly kind: 'progress';
  readonly phase: 'copy' | 'hash' | 'list' | 'verify' | 'index' | 'judge' | 'write';
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'bytes' | 'entries' | 'events' | 'pages';
  readonly elapsedMs: number;
}
export type ImportStep = Progress | { readonly kind: 'done'; readonly evidence: EvidenceDto; readonly runId: string };
export type RehashStep = Progress | { readonly kind: 'done'; readonly same: boolean; readonly at: string };

export interface RunDto {
  readonly id: string;
  readonly run: Run;
  /** Beside the run, never in it: when and how long. */
  readonly receipt: { readonly startedAt: string; readonly durationMs: number };
}

export type EventRow = RecordEvent & {
  readonly row: number;
  readonly actorLabel: string;
  /** Indexes into the run's findings. */
  readonly findings: readonly number[];
};
export interface Page<T> { readonly total: number; readonly offset: number; readonly rows: readonly T[] }

export interface EventDetail {
  readonly event: EventRow;
  /** The line as it stands in the evidence, as text and as the part the hash covers. */
  readonly raw: string;
  /** Whether the event's source hashes its lines; of an unsigned source the members about hashes are empty. */
  readonly sealed: boolean;
  readonly hashed: string;
  readonly recordedHash: string;
  readonly computedHash: string;
  readonly prev: string;
  readonly coveredFields: readonly string[];
  readonly uncoveredFields: readonly string[];
  readonly causes: readonly EventRow[];
  readonly effects: readonly EventRow[];
  /** Of the effects, the one by which its action is followed: of the same action, and not the end of a way, where there is such a one. */
  readonly onward: EventRow | null;
  /** RFC 6962 inclusion proof to the stream's root, recomputed from the evidence. */
  readonly inclusion: { readonly treeSize: number; readonly leafIndex: number; readonly root: string; readonly path: readonly string[] } | null;
}

export type LaneKey = 'agent' | 'fleet' | 'person' | 'actor' | 'layer' | 'system';
export interface TimelineLanes {
  readonly lanes: readonly { readonly key: string; readonly label: string; readonly group: string; readonly count: number }[];
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly gaps: readonly { readonly stream: string; readonly missing: number; readonly after: number; readonly before: number }[];
  /** The source does not number its events: what is missing leaves no gap. */
  readonly unnumbered?: true;
}

/**
 * Timeline columns as one little-endian buffer, in row order:
 * u32 magic "PRTL", u32 n, then f64 time[n], u32 row[n], u16 lane[n], u8 mark[n], u8 flags[n].
 */
export const TIMELINE_MAGIC = 0x4c545250;
export const MARKS = ['other', 'request', 'decision', 'approval', 'package', 'start', 'finish', 'data', 'test', 'change', 'incident', 'heartbeat'] as const;
export type Mark = (typeof MARKS)[number];
export const FLAG = { failure: 1, denied: 2, finding: 4, granted: 8 } as const;

export interface ActionRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly agentId: string;
  readonly accountable: string | null;
  /** Null when the source does not say. */
  readonly environment: string | null;
  readonly riskClass: string | null;
  readonly requestedAt: number;
  readonly outcome: Action['outcome'];
  readonly exceptions: readonly string[];
}
export interface ActionDetail {
  readonly action: Action;
  readonly labels: Readonly<Record<string, string>>;
  /** Control tests whose population the action was in, and what they said of it. */
  readonly controls: readonly { readonly id: string; readonly fact: Fact }[];
  readonly findings: readonly number[];
}

export interface RecordSummary {
  readonly eventCount: number;
  readonly unknownTypes: CanonicalRecord['unknownTypes'];
  readonly types: readonly { readonly type: string; readonly count: number }[];
  readonly actions: number;
  readonly agents: number;
  readonly people: number;
  readonly systems: number;
}

export interface FileView {
  readonly file: FileStatus;
  readonly kind: 'events' | 'json' | 'text' | 'junit' | 'otlp' | 'diff' | 'reproduction' | 'envelope' | 'checkpoint' | 'certificate' | 'crl' | 'timestamp' | 'cms' | 'binary';
  /** Text of the file up to a limit; null for binary. Shown as text only, whatever it claims to be. */
  readonly text: string | null;
  readonly truncated: boolean;
  readonly junit?: readonly { readonly suite: string; readonly name: string; readonly status: 'passed' | 'failed' | 'skipped'; readonly seconds: number; readonly message: string | null }[];
  readonly spans?: readonly Span[];
  /** Spans of it that lack what they would be drawn by. */
  readonly spansUnread?: readonly UnreadSpan[];
  /** The trace has more spans than are read of one file. */
  readonly spansLeftOut?: boolean;
  /** The decoded payload of an envelope, and who signed it. */
  readonly envelope?: { readonly payloadType: string; readonly payload: string; readonly keyids: readonly string[]; readonly payloadBytes: number; readonly statement: StatementDto | null };
  readonly checkpoint?: CheckpointDto;
  readonly credentials?: CredentialsDto;
  /** Set where the file is not what its name says it is. */
  readonly problem?: FileProblem;
}

export interface SearchHit {
  readonly kind: 'event' | 'action' | 'file' | 'system' | 'person' | 'agent' | 'finding';
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

export type { Span, UnreadSpan } from '../core/artifacts/otlp.ts';
export type { OtlpAttribute } from '../core/artifacts/otlp-values.ts';
export type { LeftOut, SpanDetail } from '../core/artifacts/otlp-span.ts';
export type { CustodyAct, CustodyEntry } from '../core/custody/entry.ts';
export type { Fact, ControlResult } from '../core/controls/types.ts';
export type { Axis, AxisVerdict, Check, CheckId, Finding, FindingCode, Outcome, Pointer, Severity, Verdict } from '../core/findings/index.ts';
export type { Action, RecordEvent, Stated } from '../core/model/record.ts';
export type { FileStatus, Signer, StreamSummary } from '../core/examined.ts';
export type { NotProved, Run, Subject } from '../core/run.ts';
