import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prettyJson } from '../../../../src/renderer/design/pretty-json.ts';

/** Text without the white space that stands outside strings. */
function bare(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|\s+/gs, (part) => (part.startsWith('"') ? part : ''));
}

describe('prettyJson', () => {
  test('adds lines and indents only', () => {
    expect(prettyJson('{"a":[1,{"b":[]}],"c":{}}')).toBe('{\n  "a": [\n    1,\n    {\n      "b": []\n    }\n  ],\n  "c": {}\n}');
  });

  test('keeps what parsing would lose: duplicate keys, long numbers, escapes', () => {
    const text = '{"a":1,"a":2,"n":12345678901234567890123,"e":"\\u0041\\/"}';
    expect(bare(prettyJson(text))).toBe(text);
  });

  test('changes no token of any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(bare(prettyJson(text))).toBe(bare(text));
      expect(JSON.parse(prettyJson(text))).toEqual(JSON.parse(text));
    }));
  });

  test('loses no character of text that is no JSON', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(prettyJson(text).replace(/[ \n\r\t]/g, '')).toBe(text.replace(/[ \n\r\t]/g, ''));
    }));
  });
});
