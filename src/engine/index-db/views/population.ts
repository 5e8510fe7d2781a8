import type { DuckDBConnection } from '@duckdb/node-api';
import type { PopulationOf, SampleItem } from '../../../contract/index.ts';
import { MAX_POPULATION, populationCounter } from '../../../core/sampling/index.ts';
import { ACTION_FIELDS, EVENT_FIELDS, eventsFrom } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select } from '../select.ts';

export interface PopulationQuery { readonly of: PopulationOf; readonly filter: string }

/** Ids are fetched so many at a time; a million of them at once would be a million objects. */
const PAGE = 50_000;

/** Orders that a population is digested in: of the log, and of the requests (docs/formats/sampling.md). */
const FROM = {
  events: { fields: EVENT_FIELDS, from: eventsFrom, id: 'e.id', order: 'e.row' },
  actions: { fields: ACTION_FIELDS, from: () => 'actions a', id: 'a.id', order: 'a.requested_ms, a.n' },
} as const;

/**
 * Walks the population in its order, counts and digests it, and picks the ids at `positions` (1 is the first).
 * Throws `FilterError`, and `RangeError` for more than can be sampled.
 */
export async function population(
  connection: DuckDBConnection, { of, filter }: PopulationQuery, positions: readonly number[] = [],
): Promise<{ readonly count: number; readonly digest: string; readonly items: readonly SampleItem[] }> {
  const { fields, from, id, order } = FROM[of];
  const where = filterClause(filter, fields);
  const counter = populationCounter();
  const wanted = new Map<number, string>(positions.map((position) => [position, '']));
  for (let offset = 0; ; offset += PAGE) {
    if (offset > MAX_POPULATION) throw new RangeError('more than can be sampled');
    const rows = await select(connection, `SELECT ${id} AS id FROM ${from(where.sql)} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`, [...where.parameters, PAGE, offset]);
    rows.forEach((row, index) => {
      const each = row.text('id');
      counter.add(each);
      if (wanted.has(offset + index + 1)) wanted.set(offset + index + 1, each);
    });
    if (rows.length < PAGE) break;
  }
  return { ...counter.end(), items: positions.map((position) => ({ position, id: wanted.get(position) ?? '' })) };
}
