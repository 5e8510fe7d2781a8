import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventRow, Page } from '../../../contract/index.ts';
import { EVENT_FIELDS, EVENTS_FROM } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { placeholders, select } from '../select.ts';
import { EVENT_COLUMNS, eventRows } from './event-rows.ts';

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

/** A filter speaks of what stands in the tables joined to the events. */
const JOINED = /\b(l|aa)\./;

/** One page of the filtered log, with the number of rows the filter leaves. Throws `FilterError`. */
export async function eventsPage(connection: DuckDBConnection, query: EventsPageQuery): Promise<Page<EventRow>> {
  const where = filterClause(query.filter, EVENT_FIELDS);
  // A million rows are joined to labels and agents only where the filter asks for one.
  const from = JOINED.test(where.sql) ? EVENTS_FROM : 'events e';
  const [count] = await select(connection, `SELECT count(*) AS n FROM ${from} WHERE ${where.sql}`, where.parameters);
  const numbers = await rowNumbers(connection, query, where);
  const list = placeholders(numbers.length);
  const rows = numbers.length === 0 ? [] : await select(connection, `SELECT ${EVENT_COLUMNS} FROM ${EVENTS_FROM} WHERE e.row BETWEEN ? AND ? AND e.row IN ${list}`, [Math.min(...numbers), Math.max(...numbers), ...numbers]);
  const byNumber = new Map(rows.map((row) => [row.number('row'), row]));
  return { total: count?.number('n') ?? 0, offset: query.offset, rows: await eventRows(connection, numbers.flatMap((number) => byNumber.get(number) ?? [])) };
}

/** Which rows the page has, in its order. Whole rows are fetched for these alone: sorting a million of them is what takes long. */
async function rowNumbers(connection: DuckDBConnection, query: EventsPageQuery, where: ReturnType<typeof filterClause>): Promise<readonly number[]> {
  const order = ORDERS[query.order][query.descending ? 1 : 0];
  const from = query.order === 'actor' || JOINED.test(where.sql) ? EVENTS_FROM : 'events e';
  const label = query.order === 'actor' ? ', coalesce(l.name, e.actor_id) AS actor_label' : '';
  // Rows are numbered from 0 without a gap: of the whole log in its own order a page is a range.
  const range = query.filter.trim() === '' && query.order === 'row' && !query.descending;
  const rows = range
    ? await select(connection, 'SELECT e.row FROM events e WHERE e.row >= ? AND e.row < ? ORDER BY e.row', [query.offset, query.offset + query.limit])
    : await select(connection, `SELECT e.row${label} FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`, [...where.parameters, query.limit, query.offset]);
  return rows.map((row) => row.number('row'));
}
