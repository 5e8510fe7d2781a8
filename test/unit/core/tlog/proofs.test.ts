import { expect, test } from 'vitest';
import { verifyConsistency, verifyInclusion } from '../../../../src/core/tlog/index.ts';

test('a hash of another length is refused, not thrown over', () => {
  const hash = new Uint8Array(32);
  for (const length of [0, 31, 33, 64]) {
    const other = new Uint8Array(length);
    expect(verifyConsistency(1, 2, other, hash, [hash])).toBe(false);
    expect(verifyConsistency(2, 3, hash, other, [hash])).toBe(false);
    expect(verifyConsistency(2, 3, hash, hash, [other])).toBe(false);
    expect(verifyInclusion(0, 2, other, [hash], hash)).toBe(false);
    expect(verifyInclusion(0, 2, hash, [other], hash)).toBe(false);
  }
});
