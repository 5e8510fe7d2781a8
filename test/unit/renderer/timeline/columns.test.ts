import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARKS } from '../../../../src/contract/index.ts';
import { decodeColumns, markOf, positionOfRow } from '../../../../src/renderer/timeline/columns.ts';
import { encodeColumns } from '../../../support/timeline-columns.ts';

const EVENTS = [
  { time: 1_000, row: 3, lane: 0, mark: 'request' },
  { time: 2_000, row: 4, lane: 1, mark: 'decision', flags: ['denied'] },
  { time: 1_500, row: 9, lane: 1, mark: 'incident', flags: ['failure', 'finding'] },
] as const;

describe('timeline columns', () => {
  test('are read as they were written', () => {
    const decoded = decodeColumns(encodeColumns(EVENTS), 2);
    if (!decoded.ok) throw new Error(decoded.problem);
    const { columns } = decoded;
    expect([...columns.time]).toEqual([1_000, 2_000, 1_500]);
    expect([...columns.row]).toEqual([3, 4, 9]);
    expect([...columns.lane]).toEqual([0, 1, 1]);
    expect([...columns.mark].map(markOf)).toEqual(['request', 'decision', 'incident']);
    expect([...columns.flags]).toEqual([0, 2, 5]);
  });

  test('no events are columns too', () => {
    expect(decodeColumns(encodeColumns([]), 0)).toMatchObject({ ok: true, columns: { n: 0 } });
  });

  test('every shorter or longer buffer is refused', () => {
    const whole = encodeColumns(EVENTS);
    for (let length = 0; length < whole.byteLength; length += 1) {
      expect(decodeColumns(whole.slice(0, length), 2).ok, `cut at ${length}`).toBe(false);
    }
    const longer = new ArrayBuffer(whole.byteLength + 1);
    new Uint8Array(longer).set(new Uint8Array(whole));
    expect(decodeColumns(longer, 2).ok).toBe(false);
  });

  test('a flipped byte is refused or changes a value, never crashes', () => {
    const whole = new Uint8Array(encodeColumns(EVENTS));
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = whole.slice();
      bytes[at]! ^= 0xff;
      const decoded = decodeColumns(bytes.buffer, 2);
      if (at < 8) expect(decoded.ok, `header byte ${at}`).toBe(false);
      if (decoded.ok) expect([...decoded.columns.lane].every((lane) => lane < 2)).toBe(true);
    }
  });

  test('lanes, marks, flags, times and rows outside their ranges are refused', () => {
    expect(decodeColumns(encodeColumns(EVENTS), 1).ok).toBe(false);
    expect(decodeColumns(encodeColumns([{ time: Number.NaN }]), 1).ok).toBe(false);
    expect(decodeColumns(encodeColumns([{ time: 1, row: 5 }, { time: 2, row: 5 }]), 1).ok).toBe(false);
    const bytes = new Uint8Array(encodeColumns([{ time: 1 }]));
    bytes[8 + 14] = MARKS.length;
    expect(decodeColumns(bytes.buffer, 1).ok).toBe(false);
    bytes[8 + 14] = 0;
    bytes[8 + 15] = 16;
    expect(decodeColumns(bytes.buffer, 1).ok).toBe(false);
  });

  test('a row is found where it is and nowhere else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 60 }), fc.nat(500), (rows, wanted) => {
        const sorted = rows.toSorted((a, b) => a - b);
        const decoded = decodeColumns(encodeColumns(sorted.map((row) => ({ time: row, row }))), 1);
        expect(decoded.ok && positionOfRow(decoded.columns, wanted)).toBe(sorted.indexOf(wanted));
      }),
    );
  });
});
