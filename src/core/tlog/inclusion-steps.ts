import { nodeHash } from './hash.ts';

/** One step from a leaf to the root: the sibling taken in, on which side it stands, and what both together hash to. */
export interface InclusionStep {
  readonly side: 'left' | 'right';
  readonly sibling: Uint8Array;
  readonly result: Uint8Array;
  /** Leaves under `result`, first and one past the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * The computation of RFC 9162 section 2.1.3.2 written out, for people to follow: every step is hashed here, none is
 * taken from the proof. Null when the path does not have the length that this leaf of this tree needs.
 */
export function inclusionSteps(index: number, size: number, leafHash: Uint8Array, path: readonly Uint8Array[]): readonly InclusionStep[] | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  const sides = turns(index, size);
  if (sides.length !== path.length) return null;
  let hash = leafHash;
  return sides.map(({ side, from, to }, at) => {
    const sibling = path[at]!;
    hash = side === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    return { side, sibling, result: hash, from, to };
  });
}

/** From the root down, where the leaf stands in each subtree; handed over leaf first. */
function turns(index: number, size: number): readonly { readonly side: 'left' | 'right'; readonly from: number; readonly to: number }[] {
  const found: { side: 'left' | 'right'; from: number; to: number }[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    let half = 1;
    while (half * 2 < to - from) half *= 2;
    found.push({ side: index < from + half ? 'right' : 'left', from, to });
    if (index < from + half) to = from + half;
    else from += half;
  }
  return found.reverse();
}
