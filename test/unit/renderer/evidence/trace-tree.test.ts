import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRows, scaleMarks, traceBounds, traceRows, type Span } from '../../../../src/renderer/evidence/trace-tree.ts';

const span = (id: string, parent: string | null, start = 0, end = 10): Span => ({ at: 0, id, parent, name: id, service: 's', start, end, kind: 'internal', status: 'ok' });

describe('a trace as a tree', () => {
  test('children stand under parents, and each row knows how many are below it', () => {
    const rows = traceRows([span('c', 'b'), span('a', null), span('b', 'a'), span('d', 'a'), span('e', 'gone')]);
    expect(rows.map(({ span: { id }, level, below }) => [id, level, below])).toEqual([['a', 0, 3], ['b', 1, 1], ['c', 2, 0], ['d', 1, 0], ['e', 0, 0]]);
  });

  test('folding hides what is below, and only that', () => {
    const rows = traceRows([span('a', null), span('b', 'a'), span('c', 'b'), span('d', 'a')]);
    expect(openRows(rows, new Set(['1'])).map((row) => row.span.id)).toEqual(['a', 'b', 'd']);
    expect(openRows(rows, new Set(['0'])).map((row) => row.span.id)).toEqual(['a']);
  });

  test('whatever the parents, cycles and twins among them, every span is there once', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(fc.property(fc.array(fc.tuple(id, fc.option(id))), (pairs) => {
      const spans = pairs.map(([own, parent]) => span(own, parent));
      const rows = traceRows(spans);
      expect(rows.map((row) => Number(row.key)).toSorted((a, b) => a - b)).toEqual(spans.map((_, index) => index));
      expect(openRows(rows, new Set())).toEqual(rows);
      for (const [at, row] of rows.entries()) expect(at + row.below).toBeLessThan(rows.length);
    }));
  });

  test('a chain of a hundred thousand spans fits the stack', () => {
    const rows = traceRows(Array.from({ length: 100_000 }, (_, at) => span(`s${at}`, at === 0 ? null : `s${at - 1}`)));
    expect([rows.length, rows[0]?.below, rows.at(-1)?.level]).toEqual([100_000, 99_999, 24]);
  });

  test('the scale has round marks within the trace', () => {
    expect(scaleMarks(145_585)).toEqual([0, 50_000, 100_000]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (whole) => {
      const marks = scaleMarks(whole);
      expect(marks.length).toBeLessThanOrEqual(6);
      expect(marks.every((mark) => mark >= 0 && mark <= whole)).toBe(true);
    }));
    expect(traceBounds([span('a', null, 5, 5)])).toEqual({ from: 5, whole: 1 });
  });
});
