import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTree, inclusionProof, inclusionSteps, leafHash, nodeHash } from '../../../../src/core/tlog/index.ts';
import { toHex } from '../../../../src/core/encoding/index.ts';

const leaves = (size: number): Uint8Array[] => Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(n & 255, n >> 8)));

test('the last step is the root, and every step is made of the one before and its sibling', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, at) => {
    const index = at % size;
    const all = leaves(size);
    const tree = createTree();
    all.forEach((leaf) => tree.append(leaf));
    const steps = inclusionSteps(index, size, all[index]!, inclusionProof(all, index))!;
    let hash = all[index]!;
    for (const step of steps) {
      hash = step.side === 'left' ? nodeHash(step.sibling, hash) : nodeHash(hash, step.sibling);
      expect(toHex(step.result)).toBe(toHex(hash));
      expect(step.from <= index && index < step.to).toBe(true);
    }
    expect(toHex(hash)).toBe(toHex(tree.root()));
    if (size > 1) expect([steps.at(-1)!.from, steps.at(-1)!.to]).toEqual([0, size]);
  }));
});

test('a path of another length, or a leaf that is not there, has no steps', () => {
  const all = leaves(5);
  const path = inclusionProof(all, 2);
  expect(inclusionSteps(2, 5, all[2]!, path.slice(1))).toBeNull();
  expect(inclusionSteps(2, 5, all[2]!, [...path, path[0]!])).toBeNull();
  expect(inclusionSteps(5, 5, all[2]!, path)).toBeNull();
  expect(inclusionSteps(-1, 5, all[2]!, path)).toBeNull();
});
