import { describe, expect, test } from 'vitest';
import { encodeUtf8, toHex } from '../../../../src/core/encoding/index.ts';
import {
  compactRangeLength, consistencyProof, createTree, EMPTY_ROOT, foldCompactRange, inclusionProof, isSubtree, leafHash, nodeHash, verifyConsistency,
  verifyInclusion, verifySubtreeConsistency,
} from '../../../../src/core/tlog/index.ts';
import { referenceConsistency, referencePath, referenceRoot } from '../../../support/reference-merkle.ts';

const MAX = 20;
const DATA = Array.from({ length: MAX }, (_, at) => encodeUtf8(`leaf ${at}`));
const LEAVES = DATA.map(leafHash);
const rootOf = (size: number): Uint8Array => {
  const tree = createTree();
  LEAVES.slice(0, size).forEach((leaf) => tree.append(leaf));
  return tree.root();
};
const flipped = (hash: Uint8Array): Uint8Array => hash.map((byte, at) => (at === 5 ? byte ^ 4 : byte));

describe('the tree', () => {
  test('has the roots of the literal definition', () => {
    for (let size = 0; size <= MAX; size++) expect(toHex(rootOf(size))).toBe(toHex(referenceRoot(DATA.slice(0, size))));
    expect(toHex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
  test('continues from any compact range', () => {
    for (let size = 0; size <= MAX; size++) {
      const before = createTree();
      LEAVES.slice(0, size).forEach((leaf) => before.append(leaf));
      const range = before.compactRange();
      expect(range.length).toBe(compactRangeLength(size));
      expect(toHex(foldCompactRange(range))).toBe(toHex(before.root()));
      const after = createTree(size, range);
      LEAVES.slice(size).forEach((leaf) => after.append(leaf));
      expect([after.size, toHex(after.root())]).toEqual([MAX, toHex(rootOf(MAX))]);
    }
  });
  test('grows by perfect subtrees as by their leaves', () => {
    for (let before = 0; before < MAX; before++) {
      for (let level = 0; before % 2 ** level === 0 && before + 2 ** level <= MAX && level < 5; level++) {
        const tree = createTree();
        LEAVES.slice(0, before).forEach((leaf) => tree.append(leaf));
        tree.appendSubtree({ level, hash: referenceRoot(DATA.slice(before, before + 2 ** level)) });
        expect([tree.size, toHex(tree.root())]).toEqual([before + 2 ** level, toHex(rootOf(before + 2 ** level))]);
      }
    }
    const odd = createTree();
    odd.append(LEAVES[0]!);
    expect(() => odd.appendSubtree({ level: 1, hash: LEAVES[1]! })).toThrow(RangeError);
  });
  test('refuses a range that is not one of its size', () => {
    expect(() => createTree(3, [LEAVES[0]!])).toThrow(RangeError);
    expect(() => createTree(0, [LEAVES[0]!])).toThrow(RangeError);
  });
  test('counts perfect subtrees beyond 32 bits', () => expect(compactRangeLength(2 ** 40 + 3)).toBe(3));
  test('keeps leaves and nodes apart', () => {
    expect(toHex(leafHash(new Uint8Array([...LEAVES[0]!, ...LEAVES[1]!])))).not.toBe(toHex(nodeHash(LEAVES[0]!, LEAVES[1]!)));
  });
});

describe('inclusion', () => {
  test('proofs are the literal ones and verify', () => {
    for (let size = 1; size <= MAX; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(LEAVES.slice(0, size), index);
        expect(proof.map(toHex)).toEqual(referencePath(index, DATA.slice(0, size)).map(toHex));
        expect(verifyInclusion(index, size, LEAVES[index]!, proof, rootOf(size))).toBe(true);
      }
    }
  });
  test('any change to a proof is refused', () => {
    const size = 13;
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(LEAVES.slice(0, size), index);
      const root = rootOf(size);
      const refuse = (i: number, n: number, leaf: Uint8Array, path: readonly Uint8Array[], r: Uint8Array) => expect(verifyInclusion(i, n, leaf, path, r)).toBe(false);
      refuse(index === 0 ? 1 : index - 1, size, LEAVES[index]!, proof, root);
      refuse(index, size, flipped(LEAVES[index]!), proof, root);
      refuse(index, size, LEAVES[index]!, proof, flipped(root));
      refuse(index, size, LEAVES[index]!, proof.slice(1), root);
      refuse(index, size, LEAVES[index]!, [...proof, root], root);
      proof.forEach((_, at) => refuse(index, size, LEAVES[index]!, proof.map((hash, other) => (other === at ? flipped(hash) : hash)), root));
    }
    for (const [index, size] of [[-1, 3], [3, 3], [0, 0], [0.5, 3], [0, Infinity], [NaN, 1]] as const) {
      expect(verifyInclusion(index, size, LEAVES[0]!, [], LEAVES[0]!)).toBe(false);
    }
    expect(() => inclusionProof(LEAVES, MAX)).toThrow(RangeError);
  });
});

describe('consistency', () => {
  test('proofs are the literal ones and verify', () => {
    for (let size = 1; size <= MAX; size++) {
      for (let before = 1; before <= size; before++) {
        const proof = consistencyProof(LEAVES.slice(0, size), before);
        expect(proof.map(toHex)).toEqual(referenceConsistency(before, DATA.slice(0, size)).map(toHex));
        expect(verifyConsistency(before, size, rootOf(before), rootOf(size), proof)).toBe(true);
      }
    }
  });
  test('any change to a proof is refused', () => {
    for (const [before, size] of [[1, 13], [4, 13], [6, 13], [8, 13], [12, 13], [13, 13]] as const) {
      const proof = consistencyProof(LEAVES.slice(0, size), before);
      const refuse = (m: number, n: number, r1: Uint8Array, r2: Uint8Array, path: readonly Uint8Array[]) => expect(verifyConsistency(m, n, r1, r2, path)).toBe(false);
      refuse(before, size, flipped(rootOf(before)), rootOf(size), proof);
      refuse(before, size, rootOf(before), flipped(rootOf(size)), proof);
      refuse(before, size, rootOf(before), rootOf(size), [...proof, rootOf(size)]);
      refuse(0, size, EMPTY_ROOT, rootOf(size), proof);
      refuse(size, before === size ? size - 1 : before, rootOf(size), rootOf(before), proof);
      proof.forEach((_, at) => refuse(before, size, rootOf(before), rootOf(size), proof.map((hash, other) => (other === at ? flipped(hash) : hash))));
      if (proof.length > 0) refuse(before, size, rootOf(before), rootOf(size), proof.slice(1));
    }
    expect(() => consistencyProof(LEAVES, 0)).toThrow(RangeError);
  });
  test('of subtrees: only ranges that are nodes', () => {
    expect([[0, 5], [4, 8], [4, 7], [8, 9], [3, 3]].map(([from, to]) => isSubtree(from!, to!))).toEqual([true, true, true, true, true]);
    expect([[1, 3], [2, 5], [5, 4], [-1, 0], [0, 2 ** 60]].map(([from, to]) => isSubtree(from!, to!))).toEqual([false, false, false, false, false]);
    const right = createTree();
    LEAVES.slice(4, 8).forEach((leaf) => right.append(leaf));
    const proof = [rootOf(4)];
    expect(verifySubtreeConsistency(4, 8, 8, right.root(), rootOf(8), proof)).toBe(true);
    expect(verifySubtreeConsistency(0, 4, 8, right.root(), rootOf(8), proof)).toBe(false);
  });
});
