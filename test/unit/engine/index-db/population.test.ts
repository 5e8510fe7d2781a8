import { beforeAll, describe, expect, test } from 'vitest';
import { populationCounter, samplePositions, type SamplingMethod } from '../../../../src/core/sampling/index.ts';
import { openDatabase } from '../../../../src/engine/index-db/database.ts';
import { ACTION_FIELDS, EVENT_FIELDS, eventsFrom } from '../../../../src/engine/index-db/filter-fields.ts';
import { filterClause } from '../../../../src/engine/index-db/filter-sql.ts';
import { openIndex, openIndexWriter, type Index } from '../../../../src/engine/index-db/index.ts';
import { indexPath } from '../../../../src/engine/index-db/location.ts';
import { select } from '../../../../src/engine/index-db/select.ts';
import { ACTION, EVENTS, RECORD, run } from '../../../support/record-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const target = { dataDir: temporaryFolder('population'), digest: 'ab'.repeat(32) };
const ODD = ['', 'ev"quoted"', 'ev\\', 'ev-ü', 'ev-\u0000', 'ev-\u001f', 'ev-\n', 'ev-\u{1f600}', '証跡', 'ev-same', 'ev-same', 'ev-\u007f\u2028'];
const EVENT_COUNT = 5_003;
const ACTION_COUNT = 71;

/** The way samples were drawn before: every page sorted again and passed over by OFFSET. Samples that were frozen by it must come again. */
async function byOffset(of: 'events' | 'actions', filter: string, positions: readonly number[]) {
  const page = of === 'events' ? 1_000 : 10;
  const where = filterClause(filter, of === 'events' ? EVENT_FIELDS : ACTION_FIELDS);
  const [from, id, order] = of === 'events' ? [eventsFrom(where.sql), 'e.id', 'e.row'] : ['actions a', 'a.id', 'a.requested_ms, a.n'];
  const database = await openDatabase(indexPath(target), 'query');
  const counter = populationCounter();
  const ids: string[] = [];
  for (let offset = 0; ; offset += page) {
    const rows = await select(database.connection, `SELECT ${id} AS id FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`, [...where.parameters, page, offset]);
    for (const row of rows) {
      counter.add(row.text('id'));
      ids.push(row.text('id'));
    }
    if (rows.length < page) break;
  }
  database.close();
  return { ...counter.end(), items: positions.map((position) => ({ position, id: ids[position - 1] ?? '' })) };
}

let index: Index;
beforeAll(async () => {
  const writer = await openIndexWriter(target);
  for (let n = 0; n < EVENT_COUNT; n += 1) {
    const like = EVENTS[n % EVENTS.length]!;
    writer.event({ ...like, id: ODD[n % 97] ?? `ev-${n}`, time: like.time - n, actionId: n % 3 === 0 ? `act-${n % ACTION_COUNT}` : null });
  }
  const actions = Array.from({ length: ACTION_COUNT }, (_, n) => ({ ...ACTION, id: n === 5 ? 'act-"5"' : `act-${n}`, requested: { ...ACTION.requested, time: ACTION.requested.time - (n % 9) } }));
  await writer.finish({ record: { ...RECORD, actions }, run: run(target.digest) });
  const opened = await openIndex(target);
  if (opened === null) throw new Error('the index did not open');
  index = opened;
  return () => index.close();
});

const METHODS: readonly Extract<SamplingMethod, { readonly size: number }>[] = [{ kind: 'random', size: 60, seed: 20_261_126 }, { kind: 'systematic', size: 44, seed: 7 }, { kind: 'random', size: 5_000, seed: 3 }];

describe.each(METHODS)('$kind of $size', (method) => {
  test.each([
    ['events', '', EVENT_COUNT], ['events', '  ', EVENT_COUNT], ['events', 'row>=0', EVENT_COUNT], ['events', 'id:ev-1*', 900], ['events', 'action:*', 1_668], ['events', 'agent:*', 1],
    ['events', 'action:nothing', 0], ['actions', '', ACTION_COUNT], ['actions', 'id:act-1*', 11],
  ] as const)('of %s that are %j, as it always was', async (of, filter, atLeast) => {
    const drawn = await index.population({ of, filter }, (count) => samplePositions(count, method));
    expect(drawn).toEqual(await byOffset(of, filter, samplePositions(drawn.count, method)));
    expect(drawn.count).toBeGreaterThanOrEqual(atLeast);
    expect(drawn.items.length).toBe(Math.min(method.size, drawn.count));
  });
});

test('nothing is picked where nothing is asked for', async () => {
  expect(await index.population({ of: 'events', filter: '' })).toEqual(await byOffset('events', '', []));
});

test('a filter that cannot be read is refused, for all events as for some', async () => {
  await expect(index.population({ of: 'events', filter: 'nothing:at-all' })).rejects.toThrow('unknown-field');
});
