import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExtraFields, resolveZip64 } from '../../../../src/engine/zip/extra-fields.ts';
import { extraMeaning } from '../../../../src/engine/zip/extra-meaning.ts';
import { extraField, le, utf8 } from '../../../support/zip-builder.ts';

const WIDE = 0xffffffff;
const u64 = (...values: readonly bigint[]): Uint8Array => {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, at) => bytes.writeBigUInt64LE(value, 8 * at));
  return bytes;
};
const field = fc.tuple(fc.nat(0xffff), fc.uint8Array({ maxLength: 30 }));

describe('extra fields', () => {
  test('what is written is what is read', () => {
    fc.assert(fc.property(fc.array(field, { maxLength: 6 }), (fields) => {
      const read = parseExtraFields(Buffer.concat(fields.map(([id, data]) => extraField(id, data))));
      expect(read?.map(({ id, data }) => [id, [...data]])).toEqual(fields.map(([id, data]) => [id, [...data]]));
    }));
  });

  test('cut at any length they are whole fields or none', () => {
    const bytes = Buffer.concat([extraField(1, u64(5n, 6n)), extraField(0x5455, new Uint8Array(5))]);
    const whole = new Set([0, 20, 29]);
    for (let length = 0; length <= bytes.length; length += 1) expect([length, parseExtraFields(bytes.subarray(0, length)) !== null]).toEqual([length, whole.has(length)]);
  });

  test('a flipped bit of a ZIP64 field never gives the sizes it had', () => {
    const sizes = { uncompressed: WIDE, compressed: WIDE };
    const bytes = extraField(1, u64(70n, 60n));
    const truth = JSON.stringify(resolveZip64(sizes, parseExtraFields(bytes) ?? [], true));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const fields = parseExtraFields(changed);
      expect(fields === null ? null : JSON.stringify(resolveZip64(sizes, fields, true))).not.toBe(truth);
    }
  });

  test('ZIP64 has exactly the members that are deferred to it, in APPNOTE’s order', () => {
    const sizes = fc.record({ uncompressed: fc.constantFrom(7, WIDE), compressed: fc.constantFrom(8, WIDE), offset: fc.constantFrom(9, WIDE) });
    fc.assert(fc.property(sizes, fc.array(fc.bigInt(0n, 2n ** 53n - 1n), { maxLength: 4 }), (narrow, values) => {
      const deferred = Object.values(narrow).filter((value) => value === WIDE).length;
      const resolved = resolveZip64(narrow, values.length === 0 ? [] : [{ id: 1, data: u64(...values) }], false);
      if (values.length !== deferred) expect(typeof resolved).toBe('string');
      else {
        const rest = values.map(Number);
        const next = (value: number): number => (value === WIDE ? rest.shift()! : value);
        expect(resolved).toEqual({ uncompressed: next(narrow.uncompressed), compressed: next(narrow.compressed), offset: next(narrow.offset), zip64: deferred > 0 });
      }
    }));
  });

  test.each([
    ['AES', extraField(0x9901, new Uint8Array(7)), { encrypted: true }],
    ['strong encryption', extraField(0x0017, new Uint8Array(8)), { encrypted: true }],
    ['recipients', extraField(0x0019, new Uint8Array(2)), { encrypted: true }],
    ['a link of PKWARE', extraField(0x000d, new Uint8Array(13)), { link: true }],
    ['no link of PKWARE', extraField(0x000d, new Uint8Array(12)), { link: false }],
    ['a link of ASi', extraField(0x756e, Buffer.concat([le.u32(0), le.u16(0o120777)])), { link: true }],
    ['a target of ASi', extraField(0x756e, new Uint8Array(15)), { link: true }],
    ['a file of ASi', extraField(0x756e, Buffer.concat([le.u32(0), le.u16(0o100644), new Uint8Array(8)])), { link: false }],
    ['a field of ASi that is cut off', extraField(0x756e, new Uint8Array(3)), { link: false }],
    ['another name', extraField(0x7075, utf8('\u0001crc!b')), { secondName: true }],
    ['the same name', extraField(0x7075, utf8('\u0001crc!a')), { secondName: false }],
    ['time stamps', extraField(0x5455, new Uint8Array(5)), { encrypted: false, link: false, secondName: false, text: '' }],
  ])('%s', (_, bytes, meaning) => {
    expect(extraMeaning(parseExtraFields(bytes) ?? [], utf8('a'))).toMatchObject(meaning);
  });
});
