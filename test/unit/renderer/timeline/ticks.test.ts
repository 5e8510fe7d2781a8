import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextLabel, STEPS, tickLabel, ticksFor } from '../../../../src/renderer/timeline/ticks.ts';

const time = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });

describe('time axis', () => {
  test('steps are nested: a tick of a step is a tick of every finer one', () => {
    fc.assert(fc.property(time, fc.nat(STEPS.length - 1), (start, which) => {
      const tick = STEPS[which]!.next(start);
      expect(tick).toBeGreaterThanOrEqual(start);
      for (const finer of STEPS.slice(0, which)) expect(finer.next(tick)).toBe(tick);
    }));
  });

  test('a label never changes while the view zooms', () => {
    fc.assert(fc.property(time, fc.integer({ min: 1, max: 11 }), (start, exponent) => {
      const wide = ticksFor({ from: start, to: start + 10 ** exponent }, 1_000);
      const near = ticksFor({ from: start, to: start + 10 ** exponent / 3 }, 1_000);
      const labels = new Map(near.map((tick) => [tick.time, tick.label]));
      for (const tick of wide) if (labels.has(tick.time)) expect(labels.get(tick.time)).toBe(tick.label);
      // Those in the nearer part are all still there.
      for (const tick of wide) if (tick.time <= start + 10 ** exponent / 3) expect(labels.has(tick.time)).toBe(true);
    }));
  });

  test('labels have room, are few and lie in the view', () => {
    fc.assert(fc.property(time, fc.double({ min: 1.3, max: 12, noNaN: true }), fc.integer({ min: 200, max: 3_000 }), (start, exponent, width) => {
      const ticks = ticksFor({ from: start, to: start + 10 ** exponent }, width);
      expect(ticks.length).toBeLessThanOrEqual(width / 60 + 2);
      ticks.forEach((tick, i) => {
        expect(tick.x).toBeGreaterThanOrEqual(-1);
        expect(tick.x).toBeLessThanOrEqual(width + 1);
        expect(tick.strength).toBeGreaterThanOrEqual(0);
        if (i > 0) expect(tick.x - ticks[i - 1]!.x).toBeGreaterThan(60);
      });
    }));
  });

  test('each instant is named by the largest unit that begins there', () => {
    expect(tickLabel(Date.UTC(2026, 0, 1))).toBe('2026');
    expect(tickLabel(Date.UTC(2026, 6, 1))).toBe('Q3 Jul');
    expect(tickLabel(Date.UTC(2026, 7, 1))).toBe('Aug');
    expect(tickLabel(Date.UTC(2026, 8, 14))).toBe('14 Sep');
    expect(tickLabel(Date.UTC(2026, 8, 14, 10, 5))).toBe('10:05');
    expect(tickLabel(Date.UTC(2026, 8, 14, 10, 5, 9))).toBe('10:05:09');
    expect(tickLabel(Date.UTC(2026, 8, 14, 10, 5, 9, 80))).toBe('09.080');
    expect(tickLabel(Number.NaN)).toBe('');
  });

  test('the context says what the labels leave out', () => {
    const from = Date.UTC(2026, 8, 14, 10, 5);
    expect(contextLabel({ from, to: from + 5_000 })).toBe('14 Sep 2026 10:05');
    expect(contextLabel({ from, to: from + 3_600_000 })).toBe('14 Sep 2026');
    expect(contextLabel({ from, to: from + 100 * 86_400_000 })).toBe('Sep 2026');
    // The label of a month that begins under it is hidden: a bare year there would name another instant.
    expect(contextLabel({ from, to: from + 100 * 86_400_000 }, Date.UTC(2026, 9, 1))).toBe('Oct 2026');
    expect(contextLabel({ from, to: from + 1e12 })).toBe('');
    // Where the next minute begins under the label, that is what the ticks after it belong to.
    expect(contextLabel({ from: from - 20, to: from + 1_020 }, from)).toBe('14 Sep 2026 10:05');
  });

  test('steps of several years stand on years that they divide', () => {
    expect([730, 3_650].map((days) => STEPS.find((step) => step.least === days * 86_400_000)?.next(Date.UTC(2014, 11, 30)))).toEqual([Date.UTC(2016, 0, 1), Date.UTC(2020, 0, 1)]);
  });

  test('times beyond the calendar give no ticks instead of no end', () => {
    expect(ticksFor({ from: 8.6e15, to: 9e15 }, 800)).toEqual([]);
  });
});
