import { describe, expect, test } from 'vitest';
import { endOfDay, readAsOf } from '../../../../src/engine/verify/index.ts';

describe('the instant of judgement', () => {
  test('is the end of the day in UTC, whatever the hour', () => {
    expect(endOfDay(Date.UTC(2026, 10, 23))).toBe('2026-11-23T23:59:59.999Z');
    expect(endOfDay(Date.UTC(2026, 10, 23, 23, 59, 59, 999))).toBe('2026-11-23T23:59:59.999Z');
  });

  test.each([
    ['2026-11-23', '2026-11-23T23:59:59.999Z'],
    ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00.000Z'],
    ['2026-11-23T12:00:00.250Z', '2026-11-23T12:00:00.250Z'],
    ['2024-02-29', '2024-02-29T23:59:59.999Z'],
    ['2026-02-29', null], ['2026-13-01', null], ['2026-11-23T24:00:00Z', null], ['2026-11-23T12:00:00', null], ['2026-11-23T12:00:00+01:00', null],
    ['yesterday', null], ['', null],
  ])('%s is read as %s', (text, instant) => expect(readAsOf(text)).toBe(instant));
});
