import type { DuckDBConnection } from '@duckdb/node-api';
import { EVENT_FIELDS } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select } from '../select.ts';
import { contentsOf, snapshotFor } from './graph.ts';

/** Touches of the events that are left, and refusals, by agent and system. */
const touchesOf = (where: string): string => `
    WITH found AS (SELECT e.row, e.action_id FROM events e WHERE ${where}),
      acting AS (SELECT DISTINCT action_id FROM found WHERE action_id IS NOT NULL),
      refused_data AS (
        SELECT coalesce(aa.agent_id, e.actor_id) AS agent, e.system_id AS system, e.action_id, e.row
        FROM events e LEFT JOIN action_agents aa ON aa.id = e.action_id
        WHERE e.type IN ('data.read', 'data.written') AND e.system_id IS NOT NULL AND e.outcome = 'denied'),
      refused_actions AS (
        SELECT DISTINCT a.agent_id AS agent, x.system_id AS system, a.id AS action_id
        FROM action_systems x JOIN actions a ON a.id = x.action_id
        WHERE x.relation = 'target' AND NOT x.happened AND a.started_ms IS NULL AND a.outcome IN ('denied', 'blocked', 'expired')
          AND NOT EXISTS (SELECT 1 FROM refused_data d WHERE d.action_id = a.id AND d.system = x.system_id)),
      everything AS (
        SELECT agent, system, action_id, row, true AS done FROM touches
        UNION ALL SELECT agent, system, action_id, row, false FROM refused_data
        UNION ALL SELECT agent, system, action_id, NULL, false FROM refused_actions)
    SELECT agent, system, count(*) FILTER (done) AS done, count(*) FILTER (NOT done) AS denied FROM everything t
    WHERE (t.row IS NOT NULL AND t.row IN (SELECT row FROM found)) OR (t.row IS NULL AND t.action_id IN (SELECT action_id FROM acting))
    GROUP BY agent, system`;

/** Those of the whole log are counted when the index is built: they are joined from every event. */
export const GRAPH_TOUCHES = `CREATE TABLE graph_touches AS ${touchesOf('true')}`;

/**
 * What the printed figure of systems is made from, by the rules of `GraphRows` in src/report/graph-figure.ts. A filter
 * narrows the touches to those of its events, and of actions that such an event belongs to. Throws `FilterError`.
 */
export async function graphRows(connection: DuckDBConnection, filter: string): Promise<{
  readonly snapshot: ({ readonly validFrom: number } & Awaited<ReturnType<typeof contentsOf>>) | null;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly touches: readonly { readonly agent: string; readonly system: string; readonly done: number; readonly denied: number }[];
}> {
  const where = filterClause(filter, EVENT_FIELDS);
  const touches = await select(connection, `SELECT agent, system, done, denied FROM ${filter.trim() === '' ? 'graph_touches' : `(${touchesOf(where.sql)})`} ORDER BY agent, system`, where.parameters);
  const [period] = await select(connection, 'SELECT period_to FROM meta');
  const snapshot = await snapshotFor(connection, { time: period?.number('period_to') ?? 0 });
  const agents = await select(connection, `SELECT id, min(name) AS name FROM labels WHERE kind = 'agent' GROUP BY id ORDER BY id`);
  return {
    snapshot: snapshot === null ? null : { validFrom: snapshot.validFrom, ...(await contentsOf(connection, snapshot)) },
    agents: agents.map((row) => ({ id: row.text('id'), name: row.text('name') })),
    touches: touches.map((row) => ({ agent: row.text('agent'), system: row.text('system'), done: row.number('done'), denied: row.number('denied') })),
  };
}
