import { describe, expect, test } from 'vitest';
import { freshDraft, requestOf } from '../../../../src/renderer/report/draft.ts';

const draft = freshDraft('en');
const at = { runId: 'run', caseId: 'case', filter: ' layer:policy ' };

describe('what is asked of the engine', () => {
  test('is the case’s own controls and, where chosen, its review work', () => {
    expect(requestOf(draft, at)).toMatchObject({ runId: 'run', own: 'case', review: null, choices: { filter: 'layer:policy' } });
    expect(requestOf({ ...draft, review: true }, at)).toMatchObject({ own: 'case', review: 'case' });
  });

  test('names no case where none is open', () => {
    expect(requestOf({ ...draft, review: true }, { ...at, caseId: null })).toMatchObject({ own: null, review: null });
  });

  test('has nothing that its format does not take', () => {
    const redactions = [{ what: 'people', by: 'Ann', reason: 'law' }] as const;
    const request = requestOf({ ...draft, format: 'json', review: true, preparer: 'Ann', leftOut: ['findings'], redactions }, at);
    expect(request).toMatchObject({ own: null, review: null, choices: { leftOut: [], filter: '', preparer: null, redactions: [] } });
  });
});
