import type { ReportModel } from '../../report/index.ts';

export interface AuditorPackInput {
  readonly model: ReportModel;
  /** Where the evidence lies, as it was verified; left out of a redacted pack. Null where the caller has none to hand over. */
  readonly evidencePath: string | null;
  /** The run's own bytes (`Verified.bytes`); left out of a redacted pack, whose texts state their digest. */
  readonly runBytes: Uint8Array;
  /** The report as a PDF, signed or not. */
  readonly pdf: Uint8Array;
  /** The trust pack's bytes, as the verification used them; null where there was none. */
  readonly trustPack: Uint8Array | null;
  /** Where to write the pack. It is put in place when it is whole. */
  readonly out: string;
}

export interface AuditorPackHooks {
  /** Bytes done, of how many: the evidence is read twice. */
  progress?(done: number, total: number): void;
  /** Asked between chunks; `true` ends the work with the engine's `CancelledError` and leaves nothing behind. */
  cancelled?(): boolean;
}

export interface AuditorPack {
  readonly sha256: string;
  readonly size: number;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}
