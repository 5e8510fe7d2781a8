import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSha256, isSha256, sha256, sha256Hex } from '../../../../src/core/crypto/index.ts';

const plain = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

describe('sha256', () => {
  test('is the platform’s in each of its forms, however the bytes are cut', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
      const parts = createSha256();
      parts.update(bytes.subarray(0, cut));
      parts.update(bytes.subarray(cut));
      expect([sha256Hex(bytes), Buffer.from(sha256(bytes)).toString('hex'), parts.digestHex()]).toEqual(Array.from({ length: 3 }, () => plain(bytes).toString('hex')));
    }));
  });
  test('is compared where it stands, to the last bit', () => {
    const data = Uint8Array.of(1, 2, 3);
    const bytes = Buffer.concat([Buffer.from('before'), plain(data), Buffer.from('after')]);
    expect(isSha256(data, bytes, 6)).toBe(true);
    expect([isSha256(data, bytes, 5), isSha256(data, bytes, 7), isSha256(data, bytes.subarray(0, 37), 6)]).toEqual([false, false, false]);
    for (let bit = 0; bit < 256; bit += 1) {
      const changed = Uint8Array.from(bytes);
      changed[6 + (bit >> 3)]! ^= 1 << (bit & 7);
      expect(isSha256(data, changed, 6), `bit ${bit}`).toBe(false);
    }
  });
});
