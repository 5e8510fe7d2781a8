import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ControlResult } from '../../../../src/contract/index.ts';
import { isShown, outcomeIn, withOutcome } from '../../../../src/renderer/controls/filter.ts';
import { absentGroups, groupsOf } from '../../../../src/renderer/controls/groups.ts';
import { shownFact } from '../../../../src/renderer/controls/outcomes.ts';
import { byNumbers, referencesOf } from '../../../../src/renderer/controls/references.ts';
import { canBeWaived, waiversOf, waiverState } from '../../../../src/renderer/controls/waivers.ts';
import { readRow } from '../../../../src/renderer/review/read-row.ts';
import type { WaiverRow } from '../../../../src/renderer/review/types.ts';

const control = (id: string, more: Partial<ControlResult> = {}): ControlResult => ({
  id, version: 1, severity: 'high', advisory: false, mappings: [], outcome: 'pass', population: 3, populationDigest: 'ab'.repeat(32), exceptionCount: 0, undecidedCount: 0,
  exceptions: [], undecided: [], unreliable: false, ...more,
});
const ids = (controls: readonly ControlResult[]): readonly string[] => controls.map((each) => each.id);

describe('the order of control tests', () => {
  const controls = [
    control('CT-01', { severity: 'critical' }), control('CT-12', { outcome: 'fail' }), control('CT-19', { severity: 'critical', outcome: 'indeterminate' }),
    control('CT-29', { advisory: true, outcome: 'fail' }), control('ACME-7'), control('CT-50'),
  ];

  test('by control it is that of the catalogue, tests of other packs last but for what only indicates', () => {
    expect(groupsOf(controls, 'control').map((group) => [group.id, ids(group.controls)])).toEqual([
      ['a', ['CT-01']], ['b', ['CT-12']], ['c', ['CT-19']], ['h', ['CT-50']], ['own', ['ACME-7']], ['advisory', ['CT-29']],
    ]);
    expect(absentGroups(controls)).toHaveLength(3);
  });

  test('by severity what was not kept comes first', () => {
    expect(groupsOf(controls, 'severity').map((group) => [group.id, ids(group.controls)])).toEqual([
      ['critical', ['CT-19', 'CT-01']], ['high', ['CT-12', 'ACME-7', 'CT-50']], ['advisory', ['CT-29']],
    ]);
  });

  test('either way every test stands exactly once', () => {
    for (const by of ['control', 'severity'] as const) {
      expect(groupsOf(controls, by).flatMap((group) => ids(group.controls)).toSorted()).toEqual(ids(controls).toSorted());
    }
  });
});

describe('what is shown of a member', () => {
  test('an exception of an advisory test is an indication, and only that', () => {
    const of = (verdict: 'held' | 'exception' | 'cannot-tell', advisory: boolean) => shownFact({ verdict }, control('CT-29', { advisory }));
    expect([of('exception', false), of('exception', true), of('cannot-tell', true), of('held', true)]).toEqual(['fail', 'indications', 'indeterminate', 'pass']);
  });
});

describe('mappings turned round', () => {
  const mapping = fc.tuple(fc.constantFrom('soc-2', 'dora', 'nist-ai-rmf'), fc.constantFrom('CC8.1', 'AC-2', 'AC-24', 'MEASURE 2.4')).map((parts) => parts.join(' '));
  test('hold every pair of test and reference once, and no other', () => {
    fc.assert(fc.property(fc.array(fc.array(mapping, { maxLength: 8 }), { maxLength: 8 }), (lists) => {
      const controls = lists.map((mappings, n) => control(`CT-${String(n + 1).padStart(2, '0')}`, { mappings }));
      const found = referencesOf(controls).flatMap(({ references }) => references.flatMap((each) => ids(each.controls).map((id) => `${id} ${each.mapping}`)));
      const expected = controls.flatMap((each) => [...new Set(each.mappings)].map((one) => `${each.id} ${one}`));
      expect(found.toSorted()).toEqual(expected.toSorted());
    }));
  });
  test('stand in the order of their numbers', () => {
    expect(['AC-24', 'AC-3', 'AC-2', 'A.10.2', 'A.9.2'].toSorted(byNumbers)).toEqual(['A.9.2', 'A.10.2', 'AC-2', 'AC-3', 'AC-24']);
  });
});

describe('the filter', () => {
  const failing = control('CT-25', { outcome: 'fail', severity: 'critical', mappings: ['soc-2 CC8.1'], unreliable: true });
  test.each([['outcome:fail', true], ['outcome:pass', false], ['severity:critical framework:soc-2', true], ['-outcome:fail', false], ['reliable:no', true], ['waiver:none', true], ['waiver:expired', false], ['CT-25', true]])('%s', (filter, expected) => {
    expect(isShown(filter, failing, [])).toBe(expected);
  });
  test('takes one outcome in place of another and leaves the rest', () => {
    expect(withOutcome('severity:high outcome:fail CC8.1', 'pass')).toBe('severity:high CC8.1 outcome:pass');
    expect(withOutcome('outcome:fail', null)).toBe('');
    expect([outcomeIn('x outcome:fail'), outcomeIn('xoutcome:fail'), outcomeIn('')]).toEqual(['fail', null, null]);
  });
});

describe('a waiver', () => {
  const failing = control('CT-25', { outcome: 'fail', exceptionCount: 2 });
  const row: WaiverRow = {
    id: 'w', caseId: 'c', control: 'CT-25', why: 'known', by: 'Ana', until: '2026-11-26', withdrawn: null, createdAt: '2026-11-01T00:00:00.000Z',
    over: { version: 1, populationDigest: failing.populationDigest, exceptions: 2 },
  };
  test('is in force up to the end of its last day, and not a millisecond longer', () => {
    expect(waiverState(row, failing, '2026-11-26T23:59:59.999Z')).toBe('in-force');
    expect(waiverState(row, failing, '2026-11-27T00:00:00.000Z')).toBe('expired');
  });
  test('given over another result says so', () => {
    for (const now of [{ exceptionCount: 3 }, { populationDigest: 'cd'.repeat(32) }, { version: 2 }]) {
      expect(waiverState(row, { ...failing, ...now }, '2026-11-02T00:00:00.000Z')).toBe('outgrown');
    }
  });
  test('that was withdrawn stays, after those in force', () => {
    const withdrawn = { ...row, id: 'v', withdrawn: { at: '2026-11-02T00:00:00.000Z', by: '' } };
    const other = { ...row, id: 'o', control: 'CT-26' };
    expect(waiversOf([withdrawn, other, row], failing, '2026-11-02T00:00:00.000Z').map((each) => [each.row.id, each.state])).toEqual([['w', 'in-force'], ['v', 'withdrawn']]);
  });
  test('is for what was not kept or cannot be told', () => {
    expect((['fail', 'indeterminate', 'pass', 'not-applicable'] as const).map((outcome) => canBeWaived(control('CT-01', { outcome })))).toEqual([true, true, false, false]);
  });
  test('read back lacks nothing of who, why, until and over what', () => {
    expect(readRow('waivers', row)).toEqual(row);
    for (const member of Object.keys(row)) {
      const { [member as 'why']: _gone, ...rest } = row;
      expect(readRow('waivers', rest), member).toBeNull();
    }
    for (const wrong of [{ until: 'tomorrow' }, { over: { version: 1 } }, { withdrawn: { at: 1 } }, { withdrawn: 'no' }]) expect(readRow('waivers', { ...row, ...wrong })).toBeNull();
  });
});
