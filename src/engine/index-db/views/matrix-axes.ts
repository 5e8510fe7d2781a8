import type { DuckDBConnection } from '@duckdb/node-api';
import type { AgentRow, MatrixDto, MatrixLine } from '../../../contract/index.ts';
import { select, type Row } from '../select.ts';
import { DATA_CLASSES } from './words.ts';

/** Names of those who act, as the timeline calls them: people and roles among them, where an id is not that of an agent. */
export const ACTOR_NAMES = "SELECT id, arg_min(name, kind) AS name FROM labels WHERE kind IN ('agent', 'person') GROUP BY id";

/** Agents of the registry, and whoever else touched something, by fleet and name. */
export async function agentRows(connection: DuckDBConnection): Promise<readonly AgentRow[]> {
  const rows = await select(connection, `
    SELECT k.id, coalesce(l.name, k.id) AS label, coalesce(a.fleet_id, '') AS fleet, a.clearance
    FROM (SELECT id FROM agents UNION SELECT agent FROM touches UNION SELECT agent FROM permissions) k
    LEFT JOIN (SELECT id, min(fleet_id) AS fleet_id, min(clearance) AS clearance FROM agents GROUP BY id) a ON a.id = k.id
    LEFT JOIN (${ACTOR_NAMES}) l ON l.id = k.id
    ORDER BY fleet = '', fleet, label, k.id`);
  return rows.map((row) => ({ ...line(row, 'fleet'), clearance: row.wordOrNull('clearance', DATA_CLASSES) }));
}

/** Systems of any snapshot and those touched, as the newest snapshot that holds them describes them, by environment. */
export async function systemColumns(connection: DuckDBConnection): Promise<readonly MatrixLine[]> {
  const rows = await select(connection, `
    SELECT k.id, coalesce(l.name, k.id) AS label, coalesce(s.environment, '') AS environment
    FROM (SELECT id FROM graph_nodes WHERE layer IS NULL AND kind <> 'agent' UNION SELECT system FROM touches UNION SELECT system FROM permissions) k
    LEFT JOIN (SELECT id, arg_max(environment, graph) AS environment FROM systems GROUP BY id) s ON s.id = k.id
    LEFT JOIN (SELECT id, min(name) AS name FROM labels WHERE kind = 'system' GROUP BY id) l ON l.id = k.id
    ORDER BY list_position(['development', 'ci', 'staging', 'production', ''], coalesce(s.environment, '')), label, k.id`);
  return rows.map((row) => line(row, 'environment'));
}

export const line = (row: Row, group: string): MatrixLine => ({ id: row.text('id'), label: row.text('label'), group: row.text(group) });

/** As many cells as a window can hold; whoever signs a graph of a million permissions gets the rest counted, not sent. */
const MOST_CELLS = 100_000;

/** Puts cells at the places of their lines. They come with what matters first, so that only the rest is left out. */
export function matrixOf<Cell, Line extends MatrixLine>(
  rows: readonly Line[], columns: readonly MatrixLine[], found: readonly Row[], cell: (row: Row, at: Line) => Cell, rowsLeftOut = 0,
): MatrixDto<Cell, Line> {
  const [rowAt, columnAt] = [placesOf(rows), placesOf(columns)];
  const cells = found.slice(0, MOST_CELLS).flatMap((each) => {
    const [row, column] = [rowAt.get(each.text('row_id')), columnAt.get(each.text('column_id'))];
    const at = rows[row ?? -1];
    return row === undefined || column === undefined || at === undefined ? [] : [{ ...cell(each, at), row, column }];
  });
  return { rows, columns, cells, leftOut: Math.max(0, found.length - MOST_CELLS), rowsLeftOut };
}

const placesOf = (lines: readonly MatrixLine[]): ReadonlyMap<string, number> => new Map(lines.map(({ id }, at) => [id, at]));
