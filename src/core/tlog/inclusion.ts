import { equalHash, HASH_LENGTH, nodeHash } from './hash.ts';
import { createTree } from './tree.ts';

/**
 * The audit path of a leaf (RFC 6962 section 2.1.1), from the leaf upwards. Hashes every leaf once.
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafHashes.length) {
    throw new RangeError(`no leaf ${index} among ${leafHashes.length}`);
  }
  const path: Uint8Array[] = [];
  let from = 0;
  let to = leafHashes.length;
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.unshift(rootOf(leafHashes, middle, to));
      to = middle;
    } else {
      path.unshift(rootOf(leafHashes, from, middle));
      from = middle;
    }
  }
  return path;
}

/** RFC 9162 section 2.1.3.2. False for anything that is not a proof, whatever its shape. */
export function verifyInclusion(
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (leafHash.length !== HASH_LENGTH || proof.some((hash) => hash.length !== HASH_LENGTH)) return false;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = node / 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalHash(hash, root);
}

/** Largest power of two smaller than `count`, which is at least 2. */
export function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

export function rootOf(leafHashes: readonly Uint8Array[], from: number, to: number): Uint8Array {
  const tree = createTree();
  for (let at = from; at < to; at++) tree.append(leafHashes[at]!);
  return tree.root();
}
