import { describe, expect, test } from 'vitest';
import { filledIndex } from '../../../support/filled-index.ts';
import { recordEvent, T0 } from '../../../support/record-fixture.ts';

/** Two streams, one after the other, that happened at the same time; two events of one millisecond. */
const TIMES = [0, 10, 20, 30, 5, 15, 20, 40];
const filled = filledIndex('orders', (writer) => {
  TIMES.forEach((time, n) => writer.event(recordEvent(n, { time: T0 + time, stream: n < 4 ? 'main' : 'other', brief: `Brief ${n}` })));
});

const BY_TIME = [0, 4, 1, 5, 2, 6, 3, 7];
/** Holds of every event, and is a filter: what was numbered when the index was built is not asked. */
const EVERY = 'row>=0';

describe.each([['row', [0, 1, 2, 3, 4, 5, 6, 7]], ['time', BY_TIME]] as const)('by %s', (order, expected) => {
  test.each([false, true])('pages of the whole log and of a filter that leaves all of it are the same; descending %s', async (descending) => {
    const wanted = descending ? expected.toReversed() : expected;
    for (const offset of [0, 2, 7, 8, 9]) {
      for (const filter of ['', EVERY]) {
        const { total, rows } = await filled.index.eventsPage({ filter, offset, limit: 3, order, descending });
        expect(total).toBe(TIMES.length);
        expect(rows.map(({ row }) => row)).toEqual(wanted.slice(offset, offset + 3));
      }
    }
  });
});

test.each(['agent', 'fleet', 'person', 'actor', 'layer', 'system'] as const)('lanes by %s that were counted when the index was built are those a query counts', async (by) => {
  expect(await filled.index.timelineLanes({ by, filter: '' })).toEqual(await filled.index.timelineLanes({ by, filter: EVERY }));
});

test('a word is looked for in id and brief, whatever its case, and not across the two', async () => {
  const hits = async (text: string) => (await filled.index.search(text)).filter(({ kind }) => kind === 'event').map(({ id }) => id);
  expect(await hits('BRIEF 3')).toEqual(['evt-3']);
  expect(await hits('EVT-3')).toEqual(['evt-3']);
  expect(await hits('evt-3brief')).toEqual([]);
  expect(await hits('evt-3 brief')).toEqual([]);
});
