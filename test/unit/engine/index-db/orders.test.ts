import { describe, expect, test } from 'vitest';
import { filledIndex } from '../../../support/filled-index.ts';
import { recordEvent, T0 } from '../../../support/record-fixture.ts';

/** Two streams, one after the other, that happened at the same time; two events of one millisecond. */
const TIMES = [0, 10, 20, 30, 5, 15, 20, 40];
const WHO = [
  { actorKind: 'agent', actorId: 'agt-1', type: 'data.read' }, { actorKind: 'person', actorId: 'per-2', type: 'data.read' },
  { actorKind: 'service', actorId: 'zz-nobody', type: 'approval.granted' }, { actorKind: 'agent', actorId: 'per-2', type: 'moon.landed' },
] as const;
const filled = filledIndex('orders', (writer) => {
  TIMES.forEach((time, n) => writer.event(recordEvent(n, { ...WHO[n % 4], time: T0 + time, stream: n < 4 ? 'main' : 'other', brief: `Brief ${n}` })));
});

const BY_TIME = [0, 4, 1, 5, 2, 6, 3, 7];
const BY_TYPE = [2, 6, 0, 1, 4, 5, 3, 7];
/** By names where the record has one: Ana Lima, Mender, then per-2 as an agent of a person's id, and zz-nobody. */
const BY_ACTOR = [1, 5, 0, 4, 3, 7, 2, 6];
/** Holds of every event, and is a filter: what was numbered when the index was built is not asked. */
const EVERY = 'row>=0';

describe.each([['row', [0, 1, 2, 3, 4, 5, 6, 7]], ['time', BY_TIME], ['type', BY_TYPE], ['actor', BY_ACTOR]] as const)('by %s', (order, expected) => {
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

test.each(['agent', 'fleet', 'person', 'actor', 'layer', 'system'] as const)('columns by %s put every event in the lane that is counted with it, in the order of the log', async (by) => {
  for (const [filter, rows] of [['', [0, 1, 2, 3, 4, 5, 6, 7]], ['type:data.read', [0, 1, 4, 5]], ['kind:service,person', [1, 2, 5, 6]], ['type:none', []]] as const) {
    const { lanes } = await filled.index.timelineLanes({ by, filter });
    const bytes = await filled.index.timelineColumns({ by, filter });
    const n = rows.length;
    const view = new DataView(bytes.buffer, 8);
    expect(bytes.length).toBe(8 + n * 16);
    expect(rows.map((_, k) => [view.getUint32(n * 8 + k * 4, true), view.getFloat64(k * 8, true)])).toEqual(rows.map((row) => [row, T0 + TIMES[row]!]));
    const counts = lanes.map((_, lane) => rows.filter((__, k) => view.getUint16(n * 12 + k * 2, true) === lane).length);
    expect(counts).toEqual(lanes.map(({ count }) => count));
    if (by === 'actor') expect(rows.map((_, k) => lanes[view.getUint16(n * 12 + k * 2, true)]?.key)).toEqual(rows.map((row) => WHO[row % 4]!.actorId));
  }
});

test('touches that were counted when the index was built are those a query counts', async () => {
  expect(await filled.index.graphRows('')).toEqual(await filled.index.graphRows(EVERY));
});

test('a word is looked for in id and brief, whatever its case, and not across the two', async () => {
  const hits = async (text: string) => (await filled.index.search(text)).filter(({ kind }) => kind === 'event').map(({ id }) => id);
  expect(await hits('BRIEF 3')).toEqual(['evt-3']);
  expect(await hits('EVT-3')).toEqual(['evt-3']);
  expect(await hits('evt-3brief')).toEqual([]);
  expect(await hits('evt-3 brief')).toEqual([]);
});

const RANKED = [['z', 'after evt-1', 'b.read'], ['evt-12', 'x', 'a.read'], ['Evt-1', 'x', 'a.read'], ['evt-11', 'y', 'b.read'], ['evt-1', 'x', 'a.read']] as const;
const ranked = filledIndex('ranked', (writer) => {
  RANKED.forEach(([id, brief, type], n) => writer.event(recordEvent(n, { id, brief, type })));
});

test('an exact id comes first, then what begins with the text, then the rest, each in the order of the log; a type is found by its name', async () => {
  const ids = async (text: string) => (await ranked.index.search(text)).filter(({ kind }) => kind === 'event').map(({ id, label, detail }) => [id, label, detail]);
  expect((await ids('EVT-1')).map(([id]) => id)).toEqual(['Evt-1', 'evt-1', 'evt-12', 'evt-11', 'z']);
  expect(await ids('B.READ')).toEqual([['z', 'after evt-1', 'b.read'], ['evt-11', 'y', 'b.read']]);
  expect(await ids('read')).toEqual([]);
});
