import { describe, expect, test } from 'vitest';
import { decodeDer } from '../../../../src/core/asn1/index.ts';
import { isHostName, parseName, sameName, type Name } from '../../../../src/core/x509/index.ts';
import { isWithin } from '../../../../src/core/x509/name.ts';
import { matchSubtree } from '../../../../src/core/x509/name-matching.ts';
import { der, ia5String, oid, printableString, sequence, setOf, utf8String, writeName } from '../../../../src/producer/pki/index.ts';

const name = (bytes: Uint8Array): Name => {
  const parsed = decodeDer(bytes, parseName);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};
const attribute = (value: Uint8Array): Uint8Array => sequence(oid('2.5.4.10'), value);
const one = (value: Uint8Array): Name => name(sequence(setOf(attribute(value))));

describe('names', () => {
  test.each([
    ['case and white space', one(utf8String(' Good   Authority ')), one(printableString('good authority')), true],
    ['composed and decomposed letters', one(utf8String('caf\u00e9')), one(utf8String('cafe\u0301')), true],
    ['characters that map to nothing', one(utf8String('Ev\u00adil\u200b Au\ufefftho\u{e0041}rity')), one(printableString('evil authority')), true],
    ['characters that are seen', one(utf8String('ev-il')), one(utf8String('evil')), false],
    ['letters whose lower case is two, or another', one(utf8String('Stra\u00dfe \u03a3\u03c2')), one(utf8String('STRASSE \u03c3\u03c3')), true],
    ['string types of two bytes', one(der(0x1e, Uint8Array.of(0, 0x41))), one(utf8String('a')), true],
    ['another text', one(utf8String('good')), one(utf8String('goods')), false],
    ['text and the same bytes that are no text', one(utf8String('a')), one(der(0x04, Uint8Array.of(0x61))), false],
    ['text that its type does not allow', one(printableString('a!')), one(utf8String('a!')), false],
    ['an RDN in any order', name(sequence(setOf(attribute(utf8String('b')), attribute(utf8String('a'))))), name(sequence(setOf(attribute(utf8String('A')), attribute(utf8String('B'))))), true],
    ['two RDNs and one of two', name(sequence(setOf(attribute(utf8String('a'))), setOf(attribute(utf8String('b'))))), name(sequence(setOf(attribute(utf8String('a')), attribute(utf8String('b'))))), false],
    ['characters that look like a separator', one(utf8String('a","b')), name(sequence(setOf(attribute(utf8String('a')), attribute(utf8String('b'))))), false],
  ])('are compared by %s', (_name, left, right, same) => {
    expect(sameName(left, right)).toBe(same);
    expect(sameName(right, left)).toBe(same);
  });

  test('a part that is no text of its type is neither permitted nor free of an exclusion', () => {
    const directory = (each: Name) => ({ form: 'directory', name: each }) as const;
    const base = directory(one(utf8String('a!')));
    const matches = (value: Uint8Array) => (['permitted', 'excluded'] as const).map((list) => matchSubtree(directory(one(value)), base, list));
    expect(matches(utf8String('A!'))).toEqual(['inside', 'inside']);
    expect(matches(utf8String('b!'))).toEqual(['outside', 'outside']);
    expect(matches(printableString('a!'))).toEqual(['outside', 'malformed']);
    expect(matches(der(0x04, Uint8Array.of(0x61, 0x21)))).toEqual(['outside', 'malformed']);
  });

  test('stand below the names that they begin with', () => {
    const base = name(writeName(['C', 'DE'], ['O', 'X']));
    expect(isWithin(name(writeName(['C', 'DE'], ['O', 'x'], ['CN', 'leaf'])), base)).toBe(true);
    expect(isWithin(base, base)).toBe(true);
    expect(isWithin(name(writeName(['C', 'DE'])), base)).toBe(false);
    expect(isWithin(name(writeName(['O', 'X'], ['C', 'DE'])), base)).toBe(false);
    expect(one(ia5String('x')).rdns[0]![0]).toMatchObject({ oid: '2.5.4.10', text: 'x' });
  });
});

describe('isHostName', () => {
  test.each(['example.com', 'a', 'xn--n3h.com', '1.example', `${'a'.repeat(63)}.b`])('%s is one', (text) => expect(isHostName(text)).toBe(true));
  test.each(['', '.', '.example.com', 'example.com.', 'a..b', 'foo_bar.example', '-a.example', 'a-.example', '8.8.8.8', `${'a'.repeat(64)}.b`, '*.example', 'a b', `${'a.'.repeat(130)}b`])(
    '%s is none', (text) => expect(isHostName(text)).toBe(false));
});

describe('matchSubtree', () => {
  test.each([
    ['dns', 'example.com', 'example.com', 'inside'],
    ['dns', 'a.b.Example.com', 'example.COM', 'inside'],
    ['dns', 'notexample.com', 'example.com', 'outside'],
    ['dns', 'anything', '', 'inside'],
    ['dns', '.example.com', 'example.com', 'malformed'],
    ['dns', 'a.example.com', '.example.com', 'malformed'],
    ['dns', 'a.example.com', '*.example.com', 'malformed'],
    ['dns', '*.example.com', 'example.com', 'inside'],
    ['dns', '*.example.com', 'a.example.com', 'outside'],
    ['dns', 'a.*.example.com', 'example.com', 'malformed'],
    ['email', 'a@example.com', 'example.com', 'inside'],
    ['email', 'a@b.example.com', 'example.com', 'outside'],
    ['email', 'a@b.example.com', '.example.com', 'inside'],
    ['email', 'a@example.com', '.example.com', 'outside'],
    ['email', 'a@EXAMPLE.com', 'a@example.com', 'inside'],
    ['email', 'A@example.com', 'a@example.com', 'outside'],
    ['email', '*@example.com', '*@example.com', 'inside'],
    ['email', 'b@example.com', '*@example.com', 'outside'],
    ['email', 'a@b@example.com', 'example.com', 'malformed'],
    ['email', 'a@example.com', 'a@b@example.com', 'malformed'],
    ['email', '@example.com', 'example.com', 'malformed'],
    ['email', 'example.com', 'example.com', 'malformed'],
    ['uri', 'https://example.com/x', 'example.com', 'inside'],
    ['uri', 'https://user@example.com:8443?q', 'example.com', 'inside'],
    ['uri', 'https://a.example.com', 'example.com', 'outside'],
    ['uri', 'https://a.example.com', '.example.com', 'inside'],
    ['uri', 'urn:x:y', 'example.com', 'malformed'],
    ['uri', 'https://10.0.0.1/', 'example.com', 'malformed'],
    ['uri', 'https://[::1]/', 'example.com', 'malformed'],
    ['uri', 'https://evil.example@example.com', 'evil.example', 'outside'],
  ] as const)('%s %s in %s: %s', (form, text, base, expected) => expect(matchSubtree({ form, text }, { form, text: base }, 'permitted')).toBe(expected));

  test('a wildcard is excluded when a name it stands for is', () => {
    const excluded = (text: string, base: string) => matchSubtree({ form: 'dns', text }, { form: 'dns', text: base }, 'excluded');
    expect(excluded('*.example.com', 'bar.example.com')).toBe('inside');
    expect(excluded('*.example.com', 'a.bar.example.com')).toBe('outside');
    expect(excluded('*.example.com', 'bar.example.org')).toBe('outside');
  });

  test.each([
    [[10, 1, 2, 3], [10, 0, 0, 0, 255, 0, 0, 0], 'inside'], [[11, 1, 2, 3], [10, 0, 0, 0, 255, 0, 0, 0], 'outside'], [[1, 2, 3, 4], [0, 0, 0, 0, 0, 0, 0, 0], 'inside'],
    [[10, 1, 2, 3], [10, 0, 0, 0, 255, 0, 255, 0], 'malformed'], [[10, 0, 0, 1], [...Array<number>(32).fill(0)], 'outside'],
  ] as const)('address %s in %s: %s', (address, base, expected) => {
    expect(matchSubtree({ form: 'ip', bytes: Uint8Array.from(address) }, { form: 'ip', bytes: Uint8Array.from(base) }, 'permitted')).toBe(expected);
  });

  test('what nothing compares is neither inside nor outside', () => {
    const other = { form: 'other', kind: 'registered-id', der: new Uint8Array() } as const;
    expect(matchSubtree(other, other, 'permitted')).toBe('malformed');
    expect(matchSubtree({ form: 'dns', text: 'a' }, other, 'permitted')).toBe('outside');
  });
});
