import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { canonicalize, DEFAULT_JSON_LIMITS, isCanonical, parseCanonical, parseStrict, type JsonValue } from '../../../../src/core/json/index.ts';

/** One document, one reading: whatever is accepted is what every other reader makes of it, however it was spelt or damaged. */

const read = (text: string) => parseStrict(encodeUtf8(text));
const value = fc.jsonValue({ noUnicodeString: false }).map((each) => JSON.parse(JSON.stringify(each)) as JsonValue).filter((each) => read(canonicalize(each)).ok);

/** The same value in another spelling: white space, escapes and member order as chance has them. */
function respelt(each: JsonValue, chance: () => number): string {
  const space = (): string => ['', '', ' ', '\n', '\t', '\r\n'][chance() % 6]!;
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // Both halves of a pair or neither: one raw half could not be encoded.
  const string = (text: string): string => `"${Array.from(text, (character) => (
    chance() % 3 === 0 || character < ' ' || character === '"' || character === '\\' ? character.split('').map(escaped).join('') : character
  )).join('')}"`;
  if (typeof each === 'string') return string(each);
  if (each === null || typeof each !== 'object') return String(each);
  const inside = Array.isArray(each) ? each.map((item) => respelt(item as JsonValue, chance))
    : Object.entries(each).map(([name, item]) => `${string(name)}${space()}:${space()}${respelt(item, chance)}`).sort(() => (chance() % 2) - 0.5);
  const text = inside.join(`${space()},${space()}`);
  return Array.isArray(each) ? `[${space()}${text}${space()}]` : `{${space()}${text}${space()}}`;
}

describe('strict reading', () => {
  test('of any spelling gives the value, and tells that it is another spelling', () => {
    fc.assert(fc.property(value, fc.infiniteStream(fc.nat(1_000)), (each, stream) => {
      const text = respelt(each, () => stream.next().value ?? 0);
      const result = read(text);
      expect(result.ok && canonicalize(result.value)).toBe(canonicalize(each));
      expect(isCanonical(encodeUtf8(text), each)).toBe(text === canonicalize(each));
    }), { numRuns: 300 });
  });

  const SAMPLES = ['{"a":[1,-2.5e-3,"é\\n😀",{"b":null}],"c":true,"":""}', '[0,10,1.5e+300,"\\ud83d\\ude00"]', ' { "k" : [ ] , "l" : { } } '];
  test.each(SAMPLES)('of %j with one byte changed is refused, or is what JSON.parse reads', (sample) => {
    const bytes = encodeUtf8(sample);
    for (let at = 0; at < bytes.length; at++) {
      for (const other of [0x00, 0x20, 0x22, 0x2c, 0x2d, 0x30, 0x39, 0x5c, 0x5d, 0x65, 0x7d, 0x80, 0xc0, 0xed, 0xff, bytes[at]! ^ 1, bytes[at]! ^ 0x20]) {
        const changed = bytes.slice();
        changed[at] = other;
        const result = parseStrict(changed);
        if (result.ok) expect(result.value).toEqual(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(changed)));
        else expect(result.offset).toBeLessThanOrEqual(changed.length);
      }
    }
  });
  test.each(SAMPLES)('of %j cut anywhere is refused', (sample) => {
    const bytes = encodeUtf8(sample.trimEnd());
    for (let length = 0; length < bytes.length; length++) expect(parseStrict(bytes.slice(0, length)).ok).toBe(false);
  });

  test.each([
    ['1e-400', 'number-range'], ['-0.0000001e-400', 'number-range'], ['1e400', 'number-range'], ['-1e400', 'number-range'],
    ['9007199254740992', 'number-range'], ['-9007199254740992', 'number-range'], ['123456789012345678901234567890', 'number-range'],
    ['-0', 'negative-zero'], ['-0e5', 'negative-zero'], ['-0.0', 'negative-zero'],
  ])('refuses %s, which could not be held as it is written', (literal, problem) => {
    expect(read(literal)).toMatchObject({ ok: false, code: 'json.malformed', problem });
    expect(read(`{"a":[${literal}]}`)).toMatchObject({ ok: false, problem, offset: 6 });
  });
  test.each([['0', 0], ['0e9', 0], ['0.000', 0], ['5e-324', 5e-324], ['1.7976931348623157e308', Number.MAX_VALUE], ['-9007199254740991', Number.MIN_SAFE_INTEGER], ['1E+2', 100]])(
    'reads %s', (literal, expected) => expect(read(literal)).toEqual({ ok: true, value: expected }));

  test.each([
    ['9007199254740991', Number.MAX_SAFE_INTEGER], ['9007199254740992', '9007199254740992'], ['18446744073709551615', '18446744073709551615'],
    ['-9223372036854775808', '-9223372036854775808'],
  ])('hands over %s to a format of 64-bit integers without losing a digit', (literal, expected) => {
    expect(parseStrict(encodeUtf8(literal), { ...DEFAULT_JSON_LIMITS, largeIntegers: 'text' })).toEqual({ ok: true, value: expected });
  });
  test.each(['184467440737095516150', '1e400', '1e-400', '-0'])('and refuses %s there too', (literal) => {
    expect(parseStrict(encodeUtf8(literal), { ...DEFAULT_JSON_LIMITS, largeIntegers: 'text' }).ok).toBe(false);
  });

  test.each(['\u00a0{}', '{}\u2028', '\u000b1', '\f1', '{"a"\u00a0:1}', '[1,\u3000 2]'])('takes no other white space than the grammar’s: %j', (text) => {
    expect(read(text).ok).toBe(false);
  });
  test('finds a name repeated under another spelling, at any depth and distance', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `"n${at}":${at}`).join(',');
    expect(read(`{${many}}`).ok).toBe(true);
    expect(read(`{${many},"\\u006e4999":0}`)).toMatchObject({ ok: false, code: 'json.duplicate-key', problem: 'duplicate-key' });
    expect(read(`[[{"x":{${many},"n0":0}}]]`)).toMatchObject({ ok: false, code: 'json.duplicate-key' });
    expect(read('{"a":1,"b":{"a":1},"c":[{"a":1}]}').ok).toBe(true);
  });
  test('keeps integer-like, empty and prototype names as members, in canonical order', () => {
    const text = '{"":0,"10":1,"9":2,"__proto__":3,"constructor":4,"toString":5}';
    const result = parseCanonical(text);
    expect(result.ok && canonicalize(result.value)).toBe(text);
    expect(read('{"9":2,"10":1}')).toMatchObject({ ok: true });
  });
  test('refuses a byte order mark, wherever a parser might drop it', () => {
    for (const bytes of [[0xef, 0xbb, 0xbf, 0x7b, 0x7d], [0x7b, 0x7d, 0xef, 0xbb, 0xbf], [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00], [0x00, 0x7b, 0x00, 0x7d]]) {
      expect(parseStrict(new Uint8Array(bytes)).ok).toBe(false);
      expect(parseCanonical(new Uint8Array(bytes)).ok).toBe(false);
    }
  });
});
