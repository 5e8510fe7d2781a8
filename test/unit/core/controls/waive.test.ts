import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ControlResult, Fact } from '../../../../src/core/controls/index.ts';
import { waive } from '../../../../src/core/controls/waive.ts';
import type { Waiver } from '../../../../src/core/controls/waivers.ts';

const NOW = '2026-11-20T00:00:00.000Z';
const waiver = (more: Partial<Waiver> = {}): Waiver => ({ control: 'A', subject: null, who: 'w', why: 'y', decided_at: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', ...more });
const exception = (subject: string): Fact => ({ subject, verdict: 'exception', reason: 'r', values: {}, at: {} });
const result = (subjects: readonly string[], more: Partial<ControlResult> = {}): ControlResult => ({
  id: 'A', version: 1, severity: 'high', advisory: false, mappings: [], outcome: subjects.length > 0 ? 'fail' : 'pass', population: 9, populationDigest: '', exceptionCount: subjects.length,
  undecidedCount: 0, exceptions: subjects.map(exception), undecided: [], unreliable: false, ...more,
});
const only = (results: readonly ControlResult[], waivers: readonly Waiver[], asOf = NOW) => {
  const laid = waive(results, waivers, asOf);
  return { ...laid.results[0], state: laid.told[0]?.state, exceptions: laid.told[0]?.exceptions };
};

describe('waivers laid over outcomes', () => {
  test('the result stays as it was judged, exceptions and all', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.record({ control: fc.constantFrom('A', 'B'), subject: fc.constantFrom(null, 'a', 'z') })), (subjects, parts) => {
      const given = result(subjects);
      const copy = structuredClone(given);
      const { results: [laid], told } = waive([given], parts.map(waiver), NOW);
      expect(laid?.result).toBe(given);
      expect(given).toEqual(copy);
      expect(laid?.waived).toBeLessThanOrEqual(given.exceptionCount);
      expect(told.length).toBe(parts.length);
    }));
  });

  test('wholly waived takes every exception', () => {
    expect(only([result(['a', 'b'])], [waiver({ subject: 'a' })])).toMatchObject({ waived: 1, wholly: false, state: 'in-force', exceptions: 1 });
    expect(only([result(['a', 'b'])], [waiver({ subject: 'a' }), waiver({ subject: 'b' })])).toMatchObject({ waived: 2, wholly: true });
    expect(only([result(['a', 'b'])], [waiver()])).toMatchObject({ waived: 2, wholly: true, exceptions: 2 });
  });

  test('one that was taken back waives nothing at any instant, and is told', () => {
    for (const asOf of ['2026-11-01T00:00:00.000Z', NOW, '2026-12-02T00:00:00.000Z']) {
      expect(only([result(['a'])], [waiver({ withdrawn: { who: null, at: '2026-11-19T00:00:00.000Z' } })], asOf)).toMatchObject({ waived: 0, wholly: false, state: 'withdrawn', exceptions: 0 });
    }
    const [taken, standing] = [waiver({ withdrawn: { who: 'v', at: NOW } }), waiver({ subject: 'a' })];
    expect(only([result(['a'])], [taken, standing])).toMatchObject({ waived: 1, wholly: true });
  });

  test('exceptions that the result does not keep are waived by no subject', () => {
    const many = result(['a'], { exceptionCount: 3 });
    expect(only([many], [waiver({ subject: 'a' })])).toMatchObject({ waived: 1, wholly: false });
    expect(only([many], [waiver({ subject: 'z' })])).toMatchObject({ waived: 0, state: 'beyond-kept' });
    expect(only([many], [waiver()])).toMatchObject({ waived: 3, wholly: true });
  });

  test.each([
    ['at the instant it is decided', '2026-11-01T00:00:00.000Z', 'in-force', 1],
    ['before that', '2026-10-31T23:59:59.999Z', 'not-yet', 0],
    ['just before its end', '2026-11-30T23:59:59.999Z', 'in-force', 1],
    ['at its end', '2026-12-01T00:00:00.000Z', 'expired', 0],
    ['at an instant that cannot be read', 'never', 'not-yet', 0],
  ])('%s', (_, asOf, state, waived) => expect(only([result(['a'])], [waiver()], asOf)).toMatchObject({ state, waived, wholly: waived === 1 }));

  test('a waiver of nothing is told', () => {
    expect(only([result(['a'])], [waiver({ control: 'B' })])).toMatchObject({ state: 'unknown-control', waived: 0 });
    expect(only([result(['a'])], [waiver({ subject: 'z' })])).toMatchObject({ state: 'no-such-exception', waived: 0 });
    expect(only([result([])], [waiver()])).toMatchObject({ state: 'not-failed', wholly: false });
    expect(only([result([], { outcome: 'indeterminate' })], [waiver()])).toMatchObject({ state: 'not-failed', wholly: false });
  });

  test('one that has expired hides none that has not', () => {
    expect(only([result(['a'])], [waiver({ until: '2026-11-02T00:00:00.000Z' }), waiver({ who: 'second' })]).waivers?.[0]).toMatchObject({ who: 'second' });
  });
});
