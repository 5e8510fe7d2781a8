import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacker, memoryStore } from '../../../../src/core/packing/index.ts';

/** Objects as strict reading makes them: own members only, `__proto__` among them. */
const members = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.array(fc.tuple(fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('__proto__', 'constructor', '0', '', 'event', 'at')), value), { maxLength: 6 }).map((pairs) => {
    const object: Record<string, unknown> = {};
    for (const [name, each] of pairs) Object.defineProperty(object, name, { value: each, enumerable: true, configurable: true, writable: true });
    return object;
  });

const HEX = 'deadbeef'.repeat(8);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 300 }), fc.constantFrom('', HEX, HEX.toUpperCase(), HEX.slice(1), `${HEX.slice(1)}\n`, '\ud800', 'evt-000001-002', 'evt-000001-003', '\u0000', 'é'.repeat(40)),
);
const number = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, Number.MIN_VALUE, 2 ** 50, 2 ** 50 + 1, -(2 ** 50), Number.MAX_SAFE_INTEGER, 1_782_901_691_638));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.constantFrom(null, undefined, true, false), number, text, fc.array(tie('value'), { maxLength: 5 }), members(tie('value'))),
}));

/** What equality of tests does not look at: the order of members, and whether one is there and undefined. */
function shapeOf(each: unknown): unknown {
  if (typeof each !== 'object' || each === null) return Object.is(each, -0) ? '-0' : typeof each;
  return Array.isArray(each) ? each.map(shapeOf) : Object.keys(each).map((name) => [name, shapeOf(Object.getOwnPropertyDescriptor(each, name)?.value)]);
}

describe('what is packed', () => {
  test('comes back as it was, whatever was packed before it', () => {
    fc.assert(fc.property(fc.array(members(value), { minLength: 1, maxLength: 8 }), (records) => {
      const packer = createPacker<Record<string, unknown>>();
      const packed = records.map((each) => packer.pack(each).slice());
      for (const [index, bytes] of [...packed.entries()].toReversed()) {
        const again = packer.unpack(bytes);
        expect(again).toEqual(records[index]);
        expect(shapeOf(again)).toEqual(shapeOf(records[index]));
      }
    }), { numRuns: 400 });
  });

  test('a maker gives the same object as none', () => {
    const maker = { names: ['at', 'event'], make: (member: (index: number) => unknown) => ({ at: member(0), event: member(1) }) };
    fc.assert(fc.property(value, value, members(value), (at, event, others) => {
      const record: Record<string, unknown> = { at, event, more: others };
      const [made, plain] = [createPacker<Record<string, unknown>>([maker]), createPacker<Record<string, unknown>>()];
      const again = made.unpack(made.pack(record));
      expect(again).toEqual(plain.unpack(plain.pack(record)));
      expect(shapeOf(again)).toEqual(shapeOf(record));
    }));
  });

  test('more names and texts than are kept do no harm', () => {
    const packer = createPacker<Record<string, unknown>>();
    const records = Array.from({ length: 20_000 }, (_, index) => ({ [`name ${index}`]: { [`name ${index}`]: `text ${index}` }, always: `word ${index % 7}`, place: index * 1_000 }));
    const packed = records.map((each) => packer.pack(each).slice());
    packer.seal();
    expect(packed.map((each) => packer.unpack(each))).toStrictEqual(records);
  });

  test('what is shared is the very same object, and the same in another place', () => {
    const packer = createPacker<Record<string, unknown>>();
    const said = { rule: 'one' };
    packer.share(said);
    const bytes = packer.pack({ said, as: { rule: 'one' } }).slice();
    packer.seal();
    const again = packer.unpack(bytes);
    expect(again['said']).toBe(said);
    expect(again['as']).not.toBe(said);
    expect(again['as']).toEqual(said);
  });

  test('what recurs takes few bytes: a digest half of its digits, the same again two bytes', () => {
    const packer = createPacker<Record<string, unknown>>();
    for (let index = 0; index < 1_000; index += 1) packer.pack({ one: index.toString(16).padStart(64, '0'), other: '' });
    const once = packer.pack({ one: HEX, other: null }).length;
    expect(packer.pack({ one: HEX, other: HEX }).length).toBe(once + 1);
    expect(once).toBeLessThan(40);
  });

  test('is plain data or refused', () => {
    const packer = createPacker<Record<string, unknown>>();
    expect(() => packer.pack({ call: () => 1 })).toThrow('no plain data');
  });
});

describe('places in memory', () => {
  test('hold what was put there, small, larger than a chunk and across chunks', () => {
    const store = memoryStore();
    const sizes = [0, 1, 200_000, 100_000, 300_000, 5, 262_144, 1];
    const places = sizes.map((size, index) => store.add(new Uint8Array(size).fill(index + 1)));
    expect(new Set(places.filter((_, index) => sizes[index] !== 0)).size).toBe(sizes.length - 1);
    for (const [index, place] of places.entries()) expect(store.at(place).subarray(0, sizes[index])).toEqual(new Uint8Array(sizes[index] ?? 0).fill(index + 1));
  });
});
