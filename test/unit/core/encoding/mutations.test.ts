import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8, fromHex, parseTimestamp, toHex } from '../../../../src/core/encoding/index.ts';

/** Any one character of `text` replaced by each of a few others. */
function* oneChanged(text: string, others: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    for (const other of others) if (other !== text[at]) yield text.slice(0, at) + other + text.slice(at + 1);
  }
}
const cuts = (text: string): string[] => Array.from({ length: text.length }, (_, length) => text.slice(0, length));

describe('one changed character', () => {
  test.each([0, 1, 2, 3, 31, 32])('of the base64 of %i bytes is refused, or is other bytes', (length) => {
    const bytes = new Uint8Array(length).map((_, at) => at * 37 + 11);
    const text = encodeBase64(bytes);
    for (const changed of oneChanged(text, 'ABQgwz019+/=-_ \n\u0000é')) {
      const decoded = decodeBase64(changed);
      if (decoded === null) continue;
      expect(decoded).not.toEqual(bytes);
      expect(encodeBase64(decoded)).toBe(changed);
    }
  });
  test('of hex is refused, or is other bytes', () => {
    const bytes = new Uint8Array([0, 1, 0x7f, 0x80, 0xab, 0xff]);
    for (const changed of oneChanged(toHex(bytes), '09afAFgG \n\u0000é')) {
      const decoded = fromHex(changed);
      if (decoded === null) continue;
      expect(decoded).not.toEqual(bytes);
      expect(toHex(decoded)).toBe(changed);
    }
  });
  test('of a time is refused, or is another time in the same spelling', () => {
    const text = '2024-02-29T23:59:58.907Z';
    const time = parseTimestamp(text);
    for (const changed of oneChanged(text, '0123456789-+:.TZtz ٣')) {
      const other = parseTimestamp(changed);
      if (other === null) continue;
      expect(other).not.toBe(time);
      expect(new Date(other).toISOString()).toBe(changed);
    }
  });
  test('of UTF-8 is refused, or is another text, and what is read is written back byte for byte', () => {
    const bytes = encodeUtf8('aé€😀\u0000\ufeffz');
    for (let at = 0; at < bytes.length; at++) {
      for (let value = 0; value < 256; value++) {
        const changed = bytes.slice();
        changed[at] = value;
        const text = decodeUtf8(changed);
        if (text !== null) expect(encodeUtf8(text)).toEqual(changed);
      }
    }
  });
});

describe('cut at every length', () => {
  test('base64 and hex are refused, or fewer bytes', () => {
    const bytes = new Uint8Array(20).map((_, at) => at * 13);
    for (const cut of cuts(encodeBase64(bytes))) expect(decodeBase64(cut)?.length ?? 0).toBeLessThan(bytes.length);
    for (const cut of cuts(toHex(bytes))) expect(fromHex(cut)?.length ?? 0).toBeLessThan(bytes.length);
  });
  test('a time is refused', () => {
    for (const cut of cuts('2024-02-29T23:59:58.907Z')) expect(parseTimestamp(cut)).toBeNull();
    expect(parseTimestamp('2024-02-29T23:59:58.907Z ')).toBeNull();
  });
  test('UTF-8 is refused inside a character, and only there', () => {
    const text = 'aé€😀z';
    const bytes = encodeUtf8(text);
    const ends = new Set(Array.from(text).map((_, at, all) => encodeUtf8(all.slice(0, at).join('')).length));
    for (let length = 0; length < bytes.length; length++) expect(decodeUtf8(bytes.slice(0, length)) !== null).toBe(ends.has(length));
  });
});

test('any bytes read as UTF-8 are written back the same', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
    const text = decodeUtf8(bytes);
    if (text !== null) expect(encodeUtf8(text)).toEqual(bytes);
  }), { numRuns: 2_000 });
});
