import type { DuckDBConnection } from '@duckdb/node-api';
import { WORK_PARTS, type FleetWork, type Page, type WorkCounts, type WorkPart, type WorkPosture, type WorkRow } from '../../../contract/index.ts';
import { select, type Row } from '../select.ts';
import { pointerOf } from './pointer.ts';
import type { PageQuery } from './test-runs.ts';

/** As many as anybody looks through; whoever queues work for ten thousand fleets gets the rest counted. */
const MOST_FLEETS = 48;

export type WorkQuery = PageQuery & { readonly fleet: string | null; readonly part: WorkPart };

/** Each piece of work as it stands at the time of the last event. */
const WORK = `
  last AS (SELECT max(time_ms) AS t FROM events),
  work AS (
    SELECT w.*, CASE
      WHEN finished_ms IS NOT NULL THEN CASE WHEN leased_ms IS NULL THEN 'unleased' WHEN finished_ms > lease_until_ms THEN 'late' ELSE 'finished' END
      WHEN leased_ms IS NOT NULL THEN CASE WHEN lease_until_ms < last.t THEN 'overdue' ELSE 'held' END
      WHEN queued_ms < max(queued_ms) FILTER (leased_ms IS NOT NULL) OVER (PARTITION BY fleet_id) THEN 'passed' ELSE 'waiting' END AS part
    FROM work_items w CROSS JOIN last)`;

const TYPES = `('work.queued', 'work.leased', 'work.finished')`;
/** Events of work that are of no shape that could be read; an event that can has something to say in few words. */
const UNREAD = `(SELECT count(*) FROM events WHERE type IN ${TYPES} AND brief = '')`;

/** How the work of the fleets stands when the record ends; a registered fleet without any is among them. */
export async function workPosture(connection: DuckDBConnection): Promise<WorkPosture> {
  const sums = WORK_PARTS.map((part) => `count(*) FILTER (part = '${part}') AS "${part}"`).join(', ');
  const rows = await select(connection, `WITH ${WORK},
    counted AS (SELECT fleet_id, ${sums} FROM work GROUP BY fleet_id),
    known AS (SELECT id AS fleet_id FROM fleets UNION SELECT fleet_id FROM work_items)
    SELECT k.fleet_id, coalesce(l.name, k.fleet_id) AS label, ${WORK_PARTS.map((part) => `coalesce(c."${part}", 0) AS "${part}"`).join(', ')}, count(*) OVER () AS fleets
    FROM known k LEFT JOIN counted c ON c.fleet_id = k.fleet_id LEFT JOIN labels l ON l.kind = 'fleet' AND l.id = k.fleet_id
    ORDER BY coalesce(c.overdue, 0) DESC, coalesce(c.passed, 0) DESC, label, k.fleet_id LIMIT ${MOST_FLEETS}`);
  const [all] = await select(connection, `WITH ${WORK} SELECT ${sums}, ${UNREAD} AS unread FROM work`);
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
  const listed = `SELECT * FROM work WHERE part = ?${fleet === null ? '' : ' AND fleet_id = ?'}`;
  const parameters = fleet === null ? [part] : [part, fleet];
  const order = part === 'overdue' || part === 'held' ? 'lease_until_ms' : 'coalesce(queued_ms, leased_ms, finished_ms)';
  const [count] = await select(connection, `WITH ${WORK} SELECT count(*) AS n FROM (${listed})`, parameters);
  const rows = await select(connection, `WITH ${WORK}
    SELECT p.*, e.id AS event, coalesce(l.name, p.fleet_id) AS fleet, coalesce(g.name, a.agent_id, p.agent_id) AS agent
    FROM (SELECT row_number() OVER (ORDER BY ${order}, file, off) - 1 AS n, * FROM (${listed}) ORDER BY n LIMIT ? OFFSET ?) p
    LEFT JOIN (SELECT id, file, off FROM events WHERE type IN ${TYPES}) e ON e.file = p.file AND e.off = p.off LEFT JOIN labels l ON l.kind = 'fleet' AND l.id = p.fleet_id
    LEFT JOIN action_agents a ON a.id = p.action_id LEFT JOIN labels g ON g.kind = 'agent' AND g.id = coalesce(a.agent_id, p.agent_id) ORDER BY p.n`, [...parameters, limit, offset]);
  return {
    total: count?.number('n') ?? 0, offset,
    rows: rows.map((row) => ({
      n: row.number('n'), work: row.text('work_id'), fleet: row.text('fleet'), part: row.word('part', WORK_PARTS), priority: row.numberOrNull('priority'), agent: row.textOrNull('agent'),
      action: row.textOrNull('action_id'), queued: row.numberOrNull('queued_ms'), leased: row.numberOrNull('leased_ms'), leaseUntil: row.numberOrNull('lease_until_ms'),
      finished: row.numberOrNull('finished_ms'), at: pointerOf(row) ?? {},
    })),
  };
}
