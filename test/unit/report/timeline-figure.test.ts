import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketWidth, timelineFigure, type BucketCount } from '../../../src/report/index.ts';
import { axisTicks } from '../../../src/report/pdf/axis.ts';
import { DAY, HOUR } from '../../../src/report/timeline-figure.ts';
import { reportRun } from '../../support/run-fixture.ts';

const FROM = Date.UTC(2026, 7, 3, 5, 30);
const count = (start: number, more: Partial<BucketCount> = {}): BucketCount => ({ start, layer: 'fleet', events: 1, denied: 0, granted: 0, ...more });

describe('figure', () => {
  test('hours, days or weeks by span', () => {
    expect([bucketWidth(FROM, FROM + 3 * DAY), bucketWidth(FROM, FROM + 90 * DAY), bucketWidth(FROM, FROM + 400 * DAY)]).toEqual([HOUR, DAY, 7 * DAY]);
  });

  test('a span of any length has few buckets, and every width divides the next', () => {
    const spans = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(fc.property(spans, spans, (a, b) => {
      const [narrow, wide] = [bucketWidth(0, Math.min(a, b)), bucketWidth(0, Math.max(a, b))];
      expect(wide % narrow).toBe(0);
      const figure = timelineFigure({ run: reportRun('passing'), from: 0, to: a, counts: [], timeOf: () => null });
      expect(figure.buckets).toBeLessThanOrEqual(262);
    }));
  });

  test('no event is lost between the counts and the bars', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.array(fc.integer({ min: 0, max: 1_000 })), (days, seeds) => {
      const to = FROM + days * DAY;
      const width = bucketWidth(FROM, to);
      const counts = seeds.map((seed) => count(Math.floor((FROM + (seed / 1_000) * (to - FROM)) / width) * width, { events: seed }));
      const figure = timelineFigure({ run: reportRun('passing'), from: FROM, to, counts, timeOf: () => null });
      const drawn = figure.layers.reduce((sum, layer) => sum + layer.total, 0);
      expect(drawn).toBe(seeds.reduce((sum, seed) => sum + seed, 0));
      expect(figure.layers.every((layer) => layer.counts.length === figure.buckets)).toBe(true);
    }));
  });

  test('findings without a time are counted as not drawn, and notes are not drawn', () => {
    const run = reportRun('failing');
    const figure = timelineFigure({ run, from: FROM, to: FROM + 60 * DAY, counts: [], timeOf: (id) => (id === run.findings[0]?.at.event ? FROM + DAY : null) });
    expect(figure.findings).toHaveLength(2);
    expect(figure.unplaced.findings).toBe(run.findings.length - 2);
    expect(figure.gaps).toMatchObject([{ stream: 'main', missing: 18 }]);
  });
});

test('axis ticks are round, ascending, inside the span, and at most a dozen or so', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.integer({ min: HOUR, max: 20_000 * DAY }), (from, span) => {
    const ticks = axisTicks(from, from + span);
    expect(ticks.length).toBeLessThanOrEqual(14);
    for (const [index, tick] of ticks.entries()) {
      expect(tick.time).toBeGreaterThanOrEqual(from);
      expect(tick.time).toBeLessThanOrEqual(from + span);
      expect(tick.time % HOUR).toBe(0);
      expect(tick.time).toBeGreaterThan(ticks[index - 1]?.time ?? -1);
    }
  }));
});
