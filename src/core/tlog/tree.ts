import { EMPTY_ROOT, nodeHash } from './hash.ts';

/**
 * A growing Merkle tree of which only the roots of its perfect subtrees are kept: memory is log₂ of the size.
 * The compact range lists those roots from the left, largest subtree first.
 */
export interface Tree {
  readonly size: number;
  append(leafHash: Uint8Array): void;
  /** Appends a perfect subtree as a whole. @throws RangeError where no such subtree can start. */
  appendSubtree(subtree: Subtree): void;
  root(): Uint8Array;
  compactRange(): readonly Uint8Array[];
}

/** The root of 2^level leaves. */
export interface Subtree {
  readonly level: number;
  readonly hash: Uint8Array;
}

/** Told the root of every perfect subtree of 2^level leaves when it is whole, by its number from the left. One appended within a larger subtree is not seen. */
export interface SubtreeWatch {
  readonly level: number;
  whole(this: void, number: number, root: Uint8Array): void;
}

/** Continues the tree of `size` leaves whose compact range is given; starts empty without arguments. */
export function createTree(size = 0, compactRange: readonly Uint8Array[] = [], watch: SubtreeWatch | null = null): Tree {
  if (compactRange.length !== compactRangeLength(size)) {
    throw new RangeError(`a tree of ${size} leaves has ${compactRangeLength(size)} perfect subtrees`);
  }
  const roots = [...compactRange];
  let count = size;
  const look = (level: number, end: number, hash: Uint8Array): void => {
    if (watch !== null && level === watch.level) watch.whole(end / 2 ** level - 1, hash);
  };
  const grow = (level: number, added: Uint8Array): void => {
    const leaves = 2 ** level;
    let hash = added;
    let height = level;
    look(height, count + leaves, hash);
    // Each trailing one bit of the size is a perfect subtree that the new one completes into a larger one.
    for (let rest = count / leaves; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      hash = nodeHash(roots.pop()!, hash);
      height += 1;
      look(height, count + leaves, hash);
    }
    roots.push(hash);
    count += leaves;
  };
  return {
    get size() {
      return count;
    },
    append: (hash) => grow(0, hash),
    appendSubtree({ level, hash }) {
      if (count % 2 ** level !== 0) throw new RangeError(`no subtree of level ${level} starts at leaf ${count}`);
      grow(level, hash);
    },
    root: () => foldCompactRange(roots),
    compactRange: () => [...roots],
  };
}

/** One perfect subtree for every one bit of the size. */
export function compactRangeLength(size: number): number {
  let ones = 0;
  for (let rest = size; rest >= 1; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}

/** Root of the tree that a compact range stands for. */
export function foldCompactRange(roots: readonly Uint8Array[]): Uint8Array {
  const last = roots.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}
