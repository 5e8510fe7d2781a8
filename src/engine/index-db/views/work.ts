import type { DuckDBConnection } from '@duckdb/node-api';
import { WORK_PARTS, type FleetWork, type Page, type WorkCounts, type WorkPart, type WorkPosture, type WorkRow } from '../../../contract/index.ts';
import { placeholders, select, type Row } from '../select.ts';
import { eventsAt, placeOf, pointed } from './events-at.ts';
import type { PageQuery } from './test-runs.ts';

/** As many as anybody looks through; whoever queues work for ten thousand fleets gets the rest counted. */
const MOST_FLEETS = 48;

export type WorkQuery = PageQuery & { readonly fleet: string | null; readonly part: WorkPart };

/** Each piece of work as it stands at the time of the last event, in the order it is listed: told once, when the index is built. */
export const WORK_TABLES: readonly string[] = [`CREATE TABLE work_parts AS WITH
  last AS (SELECT max(time_ms) AS t FROM events),
  work AS (
    SELECT w.*, w.rowid AS item, CASE
      WHEN finished_ms IS NOT NULL THEN CASE WHEN leased_ms IS NULL THEN 'unleased' WHEN finished_ms > lease_until_ms THEN 'late' ELSE 'finished' END
      WHEN leased_ms IS NOT NULL THEN CASE WHEN lease_until_ms < last.t THEN 'overdue' ELSE 'held' END
      WHEN queued_ms < max(queued_ms) FILTER (leased_ms IS NOT NULL) OVER (PARTITION BY fleet_id) THEN 'passed' ELSE 'waiting' END AS part
    FROM work_items w CROSS JOIN last)
  SELECT part, fleet_id, item, (row_number() OVER (PARTITION BY part
    ORDER BY CASE WHEN part IN ('overdue', 'held') THEN lease_until_ms ELSE coalesce(queued_ms, leased_ms, finished_ms) END, file, off) - 1)::INTEGER AS n
  FROM work ORDER BY part, n`];

/** Events of work that are of no shape that could be read; an event that can has something to say in few words. */
const UNREAD = `(SELECT coalesce(sum(silent), 0) FROM event_types WHERE type IN ('work.queued', 'work.leased', 'work.finished'))`;

/** How the work of the fleets stands when the record ends; a registered fleet without any is among them. */
export async function workPosture(connection: DuckDBConnection): Promise<WorkPosture> {
  const sums = WORK_PARTS.map((part) => `count(*) FILTER (part = '${part}') AS "${part}"`).join(', ');
  const rows = await select(connection, `WITH
    counted AS (SELECT fleet_id, ${sums} FROM work_parts GROUP BY fleet_id),
    known AS (SELECT id AS fleet_id FROM fleets UNION SELECT fleet_id FROM counted)
    SELECT k.fleet_id, coalesce(l.name, k.fleet_id) AS label, ${WORK_PARTS.map((part) => `coalesce(c."${part}", 0) AS "${part}"`).join(', ')}, count(*) OVER () AS fleets
    FROM known k LEFT JOIN counted c ON c.fleet_id = k.fleet_id LEFT JOIN labels l ON l.kind = 'fleet' AND l.id = k.fleet_id
    ORDER BY coalesce(c.overdue, 0) DESC, coalesce(c.passed, 0) DESC, label, k.fleet_id LIMIT ${MOST_FLEETS}`);
  const [all] = await select(connection, `SELECT ${sums}, ${UNREAD} AS unread FROM work_parts`);
  return {
    all: countsOf(all), unread: all?.number('unread') ?? 0, fleetsLeftOut: (rows[0]?.number('fleets') ?? 0) - rows.length,
    fleets: rows.map((row): FleetWork => ({ fleet: row.text('fleet_id'), label: row.text('label'), counts: countsOf(row) })),
  };
}

const countsOf = (row: Row | undefined): WorkCounts => {
  const count = (part: WorkPart): number => row?.number(part) ?? 0;
  return { finished: count('finished'), late: count('late'), unleased: count('unleased'), overdue: count('overdue'), held: count('held'), passed: count('passed'), waiting: count('waiting') };
};

export async function workRows(connection: DuckDBConnection, { fleet, part, offset, limit }: WorkQuery): Promise<Page<WorkRow>> {
  const [listed, parameters] = fleet === null ? ['part = ?', [part]] : ['part = ? AND fleet_id = ?', [part, fleet]];
  const [count] = await select(connection, `SELECT count(*) AS n FROM work_parts WHERE ${listed}`, parameters);
  // Of the whole, a page is a range.
  const places = await select(connection, `SELECT item FROM work_parts WHERE ${listed} ${fleet === null ? 'AND n >= ? AND n < ? ORDER BY n' : 'ORDER BY n LIMIT ? OFFSET ?'}`,
    [...parameters, ...(fleet === null ? [offset, offset + limit] : [limit, offset])]);
  const items = places.map((row) => row.number('item'));
  const found = await select(connection, `WITH page AS MATERIALIZED (SELECT rowid AS item, * FROM work_items WHERE rowid IN ${placeholders(items.length)})
    SELECT p.*, coalesce(l.name, p.fleet_id) AS fleet, coalesce(g.name, a.agent_id, p.agent_id) AS agent
    FROM page p LEFT JOIN labels l ON l.kind = 'fleet' AND l.id = p.fleet_id
    LEFT JOIN (SELECT id, agent_id FROM action_agents WHERE id IN (SELECT action_id FROM page)) a ON a.id = p.action_id LEFT JOIN labels g ON g.kind = 'agent' AND g.id = coalesce(a.agent_id, p.agent_id)`, items);
  const events = await eventsAt(connection, found.map((row) => placeOf(row)));
  const rows = new Map(found.map((row) => [row.number('item'), row]));
  return {
    total: count?.number('n') ?? 0, offset,
    rows: items.flatMap((item, at) => {
      const row = rows.get(item);
      return row === undefined ? [] : [{
        n: offset + at, work: row.text('work_id'), fleet: row.text('fleet'), part, priority: row.numberOrNull('priority'), agent: row.textOrNull('agent'),
        action: row.textOrNull('action_id'), queued: row.numberOrNull('queued_ms'), leased: row.numberOrNull('leased_ms'), leaseUntil: row.numberOrNull('lease_until_ms'),
        finished: row.numberOrNull('finished_ms'), at: pointed(row, events) ?? {},
      }];
    }),
  };
}
