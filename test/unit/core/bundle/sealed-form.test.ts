import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centralHeader, compareNames, endRecords, localHeader, MAX_16, MAX_32, type SealedEntry } from '../../../../src/core/bundle/sealed-form.ts';
import { encodeUtf8, toHex } from '../../../../src/core/encoding/index.ts';

/** Every byte as PKWARE's APPNOTE spells it, written out by hand: the form that a sealed archive has no second of. */
const entry = (more: Partial<SealedEntry> = {}): SealedEntry => ({ name: encodeUtf8('é'), crc32: 0x01020304, size: 5, offset: 6, ...more });
const hex = (...parts: readonly string[]): string => parts.join('');

// Version 20, bit 11, stored, 1980-01-01 00:00.
const FIXED = hex('1400', '0008', '0000', '0000', '2100');
const FIXED_64 = hex('2d00', '0008', '0000', '0000', '2100');

describe('a local header', () => {
  test('of a small entry', () => {
    expect(toHex(localHeader(entry()))).toBe(hex('504b0304', FIXED, '04030201', '05000000', '05000000', '0200', '0000', 'c3a9'));
  });
  test('of an entry that needs 64 bits says its size in a ZIP64 field, twice', () => {
    expect(toHex(localHeader(entry({ size: MAX_32 })))).toBe(hex(
      '504b0304', FIXED_64, '04030201', 'ffffffff', 'ffffffff', '0200', '1400', 'c3a9', '0100', '1000', 'ffffffff00000000', 'ffffffff00000000',
    ));
  });
});

describe('a central record', () => {
  test('of a small entry', () => {
    expect(toHex(centralHeader(entry()))).toBe(hex(
      '504b0102', '1400', FIXED, '04030201', '05000000', '05000000', '0200', '0000', '0000', '0000', '0000', '00000000', '06000000', 'c3a9',
    ));
  });
  test.each([
    ['its offset alone', { offset: 2 ** 32 }, '05000000', '0c00', hex('0100', '0800', '0000000001000000')],
    ['its size alone', { size: 2 ** 32 }, 'ffffffff', '1400', hex('0100', '1000', '0000000001000000', '0000000001000000')],
    ['both', { size: 2 ** 32, offset: 2 ** 33 }, 'ffffffff', '1c00', hex('0100', '1800', '0000000001000000', '0000000001000000', '0000000002000000')],
  ])('that needs 64 bits for %s', (_name, more, size, extraLength, extra) => {
    const offset = 'offset' in more ? 'ffffffff' : '06000000';
    expect(toHex(centralHeader(entry(more)))).toBe(hex(
      '504b0102', '2d00', FIXED_64, '04030201', size, size, '0200', extraLength, '0000', '0000', '0000', '00000000', offset, 'c3a9', extra,
    ));
  });
});

describe('the end', () => {
  test('of a small archive is one record', () => {
    expect(toHex(endRecords(3, 0x1234, 0x56))).toBe(hex('504b0506', '0000', '0000', '0300', '0300', '56000000', '34120000', '0000'));
  });
  test.each([[MAX_16, 1, 2], [1, MAX_32, 2], [1, 2, MAX_32]])('of %i entries at %i in %i bytes has its ZIP64 records too', (entries, offset, size) => {
    const bytes = endRecords(entries, offset, size);
    const view = new DataView(bytes.buffer);
    expect(bytes.length).toBe(98);
    expect([view.getUint32(0, true), view.getBigUint64(24, true), view.getBigUint64(40, true), view.getBigUint64(48, true)])
      .toEqual([0x06064b50, BigInt(entries), BigInt(size), BigInt(offset)]);
    expect([view.getUint32(56, true), view.getBigUint64(64, true), view.getUint32(72, true)]).toEqual([0x07064b50, BigInt(offset + size), 1]);
    expect([view.getUint32(76, true), view.getUint16(84, true), view.getUint32(88, true), view.getUint32(92, true)])
      .toEqual([0x06054b50, Math.min(entries, MAX_16), Math.min(size, MAX_32), Math.min(offset, MAX_32)]);
  });
});

test('names are in the order of their bytes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }).map(encodeUtf8), fc.string({ unit: 'binary' }).map(encodeUtf8), (left, right) => {
    expect(Math.sign(compareNames(left, right))).toBe(Buffer.compare(left, right));
  }));
  expect(Math.sign(compareNames(encodeUtf8('a'), encodeUtf8('ab')))).toBe(-1);
});
