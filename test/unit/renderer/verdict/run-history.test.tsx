// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { RunDto } from '../../../../src/contract/index.ts';
import { RunHistory } from '../../../../src/renderer/verdict/RunHistory.tsx';
import { verdictText } from '../../../../src/text/index.ts';
import { run } from '../../../support/record-fixture.ts';

afterEach(cleanup);

const RUNS = ['a', 'b', 'c'].map((id, n) => ({ id, startedAt: `2026-11-2${n}T00:00:00.000Z` }));

function history(current: string, chosen: string | null = null, runs = RUNS): readonly string[] {
  const dto = { id: current, run: run('d'.repeat(64)) } as unknown as RunDto;
  render(<RunHistory runs={runs} current={dto} chosen={chosen} choose={() => undefined} earlier={chosen === null ? undefined : { ...dto, id: chosen }} />);
  return screen.queryAllByRole('option').map((each) => each.getAttribute('value') ?? '');
}

test('runs made before the one on screen can be set beside it, the last of them first', () => {
  expect(history('c')).toEqual(['', 'b', 'a']);
});

test('one that was made since is not offered, nor set beside itself once it is on screen', () => {
  expect(history('a')).toEqual([]);
  expect(screen.getByText(verdictText.compareNone)).toBeTruthy();
  cleanup();
  history('c', 'c');
  expect(screen.queryByText(verdictText.sameAnswers)).toBeNull();
});

test('of one that was arrived at again, its last time counts', () => {
  expect(history('a', null, [...RUNS, { id: 'a', startedAt: '2026-11-24T00:00:00.000Z' }])).toEqual(['', 'c', 'b']);
});
