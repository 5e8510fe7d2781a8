import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTree, inclusionProof, leafHash, rangeRoots, sparseInclusion, sparseRoot, type KnownRoots } from '../../../../src/core/tlog/index.ts';

const leaves = Array.from({ length: 200 }, (_, n) => leafHash(new Uint8Array(32).fill(n)));
const treeOf = (count: number) => {
  const tree = createTree();
  for (const leaf of leaves.slice(0, count)) tree.append(leaf);
  return tree;
};
const sizes = fc.integer({ min: 1, max: leaves.length }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 }), fc.nat({ max: size })));

test('a path from a compact range, whole subtrees and leaves is the path over all leaves', () => {
  fc.assert(fc.property(sizes, fc.integer({ min: 0, max: 4 }), ([size, start, at], level) => {
    const before = start;
    const index = Math.min(size - 1, before + at);
    const blocks = new Map<number, Uint8Array>();
    const tree = createTree(before, treeOf(before).compactRange(), { level, whole: (number, root) => void blocks.set(number, root) });
    for (const leaf of leaves.slice(before, size)) tree.append(leaf);
    const range = rangeRoots(before, treeOf(before).compactRange());
    const width = 2 ** level;
    const known: KnownRoots = (from, to) => {
      const block = to - from === width && from % width === 0 ? blocks.get(from / width) : undefined;
      const leaf = to - from === 1 && from >= before ? leaves[from] : undefined;
      return range(from, to) ?? block ?? leaf ?? null;
    };
    expect(sparseInclusion(index, size, known)).toEqual(inclusionProof(leaves.slice(0, size), index));
    expect(sparseRoot(0, size, known)).toEqual(treeOf(size).root());
  }));
});
test('every whole subtree of the level is told once, by its number', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 5 }), (before, more, level) => {
    const told: [number, Uint8Array][] = [];
    const tree = createTree(before, treeOf(before).compactRange(), { level, whole: (number, root) => void told.push([number, root]) });
    for (const leaf of leaves.slice(before, before + more)) tree.append(leaf);
    const width = 2 ** level;
    const expected = Array.from({ length: Math.floor((before + more) / width) }, (_, n) => n).filter((n) => (n + 1) * width > before);
    expect(told.map(([number]) => number)).toEqual(expected);
    for (const [number, root] of told) expect(root).toEqual(sparseRoot(number * width, (number + 1) * width, (from, to) => (to - from === 1 ? leaves[from]! : null)));
  }));
});
test('a leaf that is not known, or is none, is an error', () => {
  expect(() => sparseInclusion(2, 5, () => null)).toThrow(RangeError);
  expect(() => sparseInclusion(5, 5, () => leaves[0]!)).toThrow(RangeError);
});
