import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventRow } from '../../../contract/index.ts';
import { select } from '../select.ts';
import { EVENT_COLUMNS, EVENT_ROWS, eventRows } from './event-rows.ts';

/** Causes or effects shown with one event; an event naming thousands is shown in part, and the page lists the rest. */
const RELATED_LIMIT = 200;

const one = async (connection: DuckDBConnection, where: string, value: string | number): Promise<EventRow | null> => {
  const rows = await select(connection, `SELECT ${EVENT_COLUMNS} FROM ${EVENT_ROWS} WHERE ${where} ORDER BY e.row LIMIT 1`, [value]);
  return (await eventRows(connection, rows))[0] ?? null;
};

/** The first event of that id: ids are the producer's, and a damaged log may hold one twice. */
export const eventById = (connection: DuckDBConnection, id: string): Promise<EventRow | null> => one(connection, 'e.id = ?', id);
export const eventByRow = (connection: DuckDBConnection, row: number): Promise<EventRow | null> => one(connection, 'e.row = ?', row);

/** The events that an event names as its causes. */
export async function causesOf(connection: DuckDBConnection, row: number): Promise<EventRow[]> {
  const sql = `SELECT ${EVENT_COLUMNS} FROM ${EVENT_ROWS}
    WHERE e.id IN (SELECT cause_id FROM causes WHERE row = ?) ORDER BY e.row LIMIT ${RELATED_LIMIT}`;
  return eventRows(connection, await select(connection, sql, [row]));
}

/** The events that name this id as a cause. */
export async function effectsOf(connection: DuckDBConnection, id: string): Promise<EventRow[]> {
  const sql = `SELECT ${EVENT_COLUMNS} FROM ${EVENT_ROWS}
    WHERE e.row IN (SELECT row FROM causes WHERE cause_id = ?) ORDER BY e.row LIMIT ${RELATED_LIMIT}`;
  return eventRows(connection, await select(connection, sql, [id]));
}

/** By which effect to go on: what belongs to another action, or led to nothing, is a side way while there is another. */
export async function onwardOf(connection: DuckDBConnection, { id, actionId }: Pick<EventRow, 'id' | 'actionId'>): Promise<EventRow | null> {
  const sql = `WITH ways AS MATERIALIZED (SELECT row FROM causes WHERE cause_id = ?),
    led AS MATERIALIZED (SELECT DISTINCT cause_id FROM causes WHERE cause_id IN (SELECT id FROM events WHERE row IN (SELECT row FROM ways)))
    SELECT ${EVENT_COLUMNS} FROM ${EVENT_ROWS} WHERE e.row IN (SELECT row FROM ways)
    ORDER BY coalesce(e.action_id, '') = ? DESC, e.id IN (SELECT cause_id FROM led) DESC, e.row LIMIT 1`;
  return (await eventRows(connection, await select(connection, sql, [id, actionId ?? ''])))[0] ?? null;
}
