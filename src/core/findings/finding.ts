import type { FindingCode } from './codes/index.ts';
import type { FindingValues } from './values.ts';

/** The bytes a finding speaks of. Every member is attacker-controlled text or arithmetic over it: show, never open. */
export interface Pointer {
  /** Entry name inside the evidence; absent when the finding is about the container itself. */
  readonly file?: string;
  /** Byte offset and length inside `file`, or inside the container when `file` is absent. */
  readonly offset?: number;
  readonly length?: number;
  /** RFC 6901 JSON pointer inside the document at `file`. */
  readonly pointer?: string;
  /** `record_id` of the event concerned. */
  readonly event?: string;
}

export interface Finding {
  readonly code: FindingCode;
  readonly at: Pointer;
  /** The two sides that were compared, where the finding is a comparison. */
  readonly expected?: string;
  readonly computed?: string;
  /** Everything else the sentence needs, by the names the catalogue uses. */
  readonly values?: FindingValues;
}
