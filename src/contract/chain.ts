import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { digest, errors, id } from './parts.ts';

/** What is beside a stream's summary in the run: where it came from, where it is said to end, what was seen of it before. */
export interface ChainStreamDto {
  readonly name: string;
  readonly origin: string;
  /** Its events in the index, in one run of rows; null when none could be read. */
  readonly rows: { readonly first: number; readonly count: number } | null;
  readonly checkpoint: {
    readonly file: string;
    /** Null where the file is no checkpoint. */
    readonly states: { readonly origin: string; readonly size: number; readonly root: string } | null;
    readonly signatures: readonly {
      readonly name: string;
      readonly keyHash: string;
      /** The key of the trust pack in force that carries this name and hash. A hint, not a verified signature: the run says what it came to. */
      readonly key: { readonly keyid: string; readonly name: string } | null;
    }[];
  } | null;
  /** The head of the bundle before this one, as the manifest states it. */
  readonly previous: { readonly size: number; readonly hash: string; readonly root: string; readonly proofLength: number } | null;
  /** The furthest head that this workstation has seen of the log. */
  readonly seen: { readonly size: number; readonly root: string; readonly at: string; readonly evidence: string; readonly evidenceName: string | null } | null;
}

export type ChainMark = 'changed' | 'broken' | 'gap' | 'fork' | 'duplicate' | 'unreadable';

/** A stream as wide as the pixels there are. Columns are counted from 0; each holds neighbouring events. */
export interface ChainPictureDto {
  readonly columns: number;
  readonly rows: { readonly first: number; readonly count: number };
  /** Events of each column whose bytes do not hold, whatever else was found: one in a million has its column. */
  readonly damaged: readonly { readonly column: number; readonly events: number; readonly firstRow: number }[];
  /** What was found against links and numbers, by column; `row` and `event` lead to the first of them. */
  readonly marks: readonly { readonly column: number; readonly mark: ChainMark; readonly count: number; readonly row: number; readonly event: string }[];
}

/** The way from one event to its log's root, computed by the engine. Digests are lower-case hex. */
export interface InclusionDto {
  readonly leafIndex: number;
  readonly treeSize: number;
  /** The event's hash as recorded, and the leaf made of it: SHA-256 of 0x00 and the hash. */
  readonly eventHash: string;
  readonly leaf: string;
  /** Each result is SHA-256 of 0x01, the left node and the right one. */
  readonly steps: readonly { readonly side: 'left' | 'right'; readonly sibling: string; readonly result: string; readonly from: number; readonly to: number }[];
  readonly root: string;
}

export interface EventProofFile {
  readonly downloadId: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const base = oc.errors(errors);
const stream = z.string().min(1).max(1_024);

export const chainContract = {
  streams: base.input(z.object({ digest })).output(type<readonly ChainStreamDto[]>()),
  picture: base.input(z.object({ digest, stream, columns: z.number().int().min(1).max(4_096) })).output(type<ChainPictureDto | null>()),
  /** Null where the log's tree cannot be rebuilt from this evidence: it starts late and does not state what came before. */
  inclusion: base.input(z.object({ digest, id })).output(type<InclusionDto | null>()),
  /** One event with the proof that it is in its log, as a file to hand over: docs/formats/event-proof.md. The custody log says so. */
  eventProof: base.input(z.object({ digest, id })).output(type<EventProofFile>()),
};
