import type { BlockProver } from '../../core/chain/block-proof.ts';
import type { JsonLimits } from '../../core/json/index.ts';
import type { ScannerMemory } from './line-scanner.ts';
import type { FoundProof } from './prove-block.ts';

/** What a proving thread is started with: the memories that blocks lie in, seen by all threads. */
export interface ProverStart {
  /** The line scanner, compiled once for all threads. */
  readonly scanner: object;
  readonly memories: readonly ScannerMemory[];
  readonly nameKey: BlockProver['nameKey'];
}

/** In which memory a block lies. Nobody else writes there until the reply has come. */
export interface BlockRequest {
  readonly memory: number;
  readonly length: number;
  readonly limits: JsonLimits;
  readonly leafShift: number;
}

/** What comes back for each request, in the order of the requests. */
export type BlockReply = { readonly kind: 'examined'; readonly found: FoundProof | null } | { readonly kind: 'failed'; readonly message: string };
