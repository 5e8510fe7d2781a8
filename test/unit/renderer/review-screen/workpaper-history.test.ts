import { describe, expect, test } from 'vitest';
import type { WorkpaperRow } from '../../../../src/renderer/review/types.ts';
import { changedSince } from '../../../../src/renderer/review-screen/workpaper-history.ts';
import { matches } from '../../../../src/renderer/review-screen/subjects.ts';

const draft: WorkpaperRow = {
  id: 'w', caseId: 'c', title: '', objective: '', procedure: '', population: '', result: '', conclusion: '', sample: null, evidence: [], preparer: '', reviewer: '', state: 'draft', createdAt: '',
};
const prepared: WorkpaperRow = { ...draft, state: 'prepared' };

describe('a workpaper', () => {
  test.each([
    ['a draft that changes is a draft', [draft, { ...draft, result: 'x' }], []],
    ['marked and untouched', [draft, prepared], []],
    ['edited after it was prepared', [draft, prepared, { ...prepared, result: 'x', evidence: ['event:e'] }], ['result', 'evidence']],
    ['edited and put back', [draft, prepared, { ...prepared, result: 'x' }, prepared], []],
    ['marked again after the change', [draft, prepared, { ...prepared, result: 'x' }, { ...prepared, result: 'x', state: 'reviewed' as const }], []],
    ['no history', [], []],
  ])('%s', (_what, versions, changed) => {
    expect(changedSince(versions)).toEqual(changed);
  });
});

test('the filter of lists: all terms must hold, a field or anywhere, a minus negates', () => {
  const row = { kind: 'exception', says: 'none', text: 'act-5 enforced' };
  expect(['', 'act-5', 'kind:exc', 'kind:exc enforced', '-says:explained'].every((filter) => matches(filter, row))).toBe(true);
  expect(['absent', 'kind:finding', 'act-5 -enforced', '-kind:exception'].some((filter) => matches(filter, row))).toBe(false);
});
