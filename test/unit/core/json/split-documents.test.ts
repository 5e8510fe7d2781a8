import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { parseStrict } from '../../../../src/core/json/index.ts';
import { createDocumentSplitter, type SplitOptions } from '../../../../src/core/json/split/index.ts';

interface Seen { readonly values: string[]; readonly others: string[]; readonly broken: string[]; readonly tooLong: number[]; readonly offsets: number[]; readonly bytes: Uint8Array[] }

function split(bytes: Uint8Array, options: Partial<SplitOptions> = {}, cuts: readonly number[] = []): Seen {
  const seen: Seen = { values: [], others: [], broken: [], tooLong: [], offsets: [], bytes: [] };
  const splitter = createDocumentSplitter({ rules: [['items', '*']], lines: false, maxValueBytes: 1_000, ...options }, {
    value(rule, value, offset, place) {
      seen.values.push(`${rule} ${place.document}${place.pointer()} ${place.indexes.join()}`);
      seen.offsets.push(offset);
      seen.bytes.push(value.slice());
    },
    other: (_value, offset, place) => void seen.others.push(`${place.pointer()} ${offset}`),
    tooLong: (offset) => void seen.tooLong.push(offset),
    broken: (problem) => void seen.broken.push(problem),
  });
  // Chunks are of memory that is used again, as a reader's is.
  const memory = new Uint8Array(bytes.length);
  const bounds = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  bounds.slice(1).forEach((end, index) => {
    const chunk = memory.subarray(0, end - bounds[index]!);
    chunk.set(bytes.subarray(bounds[index], end));
    splitter.push(chunk);
    chunk.fill(0);
  });
  splitter.end();
  return seen;
}

const SAMPLE = '{"a": 1, "items": [ {"x":"}\\"]"}, [1,{"y":[]}] ,2.5e-3, "s", null, true], "~/": {"z":1}}\n';

describe('a document in parts', () => {
  test('gives the named values, their pointers and their bytes, and names the rest', () => {
    const seen = split(encodeUtf8(SAMPLE));
    expect(seen.values).toEqual([0, 1, 2, 3, 4, 5].map((n) => `0 0/items/${n} ${n}`));
    expect(seen.others).toEqual(['/a 6', `/~0~1 ${SAMPLE.indexOf('{"z"')}`]);
    expect(seen.broken).toEqual([]);
    expect(seen.bytes.map((each) => Buffer.from(each).toString())).toEqual(['{"x":"}\\"]"}', '[1,{"y":[]}]', '2.5e-3', '"s"', 'null', 'true']);
    seen.bytes.forEach((each, n) => expect(Buffer.from(SAMPLE, 'utf8').subarray(seen.offsets[n], seen.offsets[n]! + each.length).equals(each)).toBe(true));
  });

  test('is the same however it is cut into chunks', () => {
    const whole = split(encodeUtf8(SAMPLE + SAMPLE));
    fc.assert(fc.property(fc.array(fc.nat(1_000), { maxLength: 40 }), (cuts) => {
      expect(split(encodeUtf8(SAMPLE + SAMPLE), {}, cuts)).toEqual(whole);
    }));
  });

  test('of any values gives each of them', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.array(fc.nat(5_000)), (items, cuts) => {
      const seen = split(encodeUtf8(JSON.stringify({ items })), { maxValueBytes: 100_000 }, cuts);
      expect(seen.bytes.map((each) => Buffer.from(each).toString())).toEqual(items.map((item) => JSON.stringify(item)));
    }));
  });

  test('cut at every length is said to break off, and keeps the values before', () => {
    const bytes = encodeUtf8(SAMPLE.trimEnd());
    for (let length = 1; length < bytes.length; length++) expect(split(bytes.subarray(0, length)).broken, `${length}`).toHaveLength(1);
    expect(split(bytes.subarray(0, 40)).values).toHaveLength(1);
  });

  test('with one byte changed is what a strict reader reads, or is refused here or there', () => {
    const bytes = encodeUtf8(SAMPLE.trimEnd());
    for (let at = 0; at < bytes.length; at++) {
      for (const byte of [0x00, 0x0a, 0x22, 0x2c, 0x3a, 0x41, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d]) {
        const changed = bytes.slice();
        changed[at] = byte;
        const strict = parseStrict(changed).ok;
        const seen = split(changed);
        // What is handed over is parsed by whoever gets it; `other` values too.
        const parts = seen.bytes.every((each) => parseStrict(each).ok);
        if (strict) expect(seen.broken, `${at} ${byte}`).toEqual([]);
        else if (seen.broken.length === 0 && parts) expect(seen.others.length, `${at} ${byte}`).toBeGreaterThan(0);
      }
    }
  });

  test.each([
    ['{"items":[1],"items":[2]}', 'duplicate-key'], ['{"items":[1,]}', 'unexpected-character'], ['{"items":[1 2]}', 'unexpected-character'],
    ['{items:[]}', 'unexpected-character'], ['{"items" 1}', 'unexpected-character'], ['{"items":[1]]', 'unexpected-character'], ['{"a":@}', 'unexpected-character'],
  ])('%s is refused as %s', (text, problem) => {
    expect(split(encodeUtf8(text)).broken).toEqual([problem]);
  });

  test('a value beyond the limit is passed over, the next one is not', () => {
    const seen = split(encodeUtf8(`{"items":["${'x'.repeat(2_000)}",2]}`), {}, [50, 900, 1_900]);
    expect([seen.tooLong, seen.values]).toEqual([[10], ['0 0/items/1 1']]);
  });
});

describe('a file of lines', () => {
  const lines = { rules: [[]], lines: true } as const;

  test('gives each, and one that is broken ends with its line', () => {
    const seen = split(encodeUtf8('{"a":1}\n{"b":"\n{"c":[\n\n{"d":"x}"}\n{"e":1'), lines);
    expect(seen.bytes.map((each) => Buffer.from(each).toString())).toEqual(['{"a":1}', '{"d":"x}"}']);
    expect(seen.broken).toEqual(['unexpected-end', 'unexpected-end', 'unexpected-end']);
  });

  test('with grammar broken around the values goes on with the next', () => {
    const seen = split(encodeUtf8('{"items":[1}\n{"items":[2]}\n{"items":[3\n{"items":[4]}\n'), { lines: true });
    expect(seen.values).toEqual(['0 0/items/0 0', '0 1/items/0 0', '0 2/items/0 0', '0 3/items/0 0']);
    expect(seen.broken).toEqual(['unexpected-character', 'unexpected-end']);
  });
});
