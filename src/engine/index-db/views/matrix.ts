import type { DuckDBConnection } from '@duckdb/node-api';
import type { AgentRow, ClassCell, MatrixDto, MatrixLine, SystemCell } from '../../../contract/index.ts';
import { TOUCH_FIELDS } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select } from '../select.ts';
import { agentRows, matrixOf, systemColumns } from './matrix-axes.ts';
import { DATA_CLASSES } from './words.ts';

export { actionApprover, environmentRisk } from './matrix-actions.ts';

const COUNTS = `count(*) FILTER (t.mode = 'read') AS reads, count(*) FILTER (t.mode = 'write') AS writes,
  count(*) FILTER (t.standing = 'beyond') AS beyond, count(*) FILTER (t.standing = 'untold') AS untold`;

/** Permitted against touched. The filter narrows the touches; permissions are those of every snapshot. Throws `FilterError`. */
export async function agentSystem(connection: DuckDBConnection, filter: string): Promise<MatrixDto<SystemCell, AgentRow>> {
  const where = filterClause(filter, TOUCH_FIELDS);
  const cells = await select(connection, `
    SELECT coalesce(p.agent, t.agent) AS row_id, coalesce(p.system, t.system) AS column_id, coalesce(p.may_read, false) AS may_read,
      coalesce(p.may_write, false) AS may_write, coalesce(t.reads, 0) AS reads, coalesce(t.writes, 0) AS writes, coalesce(t.beyond, 0) AS beyond, coalesce(t.untold, 0) AS untold
    FROM (SELECT agent, system, bool_or(may_read) AS may_read, bool_or(may_write) AS may_write FROM permissions GROUP BY agent, system) p
    FULL JOIN (SELECT t.agent, t.system, ${COUNTS} FROM touches t WHERE ${where.sql} GROUP BY t.agent, t.system) t ON t.agent = p.agent AND t.system = p.system
    ORDER BY coalesce(t.beyond, 0) DESC, t.agent IS NULL, row_id, column_id`, where.parameters);
  return matrixOf(await agentRows(connection), await systemColumns(connection), cells, (row) => ({
    mayRead: row.flag('may_read'), mayWrite: row.flag('may_write'), reads: row.number('reads'), writes: row.number('writes'), beyond: row.number('beyond'), untold: row.number('untold'),
  }));
}

const CLASS_COLUMNS: readonly MatrixLine[] = [...DATA_CLASSES, ''].map((id) => ({ id, label: id, group: '' }));

/**
 * Readable against read. Readable is a system of the class that a snapshot lets the agent read or write; a read is beyond
 * where it had no permission, or where its class is above the agent's clearance. Throws `FilterError`.
 */
export async function agentClass(connection: DuckDBConnection, filter: string): Promise<MatrixDto<ClassCell, AgentRow>> {
  const where = filterClause(filter, TOUCH_FIELDS);
  const rank = (column: string): string => `list_position(['public', 'internal', 'confidential', 'restricted'], ${column})`;
  const cells = await select(connection, `
    WITH readable AS (
      SELECT p.agent, coalesce(s.data_class, '') AS class, count(DISTINCT p.system) AS n
      FROM permissions p LEFT JOIN systems s ON s.graph = p.graph AND s.id = p.system GROUP BY ALL),
    reads AS (
      SELECT t.agent, coalesce(t.data_class, '') AS class, count(*) AS n, count(*) FILTER (t.standing = 'untold') AS untold,
        count(*) FILTER (t.standing = 'beyond' OR ${rank('t.data_class')} > ${rank('c.clearance')}) AS beyond
      FROM touches t LEFT JOIN (SELECT id, min(clearance) AS clearance FROM agents GROUP BY id) c ON c.id = t.agent
      WHERE t.mode = 'read' AND ${where.sql} GROUP BY ALL)
    SELECT coalesce(p.agent, r.agent) AS row_id, coalesce(p.class, r.class) AS column_id, coalesce(p.n, 0) AS readable, coalesce(r.n, 0) AS reads,
      coalesce(r.beyond, 0) AS beyond, coalesce(r.untold, 0) AS untold
    FROM readable p FULL JOIN reads r ON r.agent = p.agent AND r.class = p.class ORDER BY coalesce(r.beyond, 0) DESC, row_id, column_id`, where.parameters);
  return matrixOf(await agentRows(connection), CLASS_COLUMNS, cells, (row, { clearance }) => ({
    readable: row.number('readable'), cleared: clearedFor(clearance, row.text('column_id')), reads: row.number('reads'), beyond: row.number('beyond'), untold: row.number('untold'),
  }));
}

function clearedFor(clearance: AgentRow['clearance'], column: string): boolean | null {
  const at = DATA_CLASSES.findIndex((each) => each === column);
  return clearance === null || at < 0 ? null : at <= DATA_CLASSES.indexOf(clearance);
}
