import { describe, expect, test } from 'vitest';
import type { SignOffDto, SignOffs } from '../../../../src/contract/index.ts';
import { standingOf } from '../../../../src/renderer/review/use-sign-offs.ts';
import { EVIDENCE, PREPARER, REVIEWER } from '../../../support/sign-off-fixture.ts';

const signed = (role: 'preparer' | 'reviewer', more: Partial<SignOffDto> = {}): SignOffDto => {
  const { keyid, algorithm } = role === 'preparer' ? PREPARER : REVIEWER;
  return {
    id: `${role}${Object.keys(more).join('')}`, problem: null, reviewCovered: 'now', runCovered: 'shown', trustedAs: null,
    statement: {
      format: 'proofroom.sign-off.v1', role, case: 'c', evidence: EVIDENCE, run: { id: 'r', digest: EVIDENCE }, review: { digest: EVIDENCE, entries: 1 }, stated_at: '2026-11-20T10:00:00.000Z', name: '',
      key: { id: keyid, algorithm, spki: '' },
    },
    ...more,
  };
};
const of = (signOffs: readonly SignOffDto[], more: Partial<SignOffs> = {}): ReturnType<typeof standingOf> => standingOf({ state: { digest: '', entries: 0, intact: true }, signOffs, sameKey: [], ...more });

describe('how sign-offs stand', () => {
  test.each<[string, ReturnType<typeof of>, ReturnType<typeof of>]>([
    ['nobody signed', of([]), null],
    ['both, over what is here', of([signed('preparer'), signed('reviewer')]), 'stands'],
    ['one of two', of([signed('reviewer')]), 'one-role'],
    ['the review was changed since', of([signed('preparer'), signed('reviewer', { reviewCovered: 'earlier' })]), 'earlier'],
    ['the run was made again since', of([signed('preparer', { runCovered: 'another' }), signed('reviewer', { runCovered: 'another' })]), 'other-run'],
    ['the run is not here', of([signed('preparer', { runCovered: 'not-here' })]), 'other-run'],
    ['signed again since', of([signed('preparer', { reviewCovered: 'earlier' }), signed('preparer'), signed('reviewer')]), 'stands'],
    ['one key in both roles', of([signed('preparer'), signed('reviewer')], { sameKey: [PREPARER.keyid] }), 'one-key'],
    ['one that does not verify', of([signed('preparer'), signed('reviewer', { problem: 'signature-invalid' })]), 'broken'],
    ['a journal that was changed', of([signed('preparer'), signed('reviewer')], { state: { digest: '', entries: 0, intact: false } }), 'broken'],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});
