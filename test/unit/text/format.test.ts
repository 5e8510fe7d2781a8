import { describe, expect, test } from 'vitest';
import {
  capital, countWord, digestPair, formatBytes, formatDay, formatDuration, formatInstant, formatNumber, formatTime, groupDigest, plural,
  shortDigest,
} from '../../../src/text/format.ts';

describe('numbers, times and digests', () => {
  test('numbers are grouped without a locale', () => {
    expect([0, 999, 1_000, 1_000_000, -4_999, 1_234.5].map(formatNumber)).toEqual(['0', '999', '1,000', '1,000,000', '−4,999', '1,234.5']);
    expect(formatNumber(Number.MAX_SAFE_INTEGER)).toBe('9,007,199,254,740,991');
    expect(formatNumber(1e21)).toBe('1e+21');
    expect(plural(1, 'event')).toBe('1 event');
    expect(plural(0, 'entry', 'entries')).toBe('0 entries');
    expect([0, 1, 9, 10].map(countWord)).toEqual(['no', 'one', 'nine', '10']);
    expect(capital('one key')).toBe('One key');
  });

  test('times are UTC', () => {
    expect(formatTime(Date.UTC(2026, 8, 14, 10, 22, 31, 480))).toBe('2026-09-14 10:22:31.480 UTC');
    expect(formatTime(Number.NaN)).toBe('an unreadable time');
    expect(formatInstant('2026-09-14T10:22:31.480Z')).toBe('2026-09-14 10:22:31.480 UTC');
    expect(formatInstant('soon\u202E')).toBe('soon⟨U+202E⟩');
    expect(formatDay('2026-09-14T10:22:31.480Z')).toBe('2026-09-14');
  });

  test('durations and sizes', () => {
    expect([0, 1, 1_500, 60_000, 192_000, 90_000_000, 351_604_800_000].map(formatDuration)).toEqual(['0 ms', '1 ms', '1.5 s', '1 min', '3 min 12 s', '1 d 1 h', '4,069 d 12 h']);
    expect([1, 1_023, 1_536, 5 * 2 ** 20].map(formatBytes)).toEqual(['1 byte', '1,023 bytes', '1.5 KiB', '5 MiB']);
  });

  test('digests stand in groups of four', () => {
    const hex = '0123456789abcdef'.repeat(4);
    expect(groupDigest(hex).split(' ')).toHaveLength(16);
    expect(shortDigest(hex)).toBe('0123 4567 … cdef');
    expect(shortDigest('no digest')).toBe('no digest');
    expect(digestPair(hex, hex.replace('89ab', '89ac'))).toEqual([groupDigest(hex), groupDigest(hex.replace('89ab', '89ac'))]);
  });
});
