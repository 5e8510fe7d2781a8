import type { BlockProof, BlockProver } from '../chain/index.ts';
import type { Work } from './work.ts';

/** Pieces of one file on their way through the prover. */
export interface BlockQueue {
  memory(): Uint8Array;
  giveBack(memory: Uint8Array): void;
  /** A piece in such memory; `whole` when it is lines from its first byte to its last. Wait for it before the next. */
  add(bytes: Uint8Array, whole: boolean): Promise<void>;
  /** Resolves when every piece has been taken. */
  settle(): Promise<void>;
}

/**
 * Has pieces examined ahead, and hands them to `take` in the order they came in, with where they start in the file. A piece
 * is read once, and is proved, hashed and taken from that one memory before it is given back: whoever changes the file
 * meanwhile changes what is hashed too, and cannot have one text proved and another believed.
 */
export function createBlockQueue(prover: BlockProver, work: Work, leafShift: () => number, take: (bytes: Uint8Array, offset: number, proof: BlockProof | null) => void): BlockQueue {
  const underWay: { readonly bytes: Uint8Array; readonly examined: Promise<BlockProof | null> }[] = [];
  let position = 0;

  const settle = async (atMost: number): Promise<void> => {
    while (underWay.length > atMost) {
      const { bytes, examined } = underWay.shift()!;
      take(bytes, position, await examined);
      position += bytes.length;
      prover.giveBack(bytes);
      // Taking a block can last long when there is much to say about it.
      work.tick(0);
    }
  };
  return {
    memory: () => prover.memory(),
    giveBack: (memory) => prover.giveBack(memory),
    add(bytes, whole) {
      const examined = whole ? prover.examine(bytes, work.lineLimits, leafShift()) : Promise.resolve(null);
      // It may fail while an earlier one is waited for; whoever takes it is told.
      examined.catch(() => undefined);
      underWay.push({ bytes, examined });
      return settle(prover.depth);
    },
    settle: () => settle(0),
  };
}
