import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ControlResult } from '../../../../src/contract/index.ts';
import { fromFile, same, toFile } from '../../../../src/renderer/controls/waiver-file.ts';
import { waiverState } from '../../../../src/renderer/controls/waivers.ts';
import type { WaiverRow } from '../../../../src/renderer/review/types.ts';

const control: ControlResult = {
  id: 'CT-25', version: 2, severity: 'high', advisory: false, mappings: [], outcome: 'fail', population: 3, populationDigest: 'ab'.repeat(32), exceptionCount: 1, undecidedCount: 0,
  exceptions: [{ subject: 'act-1', verdict: 'exception', reason: 'none', values: {}, at: {} }], undecided: [], unreliable: false,
};
const row: WaiverRow = {
  id: 'w', caseId: 'c', control: 'CT-25', why: 'known', by: 'Ana', until: '2026-11-26', withdrawn: null, createdAt: '2026-11-01T08:00:00.000Z', over: { version: 2, populationDigest: 'ab'.repeat(32), exceptions: 1 },
};
const waiver = { control: 'CT-25', subject: null, who: 'Ana', why: 'known', decided_at: '2026-11-01T08:00:00.000Z', until: '2026-11-27T00:00:00.000Z' };

describe('a waiver as a file and back', () => {
  test('is what it was', () => {
    expect(toFile(row)).toEqual(waiver);
    expect(fromFile(waiver, control, 'c', 'w')).toEqual(row);
    expect(toFile({ ...row, subject: 'act-1' })?.subject).toBe('act-1');
    for (const [by, who, why] of [['Bea', 'Bea', {}], ['', null, {}], ['Bea', 'Bea', { why: 'Mended.' }]] as const) {
      const withdrawn = { ...row, withdrawn: { at: '2026-11-26T12:00:00.000Z', by, ...why } };
      expect(toFile(withdrawn)).toEqual({ ...waiver, withdrawn: { who, at: '2026-11-26T12:00:00.000Z', ...why } });
      expect(fromFile(toFile(withdrawn)!, control, 'c', 'w')).toEqual(withdrawn);
      expect(same(withdrawn, row)).toBe(true);
    }
    expect(same(fromFile(waiver, control, 'c', 'other'), row)).toBe(true);
    expect(same(fromFile({ ...waiver, subject: 'act-1' }, control, 'c', 'other'), row)).toBe(false);
  });

  test('of the file is none that was withdrawn, names nobody, is too long, or ended before it was given', () => {
    for (const more of [{ by: ' ' }, { why: 'x'.repeat(2_001) }, { createdAt: '2026-11-27T00:00:00.000Z' }]) expect(toFile({ ...row, ...more })).toBeNull();
  });

  test('never covers a moment that the file did not', () => {
    fc.assert(fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }), (until, by) => {
      const made = fromFile({ ...waiver, decided_at: new Date(until - 10 * 86_400_000).toISOString(), until: new Date(until).toISOString() }, control, 'c', 'w');
      if (waiverState(made, control, new Date(until + by).toISOString()) === 'in-force') expect(by).toBeLessThan(0);
    }));
  });

  test('of one exception is in force over that exception alone, and not before it was decided', () => {
    const one = { ...row, subject: 'act-1' };
    expect(waiverState(one, control, '2026-11-02T00:00:00.000Z')).toBe('in-force');
    expect(waiverState({ ...one, subject: 'act-2' }, control, '2026-11-02T00:00:00.000Z')).toBe('outgrown');
    expect(waiverState(one, control, '2026-11-01T07:59:59.999Z')).toBe('not-yet');
  });
});
