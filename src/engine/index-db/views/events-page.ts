import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventRow, Page } from '../../../contract/index.ts';
import { EVENT_FIELDS, EVENTS_FROM } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select } from '../select.ts';
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

/** One page of the filtered log, with the number of rows the filter leaves. Throws `FilterError`. */
export async function eventsPage(connection: DuckDBConnection, query: EventsPageQuery): Promise<Page<EventRow>> {
  const where = filterClause(query.filter, EVENT_FIELDS);
  const [count] = await select(connection, `SELECT count(*) AS n FROM ${EVENTS_FROM} WHERE ${where.sql}`, where.parameters);
  const rows = await select(
    connection,
    `SELECT ${EVENT_COLUMNS} FROM ${EVENTS_FROM} WHERE ${where.sql} ORDER BY ${ORDERS[query.order][query.descending ? 1 : 0]} LIMIT ? OFFSET ?`,
    [...where.parameters, query.limit, query.offset],
  );
  return { total: count?.number('n') ?? 0, offset: query.offset, rows: await eventRows(connection, rows) };
}
