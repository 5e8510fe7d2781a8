import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../../../src/engine/index-db/filter.ts';
import { hasRange, withoutRange, withRange } from '../../../../src/renderer/timeline/range-filter.ts';

const DAY = Date.UTC(2026, 8, 1);

describe('a range in the filter', () => {
  test('replaces the limits that were there and keeps everything else, quoted terms among it', () => {
    const filter = withRange('type:test.completed time>=2026-01-01 "time>=x y" -outcome:success', { from: DAY + 0.4, to: DAY + 999.2 });
    expect(filter).toBe('type:test.completed "time>=x y" -outcome:success time>=2026-09-01T00:00:00.000Z time<=2026-09-01T00:00:01.000Z');
    expect(withoutRange(filter)).toBe('type:test.completed "time>=x y" -outcome:success');
    expect([hasRange(filter), hasRange(withoutRange(filter))]).toEqual([true, false]);
  });

  test('is read by the engine’s own grammar, and choosing twice is choosing once', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 1e9 })).map(([from, length]) => ({ from, to: from + length }));
    fc.assert(fc.property(fc.constantFrom('', 'a', 'agent:x outcome:failure', '"a b"', 'action:"q\\"uote" time<2026-01-01'), range, (filter, each) => {
      const once = withRange(filter, each);
      expect(parseFilter(once)).toHaveLength(parseFilter(withoutRange(filter)).length + 2);
      expect(withRange(once, each)).toBe(once);
    }));
  });
});
