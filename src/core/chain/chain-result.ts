import type { EventLine, StreamStatement } from '../bundle/format.ts';
import type { FindingSink, JsonWord, LogWord, Pointer } from '../findings/index.ts';
import type { JsonLimits } from '../json/index.ts';
import type { Tree } from '../tlog/index.ts';
import type { BlockProof } from './block-proof.ts';
import type { SequenceGap } from './sequence.ts';

export interface ChainOptions {
  readonly stream: StreamStatement;
  readonly tree: Tree;
  readonly sink: FindingSink;
  readonly limits: JsonLimits;
  readonly maxFindingsPerCode: number;
}

export interface VerifiedLine {
  readonly event: EventLine;
  /** Epoch milliseconds by the producer's clock. */
  readonly time: number;
  readonly at: Pointer;
  /** Its own hash holds, and its link where it could be tested. */
  readonly holds: boolean;
}

export interface ChainResult {
  readonly lines: number;
  readonly events: number;
  readonly linksTested: number;
  readonly redactedValues: number;
  readonly disclosedValues: number;
  readonly first: { readonly seq: number; readonly hash: string; readonly time: number } | null;
  readonly last: { readonly seq: number; readonly hash: string; readonly time: number } | null;
  readonly gaps: readonly SequenceGap[];
}

export interface ChainVerifier {
  /** How many leaves the tree is ahead of the next number. */
  readonly leafShift: number;
  /** One line of the stream, in file order. Null when it could not be read as an event. */
  line(bytes: Uint8Array, file: string, offset: number): VerifiedLine | null;
  /**
   * A proved block in place of its lines. False, and nothing is taken, when it does not go on where the last line ended:
   * the lines are then to be handed over one by one.
   */
  block(proof: BlockProof): boolean;
  /** A line that could not even be handed over. */
  unreadable(problem: JsonWord | LogWord, file: string, offset: number): void;
  finish(): ChainResult;
}
