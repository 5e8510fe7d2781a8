import type { ControlContext, Fact, SubjectKind } from '../../core/controls/index.ts';
import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { LogHead, VerifyHooks } from '../../core/bundle/verification.ts';
import type { Action, CanonicalRecord, RecordEvent } from '../../core/model/record.ts';
import type { ByteStore } from '../../core/packing/index.ts';
import type { Replay } from '../../core/policy/index.ts';
import type { Limits, Run, RunInputs } from '../../core/run.ts';
import type { PreviousRun } from '../../core/previous/index.ts';
import type { ProverPool } from '../prover/index.ts';
import type { TrustPack } from '../../core/trust/pack.ts';

/** Everything a run is a function of, besides the bytes that are verified. */
export interface VerifySettings {
  /** The file a Sigstore bundle signs, where the user has it. */
  readonly artifactPath: string | null;
  readonly trust: { readonly pack: TrustPack; readonly digest: string } | null;
  /** `2026-11-23T23:59:59.999Z` */
  readonly asOf: string;
  readonly limits: Limits;
  readonly rememberedHeads: RunInputs['rememberedHeads'];
  /** The run of an earlier verification, where the user names one. */
  readonly previous?: PreviousRun | null;
  readonly version: string;
}

export interface VerifyInput extends VerifySettings {
  /** A file, or a folder that stands for an archive. */
  readonly path: string;
}

export type VerifyPhase = 'list' | 'verify' | 'judge';

export interface VerifyFileHooks {
  /** Who proves blocks of events ahead, for logs of so many bytes; null for nobody. Left out, what the machine can do. */
  openProver?(logBytes: number): ProverPool | null;
  /** Where a bundle's actions lie while nobody reads them, for as long as the record is read; memory, where left out. */
  readonly store?: ByteStore;
  progress?(phase: VerifyPhase, done: number, total: number | null): void;
  /** Asked between chunks; `true` ends the work with core's `CancelledError`. */
  cancelled?(): boolean;
  documents?(documents: BundleDocuments): void;
  /** Every event of the record, in file order. */
  event?(row: RecordEvent): void;
  /** See `VerifyHooks`. */
  readonly tree?: VerifyHooks['tree'];
  /** Every action of an audit export, which may be as many as its events; a bundle's are in the record. */
  action?(action: Action): void;
  /** What every control test saw of every member of its population: one test's in its population's order, and between them those of others. */
  readonly fact?: (control: string, fact: Fact, kind: SubjectKind | null) => void;
  /** What the control tests are about to be run on. */
  readonly controls?: (context: ControlContext) => void;
}

export interface Verified {
  readonly run: Run;
  /** The JCS form of the run, and its name: the first 16 hex digits of its SHA-256. */
  readonly bytes: Uint8Array;
  readonly runId: string;
  /** Heads a later bundle may not contradict; already borne out by the events and a trusted key. */
  readonly heads: readonly LogHead[];
  /** Null when there was nothing to read a record from. */
  readonly record: CanonicalRecord | null;
  readonly replay: Replay | null;
}
