import type { BlockProof, BlockProver } from '../../core/chain/block-proof.ts';
import type { JsonLimits } from '../../core/json/index.ts';

/** What a proving thread is started with: the memory that blocks lie in, seen by all threads. */
export interface ProverStart {
  /** The line scanner, compiled once for all threads. */
  readonly scanner: object;
  readonly memory: SharedArrayBuffer;
  readonly nameKey: BlockProver['nameKey'];
}

/** Where a block lies. Nobody writes there until the reply has come. */
export interface BlockRequest {
  readonly offset: number;
  readonly length: number;
  readonly limits: JsonLimits;
  readonly leafShift: number;
}

/** What comes back for each request, in the order of the requests. */
export type BlockReply = { readonly kind: 'examined'; readonly proof: BlockProof | null } | { readonly kind: 'failed'; readonly message: string };
