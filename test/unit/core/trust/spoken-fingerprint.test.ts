import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSpokenFingerprint, spokenFingerprint } from '../../../../src/core/trust/index.ts';

const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

describe('the fingerprint by voice', () => {
  test('is the last sixty digits of the number, as any other tool computes it', () => {
    // python3 -c "print(int('…', 16) % 10**60)"
    expect(spokenFingerprint('0'.repeat(63) + 'a')).toBe(`${'00000 '.repeat(11)}00010`);
    expect(spokenFingerprint('f'.repeat(64)).replaceAll(' ', '')).toBe(((2n ** 256n - 1n) % 10n ** 60n).toString().padStart(60, '0'));
  });

  test('is twelve groups of five digits, heard with or without spaces and hyphens, and whole', () => {
    fc.assert(fc.property(sha256, sha256, (one, other) => {
      const spoken = spokenFingerprint(one);
      expect(spoken).toMatch(/^(\d{5} ){11}\d{5}$/);
      expect(isSpokenFingerprint(spoken.replaceAll(' ', '-'), one)).toBe(true);
      expect(isSpokenFingerprint(` ${spoken.replaceAll(' ', '\n')} `, one)).toBe(true);
      expect(isSpokenFingerprint(spoken.slice(0, -6), one)).toBe(false);
      expect(isSpokenFingerprint(`${spoken} 0`, one)).toBe(false);
      expect(isSpokenFingerprint(spoken, other)).toBe(one === other);
    }));
  });

  test.each(['', 'f'.repeat(63), 'F'.repeat(64), 'g'.repeat(64)])('is refused for %j', (text) => expect(() => spokenFingerprint(text)).toThrow(RangeError));
});
