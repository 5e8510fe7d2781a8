import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../../src/core/crypto/index.ts';
import { consistencyProof, createGrowingConsistency, createTree, leafHash, verifyConsistency } from '../../../../src/core/tlog/index.ts';

const leaves = Array.from({ length: 300 }, (_, index) => leafHash(sha256(`leaf ${index}`)));
const treeOf = (size: number) => leaves.slice(0, size).reduce((tree, leaf) => (tree.append(leaf), tree), createTree());

describe('a proof that grows with the tree', () => {
  test('is the proof over all leaves, for every old size and every growth up to 40', () => {
    for (let size = 1; size <= 40; size += 1) {
      const growing = createGrowingConsistency(size, treeOf(size).compactRange());
      expect(growing.proof()).toEqual([]);
      for (let to = size; to < 80; to += 1) {
        growing.append(leaves[to]!);
        expect(growing.proof()).toEqual(consistencyProof(leaves.slice(0, to + 1), size));
      }
    }
  });

  test('verifies, and does not for a tree that has another leaf', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 299 }), fc.integer({ min: 1, max: 299 }), (size, more) => {
      const to = Math.min(300, size + more);
      const old = treeOf(size);
      const growing = createGrowingConsistency(size, old.compactRange());
      leaves.slice(size, to).forEach((leaf) => growing.append(leaf));
      const whole = treeOf(to);
      expect(verifyConsistency(size, to, old.root(), whole.root(), growing.proof())).toBe(true);
      whole.append(leaves[0]!);
      expect(verifyConsistency(size, to + 1, old.root(), whole.root(), growing.proof())).toBe(false);
    }));
  });

  test('starts at a tree with leaves, and with the range of its size', () => {
    expect(() => createGrowingConsistency(0, [])).toThrow(RangeError);
    const growing = createGrowingConsistency(3, []);
    expect(() => leaves.slice(0, 8).forEach((leaf) => growing.append(leaf))).toThrow(RangeError);
  });
});
