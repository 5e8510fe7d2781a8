import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PERIOD_FROM, PERIOD_TO, workTime } from '../../../src/producer/scenario/calendar.ts';
import { createRandom } from '../../../src/producer/scenario/random.ts';
import { createReservations } from '../../../src/producer/scenario/reservations.ts';

describe('random', () => {
  test('the same label gives the same choices, another gives others', () => {
    const take = (label: string): readonly number[] => {
      const random = createRandom('7', label);
      return Array.from({ length: 8 }, () => random.int(0, 999));
    };
    expect(take('a')).toEqual(take('a'));
    expect(take('a')).not.toEqual(take('b'));
  });

  test('stays in range and reaches both ends', () => {
    const random = createRandom('7', 'range');
    const seen = new Set(Array.from({ length: 500 }, () => random.int(3, 6)));
    expect([...seen].sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
    expect(random.hex(40)).toMatch(/^[0-9a-f]{40}$/);
  });
});

test('working time rises with the share of work and stays in the period', () => {
  const times = Array.from({ length: 1_000 }, (_, at) => workTime(at / 1_000));
  expect(times.every((time, at) => time > PERIOD_FROM && time < PERIOD_TO && (at === 0 || time >= times[at - 1]!))).toBe(true);
});

test('no key is held more often at once than its limit', () => {
  const ask = fc.record({ from: fc.nat(200), duration: fc.integer({ min: 1, max: 40 }), limit: fc.constant(2) });
  fc.assert(fc.property(fc.array(ask, { maxLength: 40 }), (asks) => {
    const reservations = createReservations();
    const held = asks.map(({ from, duration, limit }) => {
      const start = reservations.reserve([{ key: 'fleet', limit }], from, duration, 0);
      expect(start).toBeGreaterThanOrEqual(from);
      return { start, end: start + duration };
    });
    for (const { start } of held) expect(held.filter((each) => each.start <= start && start < each.end).length).toBeLessThanOrEqual(2);
  }));
});
