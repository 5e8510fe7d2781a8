import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChainPictureDto } from '../../../../src/contract/index.ts';
import { nextEvent, rowAt, stripPlaces, xOfRow, xOfSize } from '../../../../src/renderer/chain/strip.ts';

const rows = { first: 100, count: 1_000 };
const picture = (marks: ChainPictureDto['marks']): ChainPictureDto => ({ columns: 1_000, rows, damaged: [], marks });
const mark = (row: number, kind: ChainPictureDto['marks'][number]['mark'] = 'broken') => ({ column: row - rows.first, mark: kind, count: 1, row, event: `ev-${row}` });

describe('the strip', () => {
  test('a row is found again under its own pixel, and every pixel is inside the log', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (at) => {
      const row = rows.first + at;
      return rowAt(xOfRow(row, rows, 4_000), rows, 4_000) === row;
    }));
    fc.assert(fc.property(fc.double({ min: -100, max: 2_000, noNaN: true }), (x) => {
      const row = rowAt(x, rows, 800);
      return row >= 100 && row < 1_100;
    }));
  });

  test('marks that would cover one another stand as one, and none is lost', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 100, max: 1_099 }), { maxLength: 60 }), fc.integer({ min: 50, max: 3_000 }), (list, width) => {
      const places = stripPlaces(picture(list.map((row) => mark(row))), width);
      expect(places.reduce((sum, place) => sum + place.count, 0)).toBe(list.length);
      expect(new Set(places.flatMap((place) => place.events.map((each) => each.row)))).toEqual(new Set(list));
      for (const [at, place] of places.entries()) if (at > 0) expect(place.x - places[at - 1]!.x).toBeGreaterThanOrEqual(18);
    }));
  });

  test('the worst kind at a place is what it is drawn as', () => {
    expect(stripPlaces(picture([mark(200, 'gap'), mark(201, 'changed')]), 100)[0]?.marks).toEqual(['changed', 'gap']);
  });

  test('pressing a place goes through its events', () => {
    const [place] = stripPlaces(picture([mark(200), mark(201)]), 100);
    expect([null, 'ev-200', 'ev-201', 'elsewhere'].map((selected) => nextEvent(place!, selected))).toEqual(['ev-200', 'ev-201', 'ev-200', 'ev-200']);
  });

  test('a head past the events here stands at the end and says so', () => {
    expect(xOfSize(600, 100, rows, 1_000)).toEqual({ x: 500, beyond: false });
    expect(xOfSize(1_100, 100, rows, 1_000)).toEqual({ x: 1_000, beyond: false });
    expect(xOfSize(1_101, 100, rows, 1_000)).toEqual({ x: 1_000, beyond: true });
    expect(xOfSize(10, 100, rows, 1_000)).toEqual({ x: 0, beyond: false });
  });
});
