import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecentEvents, RECENT_EVENTS, RECENT_HASHES, type RecentEvents } from '../../../../src/core/chain/recent-events.ts';
import { sha256 } from '../../../../src/core/crypto/index.ts';
import { encodeUtf8, toHex } from '../../../../src/core/encoding/index.ts';

const COUNT = 3 * RECENT_EVENTS;
const HASHES = Array.from({ length: COUNT }, (_, seq) => sha256(encodeUtf8(String(seq))));
const HEX = HASHES.map(toHex);
const OTHER = 'cd'.repeat(32);
const prevOf = (seq: number): string => (seq === 0 ? 'ab'.repeat(32) : HEX[seq - 1]!);

const addOne = (recent: RecentEvents, seq: number): void => recent.add(seq, prevOf(seq), HASHES[seq]!);
function addMany(recent: RecentEvents, from: number, to: number): void {
  const kept = HASHES.slice(Math.max(from, to - RECENT_HASHES), to);
  recent.addBlock(to - from, from, prevOf(from), Uint8Array.from(kept.flatMap((hash) => [...hash])));
}

/** What is said of a second event with each number. */
const kinds = (recent: RecentEvents, count: number): string[] =>
  Array.from({ length: count }, (_, seq) => [recent.relate(seq, prevOf(seq), OTHER), recent.relate(seq, OTHER, OTHER), recent.relate(seq, prevOf(seq), HEX[seq]!)].map((each) => each.kind).join(' '));

test('a second child is known as one up to the last of the events remembered, and no further', () => {
  const recent = createRecentEvents();
  for (let seq = 0; seq < COUNT; seq++) addOne(recent, seq);
  const oldest = COUNT - RECENT_EVENTS;
  expect(recent.relate(oldest, prevOf(oldest), OTHER)).toEqual({ kind: 'sibling', hash: HEX[oldest] });
  expect(recent.relate(oldest, prevOf(oldest), HEX[oldest]!)).toEqual({ kind: 'repeat' });
  expect(recent.relate(oldest - 1, prevOf(oldest - 1), OTHER)).toEqual({ kind: 'stranger' });
  expect(recent.relate(COUNT - 1, OTHER, OTHER)).toEqual({ kind: 'stranger' });
  expect(recent.relate(COUNT, prevOf(COUNT), OTHER)).toEqual({ kind: 'stranger' });
});

test('blocks and single events leave the same behind', () => {
  fc.assert(fc.property(fc.array(fc.record({ size: fc.integer({ min: 1, max: RECENT_EVENTS + 300 }), block: fc.boolean() }), { minLength: 1, maxLength: 6 }), (parts) => {
    const mixed = createRecentEvents();
    const single = createRecentEvents();
    let from = 0;
    for (const { size, block } of parts) {
      const to = Math.min(COUNT, from + size);
      if (to === from) break;
      if (block) addMany(mixed, from, to);
      else for (let seq = from; seq < to; seq++) addOne(mixed, seq);
      for (let seq = from; seq < to; seq++) addOne(single, seq);
      from = to;
    }
    expect(kinds(mixed, from)).toEqual(kinds(single, from));
  }), { numRuns: 20 });
});

test('numbers that were left out are nobody\'s', () => {
  const recent = createRecentEvents();
  for (const seq of [0, 1, 5, 6]) addOne(recent, seq);
  expect([0, 1, 3, 5, 6].map((seq) => recent.relate(seq, prevOf(seq), OTHER).kind)).toEqual(['sibling', 'sibling', 'stranger', 'sibling', 'sibling']);
});

test('an event beside the others is repeated, and has siblings, until as many came after it', () => {
  const recent = createRecentEvents();
  recent.addBeside(7, OTHER, HEX[0]!);
  expect(recent.relate(7, OTHER, HEX[0]!)).toEqual({ kind: 'repeat' });
  expect(recent.relate(7, OTHER, HEX[1]!)).toEqual({ kind: 'sibling', hash: HEX[0] });
  expect(recent.relate(8, OTHER, HEX[1]!)).toEqual({ kind: 'stranger' });
  for (let each = 1; each < RECENT_EVENTS; each++) recent.addBeside(each, prevOf(each), HEX[each]!);
  expect(recent.relate(7, OTHER, HEX[0]!).kind).toBe('repeat');
  recent.addBeside(1, OTHER.replaceAll('c', 'e'), HEX[RECENT_EVENTS]!);
  expect(recent.relate(7, OTHER, HEX[0]!).kind).toBe('stranger');
  expect(recent.relate(7, OTHER, HEX[1]!).kind).toBe('repeat');
  expect(recent.relate(7, OTHER, HEX[COUNT - 1]!).kind).toBe('stranger');
});
