import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventRow, Page } from '../../../contract/index.ts';
import { EVENT_FIELDS, eventsFrom } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select } from '../select.ts';
import { eventRows } from './event-rows.ts';
import { rowsAt } from './rows-at.ts';

type EventOrder = 'row' | 'time' | 'type' | 'actor';
export interface EventsPageQuery {
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
  readonly order: EventOrder;
  readonly descending: boolean;
}

/** Every order ends in the row number, so that a page boundary never falls differently twice. */
const ORDERS: Readonly<Record<EventOrder, readonly [ascending: string, descending: string]>> = {
  row: ['e.row', 'e.row DESC'],
  time: ['e.time_ms, e.row', 'e.time_ms DESC, e.row DESC'],
  type: ['e.type, e.row', 'e.type DESC, e.row DESC'],
  actor: ['actor_label, e.row', 'actor_label DESC, e.row DESC'],
};

/** One page of the filtered log, with the number of rows the filter leaves. Throws `FilterError`. */
export async function eventsPage(connection: DuckDBConnection, query: EventsPageQuery): Promise<Page<EventRow>> {
  const where = filterClause(query.filter, EVENT_FIELDS);
  const [count] = await select(connection, `SELECT count(*) AS n FROM ${eventsFrom(where.sql)} WHERE ${where.sql}`, where.parameters);
  const total = count?.number('n') ?? 0;
  const numbers = query.filter.trim() === '' && (query.order === 'row' || query.order === 'time') ? await placesOf(connection, query, query.order, total) : await rowNumbers(connection, query, where);
  return { total, offset: query.offset, rows: await eventRows(connection, await rowsAt(connection, numbers)) };
}

/** Of the whole log in an order that was numbered when the index was built, a page is a range. */
async function placesOf(connection: DuckDBConnection, { offset, limit, descending }: EventsPageQuery, order: 'row' | 'time', total: number): Promise<readonly number[]> {
  const [first, end] = descending ? [total - offset - limit, total - offset] : [offset, offset + limit];
  const from = order === 'row' ? '(SELECT row AS n, row FROM events)' : 'time_order';
  const rows = await select(connection, `SELECT row FROM ${from} WHERE n >= ? AND n < ? ORDER BY n${descending ? ' DESC' : ''}`, [Math.max(0, first), Math.max(0, end)]);
  return rows.map((row) => row.number('row'));
}

/** Which rows the page has, in its order. Whole rows are fetched for these alone: sorting a million of them is what takes long. */
async function rowNumbers(connection: DuckDBConnection, query: EventsPageQuery, where: ReturnType<typeof filterClause>): Promise<readonly number[]> {
  const order = ORDERS[query.order][query.descending ? 1 : 0];
  const label = query.order === 'actor' ? ', coalesce(l.name, e.actor_id) AS actor_label' : '';
  const rows = await select(connection, `SELECT e.row${label} FROM ${eventsFrom(label, where.sql)} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`, [...where.parameters, query.limit, query.offset]);
  return rows.map((row) => row.number('row'));
}
