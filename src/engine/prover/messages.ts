import type { ExaminedBlock } from '../../core/chain/block-proof.ts';
import type { JsonLimits } from '../../core/json/index.ts';

/** A block on its way to a thread, its memory with it. */
export interface BlockRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly limits: JsonLimits;
}

/** What comes back for each request, in the order of the requests. */
export type BlockReply = ({ readonly kind: 'examined' } & ExaminedBlock) | { readonly kind: 'failed'; readonly message: string };
