import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, clampView, fitView, panBy, reveal, span, timeToX, xToTime, zoomAt } from '../../../../src/renderer/timeline/scale.ts';

const START = Date.UTC(2026, 8, 14);
const bounds = boundsOf(START, START + 86_400_000);
const view = fc.tuple(fc.double({ min: bounds.from, max: bounds.to, noNaN: true }), fc.double({ min: 1, max: span(bounds), noNaN: true }))
  .map(([from, length]) => clampView({ from, to: from + length }, bounds));
const width = fc.integer({ min: 50, max: 4_000 });

describe('time scale', () => {
  test('pixels and times go there and back', () => {
    fc.assert(fc.property(view, width, fc.double({ min: 0, max: 1, noNaN: true }), (v, w, share) => {
      expect(timeToX(v, w, xToTime(v, w, share * w))).toBeCloseTo(share * w, 1);
    }));
  });

  test('zooming keeps the time under the pointer, unless an edge is in the way', () => {
    fc.assert(fc.property(view, width, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.2, max: 5, noNaN: true }), (v, w, share, factor) => {
      const next = zoomAt(v, bounds, w, share * w, factor);
      const atEdge = next.from <= bounds.from + 1 || next.to >= bounds.to - 1;
      if (!atEdge) expect(Math.abs(xToTime(next, w, share * w) - xToTime(v, w, share * w))).toBeLessThan(span(next) / 1_000 + 0.01);
    }));
  });

  test('no view leaves its bounds or gets shorter than allowed', () => {
    fc.assert(fc.property(view, width, fc.double({ min: -1e7, max: 1e7, noNaN: true }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (v, w, shift, factor) => {
      for (const next of [panBy(v, bounds, w, shift), zoomAt(v, bounds, w, w / 3, factor), fitView(v.from, v.to, bounds)]) {
        expect(next.from).toBeGreaterThanOrEqual(bounds.from - 1);
        expect(next.to).toBeLessThanOrEqual(bounds.to + 1);
        expect(span(next)).toBeGreaterThanOrEqual(bounds.minSpan * 0.999);
      }
    }));
  });

  test('fitting one instant leaves room around it; revealing moves only when needed', () => {
    const time = START + 3_600_000;
    const fitted = fitView(time, time, bounds);
    expect(span(fitted)).toBeCloseTo(2_000);
    expect((fitted.from + fitted.to) / 2).toBeCloseTo(time);
    expect(reveal(fitted, bounds, time)).toBe(fitted);
    const moved = reveal(fitted, bounds, time + 60_000);
    expect(span(moved)).toBeCloseTo(span(fitted));
    expect(moved.from).toBeLessThan(time + 60_000);
    expect(moved.to).toBeGreaterThan(time + 60_000);
  });

  test('a record of one instant has a view', () => {
    const one = boundsOf(START, START);
    expect(span(one)).toBeGreaterThan(0);
    expect(clampView({ from: 0, to: 1 }, one).from).toBeGreaterThanOrEqual(one.from);
  });
});
