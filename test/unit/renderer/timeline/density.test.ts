import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumns, type Columns } from '../../../../src/renderer/timeline/columns.ts';
import { columnHeight, countColumns, densityOf } from '../../../../src/renderer/timeline/density.ts';
import { countWithin, indexLanes, lowerBound } from '../../../../src/renderer/timeline/lane-index.ts';
import { encodeColumns, type ColumnEvent } from '../../../support/timeline-columns.ts';

function columnsOf(events: readonly ColumnEvent[], lanes: number): Columns {
  const decoded = decodeColumns(encodeColumns(events), lanes);
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.columns;
}

const event = fc.record({ time: fc.integer({ min: -5_000, max: 5_000 }), lane: fc.nat(3), flags: fc.subarray(['failure', 'denied', 'finding'] as const) });

describe('lane index', () => {
  test('holds every event once, in time order within its lane, whatever the order of rows', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        const columns = columnsOf(events, 4);
        const index = indexLanes(columns, 4);
        const seen = index.lanes.flatMap((lane) => [...lane.all.position]);
        expect(seen.toSorted((a, b) => a - b)).toEqual(events.map((_, i) => i));
        index.lanes.forEach((lane, number) => {
          expect([...lane.all.time]).toEqual(events.filter((each) => each.lane === number).map((each) => each.time).toSorted((a, b) => a - b));
          expect([...lane.all.position].every((at) => columns.lane[at] === number)).toBe(true);
        });
        expect([...index.byTime.time]).toEqual(events.map((each) => each.time).toSorted((a, b) => a - b));
      }),
    );
  });

  test('bounds and counts agree with a plain search', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -5, max: 55 }), fc.nat(30), (times, from, length) => {
        const sorted = Float64Array.from(times).sort();
        expect(lowerBound(sorted, from)).toBe(times.filter((time) => time < from).length);
        const series = { time: sorted, position: new Uint32Array(sorted.length) };
        expect(countWithin(series, from, from + length)).toBe(times.filter((time) => time >= from && time <= from + length).length);
      }),
    );
  });
});

describe('density', () => {
  test('jumping from column to column counts what a slow count does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300, max: 300 })), fc.integer({ min: -40, max: 20 }), fc.constantFrom(0.37, 1, 7, 33), fc.integer({ min: 1, max: 60 }), (times, first, size, columns) => {
        const sorted = Float64Array.from(times).sort();
        const slow = new Uint32Array(columns);
        for (const time of sorted) {
          const column = Math.floor(time / size) - first;
          if (time >= first * size && column >= 0 && column < columns) slow[column]! += 1;
        }
        const counted = countColumns(sorted, first, size, columns);
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe([...sorted].filter((time) => time >= first * size && time < (first + columns) * size).length);
        // A time on the very edge of a fractional column may round into its neighbour; whole sizes leave no doubt.
        if (Number.isInteger(size)) expect([...counted]).toEqual([...slow]);
      }),
    );
  });

  test('one failure among a hundred thousand is in its column at every zoom', () => {
    const events: ColumnEvent[] = Array.from({ length: 100_000 }, (_, i) => ({ time: i * 10, flags: i === 48_213 ? ['failure'] : [] }));
    const { lanes } = indexLanes(columnsOf(events, 1), 1);
    for (const width of [1, 7, 300, 1_440]) {
      for (const span of [1_000_000, 40_000, 500, 20]) {
        const view = { from: 482_130 - span / 2, to: 482_130 + span / 2 };
        const density = densityOf(lanes[0]!, view, width);
        const column = density.failure.findIndex((count) => count > 0);
        expect(density.failure.reduce((sum, count) => sum + count, 0)).toBe(1);
        expect(density.all[column]).toBeGreaterThan(0);
      }
    }
  });

  test('columns stay on their grid when the view is panned by part of a pixel', () => {
    const { lanes } = indexLanes(columnsOf(Array.from({ length: 500 }, (_, i) => ({ time: i * 13 })), 1), 1);
    const before = densityOf(lanes[0]!, { from: 1_000, to: 5_000 }, 400);
    const after = densityOf(lanes[0]!, { from: 1_004, to: 5_004 }, 400);
    expect([...after.all].slice(0, 400)).toEqual([...before.all].slice(0, 400));
    expect(after.offset).toBeCloseTo(before.offset - 0.4);
  });

  test('height rises with the count and one event is seen beside a thousand', () => {
    expect(columnHeight(0, 1_000)).toBe(0);
    expect(columnHeight(1, 1_000)).toBeGreaterThan(0.03);
    expect(columnHeight(1_000, 1_000)).toBe(1);
  });
});
