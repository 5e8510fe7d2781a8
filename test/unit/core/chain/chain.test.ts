import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLine } from '../../../../src/core/bundle/format.ts';
import { checkDisclosures, coveredMembers, createLineSplitter, genesisHash, hashedPart, provedEvent, provedEvents, readEventLine } from '../../../../src/core/chain/index.ts';
import { createSequenceTracker } from '../../../../src/core/chain/sequence.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { canonicalize, parseStrict, type JsonValue } from '../../../../src/core/json/index.ts';
import { chainOf, draft, jcs, withheldDraft } from '../../../support/tiny-bundle.ts';

const LIMITS = { maxDepth: 64, maxBytes: 2 ** 20 };
const EVENT = chainOf([withheldDraft(0)])[0]!;
const LINE = jcs(EVENT);

describe('lines of a proved block', () => {
  test('are the same read together as one by one, whatever texts they hold', () => {
    const texts = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '],[', ',\n{"a":', '\u2028', '__proto__')));
    fc.assert(fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (objects) => {
      const lines = objects.map((each) => encodeUtf8(canonicalize(each)));
      const together = provedEvents(encodeUtf8(lines.map((each) => decodeUtf8(each)).join('\n')));
      expect(together).toEqual(lines.map(provedEvent));
    }));
  });
});

describe('the hashed part', () => {
  test('is the canonical event without hash and open', () => {
    const { hash: _hash, open: _open, ...rest } = EVENT;
    expect(hashedPart(decodeUtf8(LINE)!)).toBe(decodeUtf8(jcs(rest)));
    expect(sha256Hex(hashedPart(decodeUtf8(LINE)!)!)).toBe(EVENT.hash);
  });
  test('of any canonical object is what cutting its value gives', () => {
    const names = fc.constantFrom('a', 'hash', 'open', 'prev', 'zz', 'hash"', 'ope', '', 'é', '😀', '\ufb33');
    const values = fc.oneof(fc.jsonValue(), fc.string({ unit: 'grapheme' }));
    fc.assert(fc.property(fc.dictionary(names, values), (each) => {
      const value = JSON.parse(JSON.stringify(each)) as Record<string, JsonValue>;
      const { hash: _hash, open: _open, ...rest } = value;
      const text = canonicalize(value);
      // An integer beyond 2^53 is written, but not read.
      const expected = parseStrict(encodeUtf8(text)).ok ? canonicalize(rest) : null;
      expect(hashedPart(text)).toBe(expected);
    }));
  });
  test.each(['{"hash":"x","hash":"y"}', '{ "a":1}', '{"b":1,"a":2}', '[]', '', '{"a":1}x'])('refuses %j', (text) => expect(hashedPart(text)).toBeNull());
  test('names what is covered', () => expect(coveredMembers(['a', 'hash', 'open', 'prev'])).toEqual({ covered: ['a', 'prev'], uncovered: ['hash', 'open'] }));
});

describe('event lines', () => {
  test('are read with the hash computed', () => {
    expect(readEventLine(LINE, LIMITS)).toEqual({ ok: true, event: EVENT, computedHash: EVENT.hash, canonical: true });
  });
  test('in another spelling have the same hash, and are said to be', () => {
    const spaced = encodeUtf8(decodeUtf8(LINE)!.replace('"causes":', '"causes": '));
    expect(readEventLine(spaced, LIMITS)).toMatchObject({ ok: true, computedHash: EVENT.hash, canonical: false });
  });
  test.each<[string, Partial<Record<keyof EventLine | 'extra', unknown>>, string]>([
    ['an unknown member', { extra: 1 }, '/extra'], ['a negative number', { seq: -1 }, '/seq'], ['a fraction', { seq: 0.5 }, '/seq'],
    ['a loose time', { timestamp: '2026-11-01T00:00:00Z' }, '/timestamp'], ['another layer', { layer: 'x' }, '/layer'],
    ['an empty id', { record_id: '' }, '/record_id'], ['causes that are no list', { causes: 'e' }, '/causes'], ['data that is no object', { data: [] }, '/data'],
    ['a hash in capitals', { hash: 'A'.repeat(64) }, '/hash'], ['a withheld value that is no digest', { withheld: { a: 'b' } }, '/withheld/a'],
  ])('with %s are malformed', (_name, more, pointer) => {
    expect(readEventLine(jcs({ ...EVENT, ...more }), LIMITS)).toMatchObject({ ok: false, pointer });
  });
  test('cut at every length are malformed', () => {
    for (let length = 0; length < LINE.length; length++) expect(readEventLine(LINE.slice(0, length), LIMITS).ok).toBe(false);
  });
  test('no flipped bit leaves line, hash and disclosures agreeing', () => {
    for (let at = 0; at < LINE.length; at++) {
      const changed = LINE.slice();
      changed[at] = changed[at]! ^ (1 << (at % 8));
      const read = readEventLine(changed, LIMITS);
      const holds = read.ok && read.canonical && read.computedHash === read.event.hash && checkDisclosures(read.event).mismatched.length === 0;
      expect(holds, `byte ${at}`).toBe(false);
    }
  });
});

describe('disclosures', () => {
  test('are counted, and compared with what was withheld', () => {
    expect(checkDisclosures(EVENT)).toEqual({ redacted: 1, disclosed: 1, mismatched: [] });
    expect(checkDisclosures({ ...EVENT, open: {} })).toEqual({ redacted: 2, disclosed: 0, mismatched: [] });
    const swapped = { ...EVENT, open: { email: EVENT.open!['prompt']! } };
    expect(checkDisclosures(swapped).mismatched.map((each) => each.name)).toEqual(['email']);
    expect(checkDisclosures({ ...EVENT, open: { other: { salt: 's', value: 1 } } }).mismatched).toMatchObject([{ name: 'other', expected: null }]);
  });
});

describe('genesis', () => {
  test('binds the origin', () => {
    expect(genesisHash('a')).toBe(sha256Hex('proofroom.log.v1\na\n'));
    expect(chainOf([draft(0)], genesisHash('a'))[0]!.prev).toBe(genesisHash('a'));
  });
});

describe('sequence', () => {
  const place = (...numbers: number[]) => {
    const tracker = createSequenceTracker(numbers[0]!, 10);
    const placed = numbers.map((seq) => tracker.place(seq, seq * 10, {}));
    return [placed, tracker.gaps().kept.map(({ from, to, after, before }) => [from, to, after, before])];
  };
  test('tells next, gap, late and repeated', () => {
    expect(place(3, 4, 5)).toEqual([['next', 'next', 'next'], []]);
    expect(place(0, 3, 4)).toEqual([['next', 'after-gap', 'next'], [[1, 2, 0, 30]]]);
    expect(place(0, 2, 1, 3)).toEqual([['next', 'after-gap', 'out-of-order', 'next'], []]);
    expect(place(0, 1, 1, 2)).toEqual([['next', 'next', 'duplicate', 'next'], []]);
    expect(place(0, 3, 1, 1)).toEqual([['next', 'after-gap', 'out-of-order', 'duplicate'], [[1, 2, 0, 30]]]);
    expect(place(5, 2)).toEqual([['next', 'out-of-order'], []]);
  });
  test('keeps no more gaps than it may', () => {
    const tracker = createSequenceTracker(0, 2);
    for (let seq = 1; seq < 20; seq += 2) tracker.place(seq, 0, {});
    expect([tracker.gaps().kept.length, tracker.gaps().leftOut]).toEqual([2, 8]);
  });
});

describe('lines', () => {
  const split = (chunks: Uint8Array[], limit = 100): string[] => {
    const seen: string[] = [];
    const splitter = createLineSplitter(limit, {
      line: (bytes, offset) => seen.push(`${offset}:${decodeUtf8(bytes)}`),
      tooLong: (offset) => seen.push(`${offset}:too long`),
      unterminated: (offset) => seen.push(`${offset}:unterminated`),
    });
    for (const chunk of chunks) {
      splitter.push(chunk);
      // A reader may use its buffer again: nothing may still look at it.
      chunk.fill(0x78);
    }
    splitter.end();
    return seen;
  };
  test('come out the same however the bytes are cut', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', '')), fc.integer({ min: 1, max: 5 }), (parts, size) => {
      const bytes = encodeUtf8(parts.join(''));
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
      expect(split(chunks)).toEqual(split([bytes.slice()]));
    }));
  });
  test('have offsets, an end, and a limit', () => {
    expect(split([encodeUtf8('ab\n\nc')])).toEqual(['0:ab', '3:', '4:unterminated', '4:c']);
    expect(split([encodeUtf8('abcdef\ngh\n')], 4)).toEqual(['0:too long', '7:gh']);
    expect(split([encodeUtf8('abc'), encodeUtf8('def\n'), encodeUtf8('g\n')], 4)).toEqual(['0:too long', '7:g']);
    expect(split([])).toEqual([]);
  });
});
