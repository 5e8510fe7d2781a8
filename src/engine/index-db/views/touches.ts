import type { DuckDBConnection } from '@duckdb/node-api';
import type { Page, TouchCount, TouchMoments, TouchRow } from '../../../contract/index.ts';
import { TOUCH_FIELDS } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { placeholders, select, type Row } from '../select.ts';
import { DATA_CLASSES, STANDINGS, TOUCH_MODES } from './words.ts';

/** What each agent did to each system up to and including a time; null for the whole record. */
export async function touchCounts(connection: DuckDBConnection, until: number | null): Promise<readonly TouchCount[]> {
  const rows = await select(connection, `
    SELECT agent, system, mode, count(*) AS n, count(*) FILTER (standing = 'beyond') AS beyond, count(*) FILTER (standing = 'untold') AS untold
    FROM touches WHERE time_ms <= ? GROUP BY agent, system, mode ORDER BY agent, system, mode`, [until ?? Number.MAX_SAFE_INTEGER]);
  return rows.map((row) => ({
    agent: row.text('agent'), system: row.text('system'), mode: row.word('mode', TOUCH_MODES), count: row.number('n'), beyond: row.number('beyond'), untold: row.number('untold'),
  }));
}

/** More than a slider has pixels for would not be seen. */
const BINS = 160;

/** Touches by equal spans of the record's period; touches outside it, by a producer's mistake, widen the period. */
export async function touchMoments(connection: DuckDBConnection): Promise<TouchMoments> {
  const [range] = await select(connection, `
    SELECT least(m.period_from, coalesce(t.low, m.period_from)) AS low, greatest(m.period_to, coalesce(t.high, m.period_to)) AS high
    FROM meta m, (SELECT min(time_ms) AS low, max(time_ms) AS high FROM touches) t`);
  const [from, to] = [range?.number('low') ?? 0, range?.number('high') ?? 0];
  const rows = await select(connection, `
    SELECT least(?, floor((time_ms - ?) / ?))::INTEGER AS bin, count(*) AS n, count(*) FILTER (standing = 'beyond') AS beyond FROM touches GROUP BY bin ORDER BY bin`,
  [BINS - 1, from, Math.max(1, to - from) / BINS]);
  const [touches, beyond] = [Array.from({ length: BINS }, () => 0), Array.from({ length: BINS }, () => 0)];
  for (const row of rows) {
    touches[row.number('bin')] = row.number('n');
    beyond[row.number('bin')] = row.number('beyond');
  }
  return { from, to, touches, beyond };
}

export interface TouchesPageQuery { readonly filter: string; readonly offset: number; readonly limit: number }

/** One page of the filtered touches, in order of time. Throws `FilterError`. */
export async function touchesPage(connection: DuckDBConnection, { filter, offset, limit }: TouchesPageQuery): Promise<Page<TouchRow>> {
  const where = filterClause(filter, TOUCH_FIELDS);
  const [count] = await select(connection, `SELECT count(*) AS n FROM touches t WHERE ${where.sql}`, where.parameters);
  // Numbered from 1 in the order of time: where nothing is filtered, a page is a range.
  const [page, bounds] = filter.trim() === '' ? ['t.n > ? AND t.n <= ?', [offset, offset + limit]] : [`t.n IN (SELECT t.n FROM touches t WHERE ${where.sql} ORDER BY t.n LIMIT ? OFFSET ?)`, [...where.parameters, limit, offset]];
  const rows = await select(connection, `SELECT t.n, t.time_ms, t.agent, t.system, t.mode, t.data_class, t.standing, t.row, t.action_id FROM touches t WHERE ${page} ORDER BY t.n`, bounds);
  // What they are called is asked for those that are shown: a join would be made of all events and actions.
  const [numbers, actions] = [rows.flatMap((row) => row.numberOrNull('row') ?? []), [...new Set(rows.flatMap((row) => row.textOrNull('action_id') ?? []))]];
  const events = new Map((await select(connection, `SELECT row, id, brief FROM events WHERE row IN ${placeholders(numbers.length)}`, numbers)).map((row) => [row.number('row'), row]));
  const titles = new Map((await select(connection, `SELECT id, min(title) AS title FROM actions WHERE id IN ${placeholders(actions.length)} GROUP BY id`, actions)).map((row) => [row.text('id'), row.text('title')]));
  return {
    total: count?.number('n') ?? 0,
    offset,
    rows: rows.map((row) => touchRow(row, events.get(row.numberOrNull('row') ?? -1), titles.get(row.textOrNull('action_id') ?? ''))),
  };
}

function touchRow(row: Row, event: Row | undefined, title = ''): TouchRow {
  return {
    n: row.number('n'), time: row.number('time_ms'), agent: row.text('agent'), system: row.text('system'), mode: row.word('mode', TOUCH_MODES),
    dataClass: row.wordOrNull('data_class', DATA_CLASSES), standing: row.word('standing', STANDINGS), event: event?.text('id') ?? null, action: row.textOrNull('action_id'),
    brief: event?.text('brief') ?? title,
  };
}
