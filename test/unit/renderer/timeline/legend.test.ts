import { expect, test } from 'vitest';
import { decodeColumns } from '../../../../src/renderer/timeline/columns.ts';
import { legendOf } from '../../../../src/renderer/timeline/Legend.tsx';
import { encodeColumns, type ColumnEvent } from '../../../support/timeline-columns.ts';

function legend(events: readonly ColumnEvent[]): readonly (readonly [word: string, mark: string])[] {
  const decoded = decodeColumns(encodeColumns(events), 1);
  if (!decoded.ok) throw new Error(decoded.problem);
  return legendOf(decoded.columns).map(([word, { mark }]) => [word, mark]);
}

test('a refusal that is no decision is explained by a shape that is in the picture', () => {
  expect(legend([{ time: 1, mark: 'change' }, { time: 2, mark: 'change', flags: ['denied'] }])).toEqual([['Change', 'change'], ['Refused', 'change']]);
  expect(legend([{ time: 1, mark: 'change', flags: ['denied'] }, { time: 2, mark: 'decision', flags: ['denied'] }])).toEqual([['Refused', 'decision']]);
  expect(legend([{ time: 1, mark: 'approval', flags: ['denied'] }])).toEqual([['Approval refused', 'approval']]);
});

test('the dots are explained too, and nothing that is not there', () => {
  expect(legend([{ time: 1 }, { time: 2, mark: 'heartbeat' }])).toEqual([['Event', 'other'], ['Sign of life', 'heartbeat']]);
  expect(legend([])).toEqual([]);
});
