import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDer, decodeInside, decodeStreamed, DEFAULT_DER_LIMITS, fieldsOf, INTEGER, itemsOf, joinedOctetsOf, oidOf, setItemsOf, unwrap, type DerNode } from '../../../../src/core/asn1/index.ts';
import { der, integer, octetString, oid, sequence, setOf } from '../../../../src/producer/pki/index.ts';
import { refusal } from '../../../support/pki-fixture.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const whole = (node: DerNode): DerNode => node;

/** The same values written again, from tags and contents alone. */
const rewritten = (node: DerNode): Uint8Array => ((node.tag & 0x20) === 0 ? der(node.tag, node.content) : der(node.tag, ...node.children.map(rewritten)));

describe('decodeStreamed', () => {
  const octets = (hex: string): string => {
    const read = decodeStreamed(bytes(hex), joinedOctetsOf);
    return read.ok ? Buffer.from(read.value).toString('hex') : `${read.problem} at ${read.offset}`;
  };
  test.each([
    ['one piece, its length open', '248004010a0000', '0a'],
    ['pieces in pieces', '2480240604010104010204000401030000', '010203'],
    ['no piece', '24800000', ''],
    ['a piece of another kind', '24800201010000', 'form at 2'],
    ['an end that is never said', '248004010a', 'unexpected-end at 5'],
    ['half an end', '248004010a00', 'unexpected-end at 6'],
    ['an end with a length', '248004010a0001', 'tag at 5'],
    ['an end that belongs to nothing', '24020000', 'form at 2'],
    ['bytes after the end', '24800000aa', 'trailing-bytes at 4'],
    ['a primitive whose length is open', '048001010000', 'indefinite-length at 1'],
    ['another string in pieces', '2c800c01610000', 'form at 0'],
    ['an end beyond its parent', '300524800401aa0000', 'unexpected-end at 7'],
  ])('reads or refuses %s', (_name, hex, told) => expect(octets(hex)).toBe(told));

  test('offsets are those of the input, and an open value holds both its ends', () => {
    const read = decodeStreamed(bytes('308004010a30800401ff00000000'), (root) => root.children.map(({ from, start, to, bytes: own, content }) => [from, start, to, own.length, content.length]));
    expect(read).toEqual({ ok: true, value: [[2, 4, 5, 3, 1], [5, 7, 12, 7, 3]] });
  });
  test('stops at its budgets', () => {
    const deep = bytes(`${'2480'.repeat(40)}${'0000'.repeat(40)}`);
    expect(decodeStreamed(deep, whole)).toMatchObject({ ok: false, problem: 'depth' });
    expect(decodeStreamed(bytes(`2480${'0400'.repeat(9)}0000`), whole, { ...DEFAULT_DER_LIMITS, maxNodes: 4 })).toMatchObject({ ok: false, problem: 'values' });
  });
  test('what is DER is read as DER reads it, and throws for nothing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
      const strict = decodeDer(input, rewritten);
      const streamed = decodeStreamed(input, rewritten);
      if (strict.ok) expect(streamed).toEqual(strict);
    }), { numRuns: 2000 });
  });
});

describe('decodeDer', () => {
  test.each([
    ['nothing', '', 'unexpected-end', 0],
    ['a tag alone', '30', 'unexpected-end', 1],
    ['the indefinite form', '30800000', 'indefinite-length', 1],
    ['a long length for a short one', '0281020101', 'long-length', 1],
    ['a length with a leading zero', '048200800a', 'long-length', 1],
    ['a length of five bytes', '04850000000001aa', 'length', 1],
    ['a length beyond the input', '0402aa', 'unexpected-end', 2],
    ['a member beyond its parent', '30030402aa', 'unexpected-end', 4],
    ['bytes after the value', '050000', 'trailing-bytes', 2],
    ['a long tag number', '1f8101', 'tag', 0],
    ['a primitive sequence', '1000', 'form', 0],
    ['a constructed string', '2403040101', 'form', 0],
  ])('refuses %s', (_name, hex, problem, offset) => {
    expect(decodeDer(bytes(hex), whole)).toEqual({ ok: false, problem, offset });
  });

  test('stops at its budgets', () => {
    const nested = Array.from({ length: 40 }).reduce<Uint8Array>((inner) => sequence(inner), sequence());
    expect(refusal(nested, whole)).toBe('depth');
    const limits = { ...DEFAULT_DER_LIMITS, maxNodes: 3, maxBytes: 20 };
    expect(decodeDer(sequence(integer(1), integer(2), integer(3)), whole, limits)).toMatchObject({ ok: false, problem: 'values' });
    expect(decodeDer(octetString(new Uint8Array(30)), whole, limits)).toMatchObject({ ok: false, problem: 'bytes' });
  });

  test('what it reads is written again byte for byte, and nothing else is read', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
      const result = decodeDer(input, rewritten);
      if (result.ok) expect(result.value).toEqual(input);
    }), { numRuns: 2000 });
  });

  test('reads whatever the writer writes', () => {
    const { tree } = fc.letrec<{ tree: Uint8Array }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map((value) => integer(value)),
        fc.uint8Array({ maxLength: 300 }).map((content) => octetString(content)),
        fc.array(tie('tree'), { maxLength: 4 }).map((members) => sequence(...members)),
        fc.array(tie('tree'), { maxLength: 4 }).map((members) => setOf(...members)),
      ),
    }));
    fc.assert(fc.property(tree, (input) => { expect(decodeDer(input, rewritten)).toEqual({ ok: true, value: input }); }));
  });

  test('an exception that is no refusal is a bug and leaves', () => {
    expect(() => decodeDer(bytes('0500'), () => { throw new TypeError('bug'); })).toThrow(TypeError);
  });
});

describe('decodeInside', () => {
  test('points into the outer bytes', () => {
    const outer = sequence(octetString(sequence(octetString(bytes('aabb')))));
    expect(decodeDer(outer, (node) => decodeInside(node.children[0]!, (inner) => fieldsOf(inner).next(INTEGER)))).toEqual({ ok: false, problem: 'wrong-type', offset: 6 });
  });
});

describe('fields', () => {
  const two = sequence(integer(1), oid('1.2.3'));
  test('are taken in order, and none is left over', () => {
    expect(refusal(two, (node) => { const fields = fieldsOf(node); fields.next(INTEGER); fields.end(); })).toBe('unknown-member');
    expect(refusal(two, (node) => { const fields = fieldsOf(node); fields.next(); fields.next(); fields.next(); })).toBe('missing-member');
    expect(refusal(two, (node) => fieldsOf(node).optional(0x06))).toBeNull();
    expect(refusal(two, (node) => fieldsOf(node, 0x31))).toBe('wrong-type');
    expect(refusal(two, (node) => unwrap(node, 0x30))).toBe('unknown-member');
  });
  test('a set is in the order of its bytes', () => {
    expect(refusal(setOf(integer(2), integer(1)), setItemsOf)).toBeNull();
    expect(refusal(der(0x31, integer(2), integer(1)), (node) => setItemsOf(node))).toBe('set-order');
    expect(refusal(two, (node) => itemsOf(node, 0x31))).toBe('wrong-type');
  });
  test('an object identifier has one spelling', () => {
    expect(decodeDer(oid('2.25.329800735698586629295641978511506172918'), (node) => oidOf(node))).toEqual({ ok: true, value: '2.25.329800735698586629295641978511506172918' });
    expect(refusal(bytes('060380012a'), (node) => oidOf(node))).toBe('oid');
    expect(refusal(bytes('06022a81'), (node) => oidOf(node))).toBe('oid');
    expect(refusal(bytes('0600'), (node) => oidOf(node))).toBe('oid');
  });
});
