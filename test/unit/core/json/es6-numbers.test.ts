import { describe, expect, test } from 'vitest';
import { createSha256 } from '../../../../src/core/crypto/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { canonicalize, parseStrict, scanCanonical } from '../../../../src/core/json/index.ts';
import { bitsOf, es6Numbers } from '../../../conformance/es6-numbers/sequence.ts';

const text = (count: number): string => Array.from(es6Numbers(count), (double) => `${bitsOf(double)},${canonicalize(double)}\n`).join('');
const sha256 = (content: string): string => {
  const hash = createSha256();
  hash.update(encodeUtf8(content));
  return hash.digestHex();
};

describe('the numbers of RFC 8785 appendix B', () => {
  // Published in testdata/README.md of cyberphone/json-canonicalization.
  test.each([
    [1_000, 'be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687'],
    [10_000, 'b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892'],
  ])('are written as in the first %i lines of the test file', (count, expected) => expect(sha256(text(count))).toBe(expected));

  test('are read back as the same double, and accepted in this spelling alone', () => {
    let examined = 0;
    for (const double of es6Numbers(3_000)) {
      const literal = canonicalize(double);
      const unsafe = /^-?[0-9]+$/.test(literal) && !Number.isSafeInteger(double);
      const read = parseStrict(encodeUtf8(literal));
      expect(read.ok, literal).toBe(!unsafe);
      if (!read.ok) continue;
      examined += 1;
      expect(bitsOf(read.value as number)).toBe(bitsOf(double === 0 ? 0 : double));
      expect(scanCanonical(encodeUtf8(literal), 0).badAt).toBe(-1);
      for (const other of [`${literal}0`, `0${literal}`, `+${literal}`, literal.toUpperCase(), `${literal}e0`, `-${literal}`]) {
        const same = other === literal || Number(other) !== double;
        if (!same) expect(scanCanonical(encodeUtf8(other), 0).badAt, other).not.toBe(-1);
      }
    }
    expect(examined).toBeGreaterThan(2_900);
  });
});
