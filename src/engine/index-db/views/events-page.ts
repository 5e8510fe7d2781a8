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
const KEYS: Readonly<Record<EventOrder, { readonly columns: string; readonly ascending: string; readonly descending: string }>> = {
  row: { columns: 'NULL AS key', ascending: 'row', descending: 'row DESC' },
  time: { columns: 'e.time_ms AS key', ascending: 'key, row', descending: 'key DESC, row DESC' },
  type: { columns: 'e.type AS key', ascending: 'key, row', descending: 'key DESC, row DESC' },
  actor: { columns: 'coalesce(l.name, e.actor_id) AS key', ascending: 'key, row', descending: 'key DESC, row DESC' },
};

const PLACES: Readonly<Record<EventOrder, string>> = { row: '(SELECT row AS n, row FROM events)', time: 'time_order', type: 'type_order', actor: 'actor_order' };

/** One page of the filtered log, with the number of rows the filter leaves. Throws `FilterError`. */
export async function eventsPage(connection: DuckDBConnection, query: EventsPageQuery): Promise<Page<EventRow>> {
  const where = filterClause(query.filter, EVENT_FIELDS);
  const { total, numbers } = query.filter.trim() === '' ? await placesOf(connection, query) : await rowNumbers(connection, query, where);
  return { total, offset: query.offset, rows: await eventRows(connection, await rowsAt(connection, numbers)) };
}

interface Numbers { readonly total: number; readonly numbers: readonly number[] }

/** Of the whole log, whose orders were numbered when the index was built, a page is a range. */
async function placesOf(connection: DuckDBConnection, { offset, limit, order, descending }: EventsPageQuery): Promise<Numbers> {
  const [count] = await select(connection, 'SELECT count(*) AS n FROM events');
  const total = count?.number('n') ?? 0;
  const [first, end] = descending ? [total - offset - limit, total - offset] : [offset, offset + limit];
  const rows = await select(connection, `SELECT row FROM ${PLACES[order]} WHERE n >= ? AND n < ? ORDER BY n${descending ? ' DESC' : ''}`, [Math.max(0, first), Math.max(0, end)]);
  return { total, numbers: rows.map((row) => row.number('row')) };
}

/** Which rows the page has, in its order, and how many there are, asked at once: a filter may be dear. Whole rows are fetched for the page's alone: sorting a million of them is what takes long. */
async function rowNumbers(connection: DuckDBConnection, query: EventsPageQuery, where: ReturnType<typeof filterClause>): Promise<Numbers> {
  const { columns, ascending, descending } = KEYS[query.order];
  const rows = await select(connection, `
    WITH kept AS MATERIALIZED (SELECT e.row, ${columns} FROM ${eventsFrom(columns, where.sql)} WHERE ${where.sql})
    SELECT c.total, p.row FROM (SELECT count(*) AS total FROM kept) c
    LEFT JOIN (SELECT row, row_number() OVER () AS place FROM (SELECT * FROM kept ORDER BY ${query.descending ? descending : ascending} LIMIT ? OFFSET ?)) p ON true ORDER BY p.place`,
  [...where.parameters, query.limit, query.offset]);
  return { total: rows[0]?.number('total') ?? 0, numbers: rows.flatMap((row) => row.numberOrNull('row') ?? []) };
}
