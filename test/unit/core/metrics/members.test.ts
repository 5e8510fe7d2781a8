import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looseCase } from '../../../../src/core/metrics/measure.ts';
import { firstMembers, slowestMembers } from '../../../../src/core/metrics/members.ts';

const durations = fc.array(fc.nat(9), { maxLength: 60 });
const rows = (list: readonly number[]) => list.map((duration, at) => ({ ...looseCase(`row-${at}`, {}, 0, true), duration }));

test('the slowest are those of a stable sort, and all are counted', () => {
  fc.assert(fc.property(durations, fc.nat(8), (list, kept) => {
    const seen = slowestMembers(kept);
    rows(list).forEach(seen.add);
    const sorted = rows(list).toSorted((a, b) => b.duration - a.duration).slice(0, kept);
    expect(seen.members()).toEqual({ count: list.length, first: sorted.map(({ subject, at }) => ({ subject, at })) });
  }));
});

test('the first are the first, and all are counted', () => {
  fc.assert(fc.property(durations, fc.nat(8), (list, kept) => {
    const seen = firstMembers(kept);
    rows(list).forEach(seen.add);
    expect(seen.members()).toEqual({ count: list.length, first: rows(list).slice(0, kept).map(({ subject, at }) => ({ subject, at })) });
  }));
});
