import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { canonicalize, isCanonical, parseCanonical, parseStrict, scanCanonical, type JsonValue } from '../../../../src/core/json/index.ts';

const codeOf = (input: string | Uint8Array): string => {
  const read = parseStrict(typeof input === 'string' ? encodeUtf8(input) : input);
  return read.ok ? 'ok' : read.code;
};
/** Values that JSON and the strict reader share: no −0, safe integers or fractions, well-formed text. */
const value = fc.jsonValue({ noUnicodeString: false }).map((each) => JSON.parse(JSON.stringify(each)) as JsonValue)
  .filter((each) => codeOf(canonicalize(each)) === 'ok');

describe('parseStrict', () => {
  test.each([
    ['{"a":1}', 'ok'], [' [1, 2.5e-3, "x", null, true] ', 'ok'], ['"\\ud83d\\ude00"', 'ok'], ['9007199254740991', 'ok'], ['1E30', 'ok'],
    ['', 'json.malformed'], ['{"a":1}x', 'json.malformed'], ['{"a":1,}', 'json.malformed'], ['[1,]', 'json.malformed'], ['{a:1}', 'json.malformed'],
    ['01', 'json.malformed'], ['+1', 'json.malformed'], ['1.', 'json.malformed'], ['.5', 'json.malformed'], ['0x1', 'json.malformed'], ['NaN', 'json.malformed'],
    ['-0', 'json.malformed'], ['-0.0', 'json.malformed'], ['9007199254740992', 'json.malformed'], ['-9007199254740992', 'json.malformed'], ['1e999', 'json.malformed'],
    ['"\\ud800"', 'json.malformed'], ['"\\udc00x"', 'json.malformed'], ['{"\\ud800":1}', 'json.malformed'], ['"\\x"', 'json.malformed'], ['"\\u12g4"', 'json.malformed'],
    ['"a\nb"', 'json.malformed'], ['"a', 'json.malformed'], ['nul', 'json.malformed'], ["'a'", 'json.malformed'], ['\ufeff{}', 'json.malformed'],
    ['{"a":1,"a":2}', 'json.duplicate-key'], ['{"a":1,"\\u0061":2}', 'json.duplicate-key'], ['{"__proto__":1,"__proto__":2}', 'json.duplicate-key'],
    ['{"b":{"a":1,"a":1}}', 'json.duplicate-key'],
  ])('%j is %s', (input, code) => expect(codeOf(input)).toBe(code));

  test.each([
    ['a lone continuation', [0x22, 0x80, 0x22], 1], ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], 1],
    ['a raw surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22], 1], ['beyond U+10FFFF', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], 1], ['cut short', [0x22, 0x78, 0xe2, 0x82], 2],
  ])('refuses UTF-8 with %s', (_name, bytes, offset) => {
    expect(parseStrict(new Uint8Array(bytes))).toEqual({ ok: false, code: 'json.malformed', offset, problem: 'utf-8' });
  });

  test('points at bytes, not at characters', () => {
    expect(parseStrict(encodeUtf8('{"é😀":1 x}'))).toMatchObject({ offset: 12 });
    expect(parseStrict(encodeUtf8('{"é":1,"é":2}'))).toMatchObject({ code: 'json.duplicate-key', offset: 8 });
  });

  test('keeps to its limits', () => {
    const nested = (depth: number) => encodeUtf8('['.repeat(depth) + ']'.repeat(depth));
    expect(parseStrict(nested(64)).ok).toBe(true);
    expect(parseStrict(nested(65))).toMatchObject({ code: 'json.limit-exceeded', problem: 'depth' });
    expect(parseStrict(nested(100_000))).toMatchObject({ code: 'json.limit-exceeded' });
    expect(parseStrict(encodeUtf8('"abc"'), { maxDepth: 1, maxBytes: 4 })).toMatchObject({ code: 'json.limit-exceeded', problem: 'bytes' });
  });

  test('a member called __proto__ is data', () => {
    const read = parseStrict(encodeUtf8('{"__proto__":{"x":1}}'));
    expect(read.ok && canonicalize(read.value)).toBe('{"__proto__":{"x":1}}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('agrees with JSON.parse on everything it accepts, whatever the white space', () => {
    fc.assert(fc.property(value, fc.constantFrom(undefined, 1, '\t', '\r\n'), (each, indent) => {
      const read = parseStrict(encodeUtf8(JSON.stringify(each, null, indent)));
      expect(read).toEqual({ ok: true, value: each });
    }));
  });

  test('accepts nothing that JSON.parse refuses', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', 'u', '0', '1', '9', 'e', 'E', '+', '-', '.', ' ', 't', 'f', 'n', '\n') }), (text) => {
      if (codeOf(text) === 'ok') expect(() => void JSON.parse(text)).not.toThrow();
    }), { numRuns: 2_000 });
  });
});

describe('canonicalize', () => {
  test('orders by UTF-16 code units, as RFC 8785 section 3.2.3 shows', () => {
    const read = parseStrict(encodeUtf8('{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}'));
    expect(read.ok && canonicalize(read.value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });
  test('prints numbers and escapes as ECMAScript does', () => {
    expect(canonicalize([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
    expect(canonicalize('\u0000\u001f\b\t\n\f\r"\\/\u007f\u2028')).toBe('"\\u0000\\u001f\\b\\t\\n\\f\\r\\"\\\\/\u007f\u2028"');
  });
  test('refuses what JSON cannot say', () => {
    for (const bad of [NaN, Infinity, '\ud800', 'x\udc00', { '\ud800': 1 }]) expect(() => canonicalize(bad as JsonValue)).toThrow(TypeError);
    expect(() => canonicalize([undefined] as unknown as JsonValue)).toThrow(TypeError);
  });
});

describe('parseCanonical', () => {
  test.each([
    '{"a":1,"b":[]}', '[]', '{}', '"é\\n\\u001b"', '1e+30', '-1.5', 'null', '{"":{"":0}}', '{"\\n":1,"a":2}', '{"😀":1,"\ufb33":2}', '{"a":1,"a\\"":2}',
  ])('%j is canonical', (text) => expect(parseCanonical(text)).toMatchObject({ ok: true, text }));

  test.each([
    ' {}', '{} ', '{"b":1,"a":2}', '[1, 2]', '1.0', '1E30', '1e30', '0.10', '"\\u0061"', '"\\/"', '"\\u000a"', '"\\u001B"', '{"a\\"":1,"a":2}', '{"\ufb33":1,"😀":2}',
  ])('%j is another spelling', (text) => expect(parseCanonical(text)).toMatchObject({ ok: false, code: 'json.not-canonical' }));

  test.each(['', '{', '-', '-0', '{"a":1,"a":1}', '9007199254740993', '100000000000000000000', '"\\ud800"', '"\ud800"', '[1,]', '{"a"}', 'e', 'Infinity'])(
    '%j cannot be read', (text) => {
      const read = parseCanonical(text);
      expect(!read.ok && read.code !== 'json.not-canonical').toBe(true);
    });

  test('accepts exactly what canonicalize writes', () => {
    fc.assert(fc.property(value, (each) => {
      const text = canonicalize(each);
      expect(parseCanonical(encodeUtf8(text))).toMatchObject({ ok: true, text, value: each });
      expect(isCanonical(encodeUtf8(text), each)).toBe(true);
    }));
  });

  test('of any text: canonical if and only if it is the canonical form of what it says', () => {
    const scraps = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', 'a', 'b', '1', '0', '.', 'e', '-', '\\', 'n', ' ', 'null') });
    fc.assert(fc.property(fc.oneof(scraps, value.map((each) => JSON.stringify(each))), (text) => {
      const strict = parseStrict(encodeUtf8(text));
      const expected = strict.ok && canonicalize(strict.value) === text;
      expect(scanCanonical(encodeUtf8(text), 64).badAt === -1).toBe(expected);
    }), { numRuns: 3_000 });
  });

  const LINE = encodeUtf8('{"a":[1,2.5,{"b":"é\\n"}],"c":null,"d":true,"e":"x"}');
  test('one flipped byte never reads as the same document', () => {
    const before = parseCanonical(LINE);
    for (let at = 0; at < LINE.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = LINE.slice();
        changed[at] = changed[at]! ^ (1 << bit);
        const after = parseCanonical(changed);
        if (after.ok && before.ok) expect(canonicalize(after.value)).not.toBe(canonicalize(before.value));
      }
    }
  });
  test('cut at every length is refused, with an offset inside', () => {
    for (let length = 0; length < LINE.length; length++) {
      const read = parseCanonical(LINE.slice(0, length));
      expect(read.ok).toBe(false);
      expect(!read.ok && read.offset <= length).toBe(true);
    }
  });
  test('gives the spans of the top-level members', () => {
    const read = parseCanonical('{"a":{"x":1},"b":[2]}');
    expect(read.ok && read.members.length).toBe(4);
    expect(read.ok && read.text.slice(read.members[2], read.members[3])).toBe('"b":[2]');
  });
  test('reads bytes and text alike', () => expect(decodeUtf8(LINE) !== null && parseCanonical(decodeUtf8(LINE)!)).toEqual(parseCanonical(LINE)));
});
