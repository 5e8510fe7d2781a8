import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asciiOf, bitStringBytesOf, bitStringOf, booleanOf, context, decodeDer, integerOf, itemsOf, nullOf, octetsOf, oidOf, smallIntegerOf, textOf, timeOf, type DerNode,
} from '../../../../src/core/asn1/index.ts';
import { der, generalizedTime, implicit, integer, namedBits, oid, sequence, time } from '../../../../src/producer/pki/index.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const read = <T>(input: Uint8Array, decode: (node: DerNode) => T): T | string => {
  const result = decodeDer(input, decode);
  return result.ok ? result.value : `refused: ${result.problem}`;
};
const text = (tag: number, content: string): string => read(der(tag, Buffer.from(content, 'latin1')), textOf);

describe('numbers and bits', () => {
  test.each([['0101ff', true], ['010100', false], ['010101', 'refused: boolean'], ['0100', 'refused: boolean'], ['0102ffff', 'refused: boolean']])(
    'boolean %s', (hex, value) => expect(read(bytes(hex), (node) => booleanOf(node))).toBe(value));
  test.each([['020100', 0n], ['02017f', 127n], ['02020080', 128n], ['020180', -128n], ['0200', 'refused: integer'], ['0202007f', 'refused: integer'], ['0202ff80', 'refused: integer']])(
    'integer %s', (hex, value) => expect(read(bytes(hex), (node) => integerOf(node))).toBe(value));
  test('every integer comes back', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }), (value) => { expect(read(integer(value), (node) => integerOf(node))).toBe(value); }));
  });
  test.each([[0, 0], [2 ** 31 - 1, 2 ** 31 - 1], [2 ** 31, 'refused: integer-range'], [-1, 'refused: integer-range'], [2 ** 40, 'refused: integer-range']])(
    'small integer %s', (value, expected) => expect(read(integer(value), (node) => smallIntegerOf(node))).toBe(expected));
  test.each([['0300', 'refused: bit-string'], ['030108', 'refused: bit-string'], ['030101', 'refused: bit-string'], ['03020101', 'refused: bit-string'], ['03020780', 7]])(
    'bits %s', (hex, unused) => {
      const value = read(bytes(hex), (node) => bitStringOf(node));
      expect(typeof value === 'string' ? value : value.unused).toBe(unused);
    });
  test('named bits end with the last one that is set', () => expect(Buffer.from(namedBits([0, 5])).toString('hex')).toBe('03020284'));
  test('keys and signatures are whole bytes', () => expect(read(bytes('03020780'), (node) => bitStringBytesOf(node))).toBe('refused: bit-string'));
  test('an implicit tag takes the place of the value’s own and keeps its form', () => {
    expect(read(implicit(1, integer(5)), (node) => integerOf(node, context(1, 'primitive')))).toBe(5n);
    expect(read(implicit(1, sequence(integer(5))), (node) => itemsOf(node, context(1, 'constructed')).length)).toBe(1);
  });
  test('null is empty', () => expect(read(bytes('050100'), nullOf)).toBe('refused: null'));
  test('a tag is asked for', () => expect(read(bytes('0500'), (node) => octetsOf(node))).toBe('refused: wrong-type'));
  test('identifiers come back', () => {
    const arcs = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 39 }), fc.array(fc.nat(), { maxLength: 8 }));
    fc.assert(fc.property(arcs, ([first, second, rest]) => {
      const dotted = [first, second, ...rest].join('.');
      expect(read(oid(dotted), (node) => oidOf(node))).toBe(dotted);
    }));
  });
});

describe('times', () => {
  const utc = (content: string) => read(der(0x17, Buffer.from(content)), (node) => timeOf(node));
  const general = (content: string, fraction?: 'fraction') => read(der(0x18, Buffer.from(content)), (node) => timeOf(node, fraction));
  test('two digits of a year are 1950 to 2049', () => {
    expect(utc('491231235959Z')).toBe(Date.UTC(2049, 11, 31, 23, 59, 59));
    expect(utc('500101000000Z')).toBe(Date.UTC(1950, 0, 1));
  });
  test.each(['4912312359Z', '491231235959', '491231235959+0100', '490230000000Z', '491231240000Z', '49123123595xZ'])('refuses %s', (content) => expect(utc(content)).toBe('refused: time'));
  test.each(['20491231235959.5Z', '20491231235959', '2049123123Z', '20491331000000Z'])('refuses %s', (content) => expect(general(content)).toBe('refused: time'));
  test('fractions where they are asked for, in their shortest form', () => {
    expect(general('20260601120000.25Z', 'fraction')).toBe(Date.UTC(2026, 5, 1, 12, 0, 0, 250));
    expect(general('20260601120000.250Z', 'fraction')).toBe('refused: time');
  });
  test('every second comes back in the form that its year wants', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 }), (seconds) => {
      expect(read(time(seconds * 1000), (node) => timeOf(node))).toBe(seconds * 1000);
      expect(read(generalizedTime(seconds * 1000), (node) => timeOf(node))).toBe(seconds * 1000);
    }));
  });
});

describe('text', () => {
  test('each type has its characters', () => {
    expect(text(0x0c, 'caf\u00c3\u00a9')).toBe('café');
    expect(text(0x13, 'A b-(c)')).toBe('A b-(c)');
    expect(text(0x16, 'a@b')).toBe('a@b');
    expect(text(0x14, 'caf\u00e9')).toBe('café');
    expect(read(bytes('1e04004100e9'), textOf)).toBe('Aé');
    expect(read(bytes('1c040001f600'), textOf)).toBe('\u{1f600}');
  });
  test.each([['UTF-8', '0c01ff'], ['PrintableString', '130121'], ['IA5String', '1601e9'], ['half a character', '1e0141'], ['half a pair', '1e02d800'], ['no code point', '1c0400110000'], ['no string', '0500']])(
    'refuses what is not %s', (_name, hex) => expect(read(bytes(hex), textOf)).toBe('refused: text'));
  test('a long Latin-1 name is read to its end', () => expect(text(0x14, 'a'.repeat(9000)).length).toBe(9000));
  test('seven bits under any tag', () => expect(read(bytes('8201e9'), asciiOf)).toBe('refused: text'));
});
