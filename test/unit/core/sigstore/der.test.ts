import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, encodeDer, membersOf, oidOf, readDer, smallInteger, TAG, timeOf } from '../../../../src/core/sigstore/der.ts';
import { generalizedTime, oid, utcTime } from '../../../support/sigstore-der.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('values', () => {
  test('what is written is read, whatever its length', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (body) => {
      const value = readDer(encodeDer(TAG.octetString, body), TAG.octetString);
      expect(Buffer.from(value.body).equals(body)).toBe(true);
    }), { numRuns: 30 });
  });

  test('members keep their own bytes, in order', () => {
    const members = membersOf(readDer(encodeDer(TAG.sequence, bytes(2, 1, 5), bytes(4, 2, 0x30, 0x81)), TAG.sequence));
    expect(members.map((each) => [...each.raw])).toEqual([[2, 1, 5], [4, 2, 0x30, 0x81]]);
  });

  test.each([
    ['nothing', bytes()],
    ['a tag alone', bytes(4)],
    ['bytes after the value', bytes(4, 0, 0)],
    ['fewer bytes than it says', bytes(4, 2, 0)],
    ['a long length where a short one does', bytes(4, 0x81, 1, 0)],
    ['a length with a leading zero', bytes(4, 0x82, 0, 0x80, ...Array.from({ length: 128 }, () => 0))],
    ['no definite length', bytes(4, 0x80, 0, 0)],
    ['a length of five bytes', bytes(4, 0x85, 1, 0, 0, 0, 0)],
    ['a tag of several bytes', bytes(0x1f, 1, 0)],
    ['another tag', bytes(5, 0)],
  ])('%s is refused', (_, der) => {
    expect(() => readDer(der, TAG.octetString)).toThrow(RangeError);
  });

  test('cut at every length it is refused', () => {
    const whole = encodeDer(TAG.octetString, new Uint8Array(300));
    for (let length = 0; length < whole.length; length += 1) expect(() => readDer(whole.subarray(0, length), TAG.octetString)).toThrow(RangeError);
  });
});

describe('identifiers', () => {
  test.each(['1.2.840.10045.4.3.2', '2.5.29.15', '0.9.2342.19200300.100.1.25', '2.999.1', '1.3.6.1.4.1.57264.1.8'])('%s', (dotted) => {
    const written = dotted === '2.999.1' ? encodeDer(TAG.oid, bytes(0x88, 0x37, 1)) : oid(dotted);
    expect(oidOf(readDer(written, TAG.oid))).toBe(dotted);
  });

  test('an arc beyond 32 bits does not come out as another', () => {
    // 1.2.(2³² + 3): in 32 bits this would be 1.2.3.
    expect(oidOf(readDer(encodeDer(TAG.oid, bytes(42, 0x90, 0x80, 0x80, 0x80, 3)), TAG.oid))).toBe('1.2.4294967299');
  });

  test.each([['a leading zero group', bytes(42, 0x80, 3)], ['an open end', bytes(42, 0x83)], ['nothing', bytes()]])('%s is refused', (_, body) => {
    expect(() => oidOf(readDer(encodeDer(TAG.oid, body), TAG.oid))).toThrow(RangeError);
  });
});

describe('numbers, bits and times', () => {
  test.each([[bytes(0), 0], [bytes(127), 127], [bytes(0, 128), 128], [bytes(1, 0), 256]])('integer %j', (body, value) => {
    expect(smallInteger(readDer(encodeDer(TAG.integer, body), TAG.integer))).toBe(value);
  });

  test.each([bytes(), bytes(0xff), bytes(0, 1), bytes(1, 0, 0, 0, 0)])('integer %j is refused', (body) => {
    expect(() => smallInteger(readDer(encodeDer(TAG.integer, body), TAG.integer))).toThrow(RangeError);
  });

  test('a bit string of whole bytes only', () => {
    expect([...bitsOf(readDer(bytes(3, 2, 0, 9), TAG.bitString))]).toEqual([9]);
    expect(() => bitsOf(readDer(bytes(3, 2, 1, 8), TAG.bitString))).toThrow(RangeError);
  });

  test('times come back to the second', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seconds) => {
      expect(timeOf(readDer(utcTime(seconds * 1_000), TAG.utcTime))).toBe(seconds * 1_000);
      expect(timeOf(readDer(generalizedTime(seconds * 1_000), TAG.generalizedTime))).toBe(seconds * 1_000);
    }));
  });

  test('fractions of a second count', () => {
    expect(timeOf(readDer(encodeDer(TAG.generalizedTime, Buffer.from('20260914100000.25Z')), TAG.generalizedTime))).toBe(Date.UTC(2026, 8, 14, 10) + 250);
  });

  test.each(['20260230000000Z', '20260914240000Z', '20260914100000', '20260914100000.10Z', '20260914100000+0000', '260914100000Z'])('%s is no GeneralizedTime', (text) => {
    expect(() => timeOf(readDer(encodeDer(TAG.generalizedTime, Buffer.from(text)), TAG.generalizedTime))).toThrow(RangeError);
  });
});
