import { createTree, type Tree } from './tree.ts';

/**
 * The consistency proof from a tree of which only the compact range is left to one that grows out of it (RFC 6962 section
 * 2.1.2). Memory is log₂ of the sizes: what stands left of the old tree's edge in the proof are roots of the range, and
 * what stands right of it are subtrees of new leaves that begin at places which the old size alone decides.
 */
export interface GrowingConsistency {
  append(leafHash: Uint8Array): void;
  /** As `consistencyProof` gives it for the leaves so far; empty before the first. */
  proof(): readonly Uint8Array[];
}

/** @throws RangeError for an empty old tree: nothing can be proved from it. */
export function createGrowingConsistency(size: number, compactRange: readonly Uint8Array[]): GrowingConsistency {
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError('no proof starts at an empty tree');
  const lefts = [...compactRange].reverse();
  const steps: { readonly hash: () => Uint8Array }[] = [];
  // The node that the proof climbs from: the old tree's last perfect subtree, by its level's width and its place there.
  let width = 1;
  while (Math.floor(size / width) % 2 === 0) width *= 2;
  let place = Math.floor(size / width) - 1;
  let open: { readonly tree: Tree; readonly capacity: number } | null = null;
  let used = 1;
  const stepLeft = (): void => {
    const hash = lefts[used];
    if (hash === undefined) throw new RangeError('the compact range is not that of the size');
    used += 1;
    steps.push({ hash: () => hash });
  };
  return {
    append(leafHash) {
      if (open === null || open.tree.size === open.capacity) {
        while (place % 2 === 1) {
          stepLeft();
          place = Math.floor(place / 2);
          width *= 2;
        }
        const opened = { tree: createTree(), capacity: width };
        steps.push({ hash: () => opened.tree.root() });
        open = opened;
        place /= 2;
        width *= 2;
      }
      open.tree.append(leafHash);
    },
    proof() {
      if (open === null) return [];
      // A tree that was perfect is its own first node, and the verifier knows its root.
      const first = lefts.length > 1 ? lefts.slice(0, 1) : [];
      return [...first, ...steps.map((step) => step.hash()), ...lefts.slice(used)];
    },
  };
}
