import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { PopulationOf, SampleItem } from '../../../contract/index.ts';
import { MAX_POPULATION, populationCounter } from '../../../core/sampling/index.ts';
import { ACTION_FIELDS, EVENT_FIELDS, eventsFrom } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select } from '../select.ts';

export interface PopulationQuery { readonly of: PopulationOf; readonly filter: string }
interface Population { readonly count: number; readonly digest: string; readonly items: readonly SampleItem[] }

/** Chunks of ids that are made into texts at a time: whoever else asks waits no longer. */
const CHUNKS = 16;

/** Orders that a population is digested in: of the log, and of the requests (docs/formats/sampling.md). */
const FROM = {
  events: { fields: EVENT_FIELDS, from: eventsFrom, id: 'e.id', order: 'e.row' },
  actions: { fields: ACTION_FIELDS, from: () => 'actions a', id: 'a.id', order: 'a.requested_ms, a.n' },
} as const;

/**
 * Counts and digests the population in its order, and picks the ids at the positions that `picked` names of so many
 * (1 is the first). Throws `FilterError`, and `RangeError` for more than can be sampled.
 */
export async function population(connection: DuckDBConnection, query: PopulationQuery, picked: (count: number) => readonly number[] = () => []): Promise<Population> {
  return query.of === 'events' && query.filter.trim() === '' ? wholeLog(connection, picked) : walked(connection, query, picked);
}

/** Ids of the whole log were digested when the index was built; the row number is the place. */
async function wholeLog(connection: DuckDBConnection, picked: (count: number) => readonly number[]): Promise<Population> {
  const [meta] = await select(connection, 'SELECT events, ids FROM meta');
  const [count, digest] = [meta?.number('events') ?? 0, meta?.text('ids') ?? ''];
  limited(count);
  const positions = picked(count);
  const rows = positions.length === 0 ? [] : await select(connection, `SELECT row, id FROM events WHERE row IN (SELECT unnest([${positions.map((each) => Math.trunc(each) - 1).join(', ')}]))`);
  const ids = new Map(rows.map((row) => [row.number('row') + 1, row.text('id')]));
  return { count, digest, items: positions.map((position) => ({ position, id: ids.get(position) ?? '' })) };
}

/** One query sorts once; its answer stays with the database, of which each chunk is taken and let go. */
async function walked(connection: DuckDBConnection, { of, filter }: PopulationQuery, picked: (count: number) => readonly number[]): Promise<Population> {
  const { fields, from, id, order } = FROM[of];
  const where = filterClause(filter, fields);
  const result = await connection.run(`SELECT ${id} AS id FROM ${from(where.sql)} WHERE ${where.sql} ORDER BY ${order}`, [...where.parameters]);
  limited(result.rowCount);
  const positions = picked(result.rowCount);
  const wanted = new Map<number, string>(positions.map((position) => [position, '']));
  const counter = populationCounter();
  let position = 0;
  for (let index = 0; index < result.chunkCount; index += 1) {
    if (index % CHUNKS === CHUNKS - 1) await setImmediate();
    const chunk = result.getChunk(index);
    const vector = chunk.getColumnVector(0);
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const each = String(vector.getItem(at));
      position += 1;
      counter.add(each);
      if (wanted.has(position)) wanted.set(position, each);
    }
  }
  return { ...counter.end(), items: positions.map((each) => ({ position: each, id: wanted.get(each) ?? '' })) };
}

function limited(count: number): void {
  if (count > MAX_POPULATION) throw new RangeError('more than can be sampled');
}
