import { EMPTY_ROOT, equalHash, HASH_LENGTH, nodeHash } from './hash.ts';
import { largestPowerBelow, rootOf } from './inclusion.ts';

/**
 * Proof that the tree of the first `size` leaves is a prefix of the tree of all (RFC 6962 section 2.1.2).
 * @throws RangeError unless 1 ≤ size ≤ number of leaves.
 */
export function consistencyProof(leafHashes: readonly Uint8Array[], size: number): Uint8Array[] {
  if (!Number.isSafeInteger(size) || size < 1 || size > leafHashes.length) {
    throw new RangeError(`no prefix of ${size} leaves among ${leafHashes.length}`);
  }
  const proof: Uint8Array[] = [];
  let from = 0;
  let to = leafHashes.length;
  let whole = true;
  while (to !== size) {
    const middle = from + largestPowerBelow(to - from);
    if (size <= middle) {
      proof.unshift(rootOf(leafHashes, middle, to));
      to = middle;
    } else {
      proof.unshift(rootOf(leafHashes, from, middle));
      from = middle;
      whole = false;
    }
  }
  return whole ? proof : [rootOf(leafHashes, from, to), ...proof];
}

/**
 * Whether a tree of `size1` leaves and root `root1` is a prefix of one of `size2` and `root2`. An empty first tree is
 * a prefix of everything, so a proof for it says nothing and is refused.
 */
export function verifyConsistency(
  size1: number,
  size2: number,
  root1: Uint8Array,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  return size1 !== 0 && verifySubtreeConsistency(0, size1, size2, root1, root2, proof);
}

/**
 * Whether leaves `start` to `end` of the tree of `size` and `root` have the root `subtreeRoot`
 * (Merkle Tree Certificates draft, section on subtree consistency; `start` 0 is RFC 9162 section 2.1.4.2).
 */
export function verifySubtreeConsistency(
  start: number,
  end: number,
  size: number,
  subtreeRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSubtree(start, end) || !Number.isSafeInteger(size) || end > size) return false;
  if (start === end) return proof.length === 0 && equalHash(subtreeRoot, EMPTY_ROOT);
  if (start === 0 && end === size) return proof.length === 0 && equalHash(subtreeRoot, root);
  if ([subtreeRoot, ...proof].some((hash) => hash.length !== HASH_LENGTH)) return false;

  // Positions on the current level of the subtree's first and last node, and of the tree's last.
  const level = { first: start, second: end - 1, last: size - 1 };
  const climb = (): void => {
    level.first = Math.floor(level.first / 2);
    level.second = Math.floor(level.second / 2);
    level.last = Math.floor(level.last / 2);
  };
  if (level.second === level.last) while (level.first !== level.second) climb();
  else while (level.first !== level.second && level.second % 2 === 1) climb();

  const path = [...proof];
  const seed = level.first === level.second ? subtreeRoot : path.shift();
  if (seed === undefined) return false;
  let subtreeHash = seed;
  let hash = seed;
  for (const sibling of path) {
    if (level.last === 0) return false;
    if (level.second % 2 === 1 || level.second === level.last) {
      if (level.first < level.second) subtreeHash = nodeHash(sibling, subtreeHash);
      hash = nodeHash(sibling, hash);
      while (level.second % 2 === 0 && level.second !== 0) climb();
    } else {
      hash = nodeHash(hash, sibling);
    }
    climb();
  }
  return level.last === 0 && equalHash(subtreeHash, subtreeRoot) && equalHash(hash, root);
}

/** A range of leaves that is a node of some tree: its start is a multiple of its length rounded up to a power of two. */
export function isSubtree(start: number, end: number): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) return false;
  if (start === end) return true;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}
