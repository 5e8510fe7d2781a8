import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8, formatTimestamp, fromHex, invalidUtf8At, isSha256Hex, parseTimestamp, toHex, utf8Offset } from '../../../../src/core/encoding/index.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('base64', () => {
  test('is the platform’s for any bytes, across chunk borders too', () => {
    fc.assert(fc.property(bytes, (each) => {
      const text = Buffer.from(each).toString('base64');
      expect(encodeBase64(each)).toBe(text);
      expect(decodeBase64(text)).toEqual(each);
    }));
    const long = new Uint8Array(20_000).map((_, at) => at * 7);
    expect(encodeBase64(long)).toBe(Buffer.from(long).toString('base64'));
  });
  test.each(['A', 'AA', 'AAA', 'AB==', 'AAB=', 'A===', '====', 'AA=A', 'AA==AAAA', 'AA-_', 'AA\n=', ' AAA', 'AAAA\n', 'Aé=='])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
  test('has one spelling for one byte string', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('A', 'B', 'a', 'b', '0', '9', '+', '/', '='), maxLength: 12 }), (text) => {
      const decoded = decodeBase64(text);
      if (decoded !== null) expect(encodeBase64(decoded)).toBe(text);
    }), { numRuns: 2_000 });
  });
});

describe('hex', () => {
  test('there and back', () => fc.assert(fc.property(bytes, (each) => { expect(fromHex(toHex(each))).toEqual(each); })));
  test.each(['0', 'AB', 'g0', '0x', ' 0'])('refuses %j', (text) => expect(fromHex(text)).toBeNull());
  test('knows a digest', () => {
    expect(isSha256Hex('a'.repeat(64))).toBe(true);
    for (const bad of ['a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}\n`, 7, null]) expect(isSha256Hex(bad)).toBe(false);
  });
});

describe('utf-8', () => {
  test('finds the first bad byte exactly where the decoder fails', () => {
    fc.assert(fc.property(fc.oneof(bytes, fc.string({ unit: 'binary' }).map(encodeUtf8)), (each) => {
      expect(invalidUtf8At(each) === -1).toBe(decodeUtf8(each) !== null);
      const at = invalidUtf8At(each);
      if (at >= 0) expect(decodeUtf8(each.slice(0, at))).not.toBeNull();
    }), { numRuns: 500 });
  });
  test('keeps a byte order mark', () => expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf]))).toBe('\ufeff'));
  test('counts bytes', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(utf8Offset(text, text.length)).toBe(encodeUtf8(text).length); })));
});

describe('timestamps', () => {
  test('are the platform’s for every time it writes', () => {
    fc.assert(fc.property(fc.date({ min: new Date('0000-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (date) => {
      expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
    }));
  });
  test('are written as the platform writes every time it has, whichever was written before', () => {
    const time = fc.oneof(fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true }), fc.date({ noInvalidDate: true }).map(Number), fc.constantFrom(0, -0, -1, -0.5, 1.5, 86_399_999, 86_400_000, 8.64e15, -8.64e15));
    fc.assert(fc.property(fc.array(time, { maxLength: 4 }), (times) => {
      for (const each of times) expect(formatTimestamp(each)).toBe(new Date(each).toISOString());
    }), { numRuns: 1_000 });
    for (const none of [Number.NaN, 8.64e15 + 1, Number.POSITIVE_INFINITY]) expect(() => formatTimestamp(none)).toThrow(RangeError);
  });
  test.each([
    '2026-02-29T00:00:00.000Z', '2100-02-29T00:00:00.000Z', '2026-13-01T00:00:00.000Z', '2026-00-01T00:00:00.000Z', '2026-01-00T00:00:00.000Z', '2026-01-01T24:00:00.000Z',
    '2026-01-01T23:60:00.000Z', '2026-06-30T23:59:60.000Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.0000Z', '2026-01-01t00:00:00.000z', '2026-01-01T00:00:00.000+00:00', '', 'x',
  ])('refuses %j', (text) => expect(parseTimestamp(text)).toBeNull());
});
