import { CROWD_TABLES } from './crowd-tables.ts';
import { ORDER_TABLES } from './order-tables.ts';
import { RECORD_TABLES, RESOURCES } from './record-schema.ts';
import { TOUCH_TABLES } from './touch-tables.ts';
import { FAILURE_TABLES } from './views/failure-sql.ts';
import { GRAPH_TOUCHES } from './views/graph-rows.ts';
import { LANE_TABLES } from './views/lanes.ts';
import { TEST_TABLES } from './views/test-runs-sql.ts';
import { WORK_TABLES } from './views/work.ts';

/**
 * A short name for an ARN (`arn:partition:service:region:account:resource`): what differs between two of them stands last,
 * where a narrow lane cuts it off. The account follows, because two accounts may have roles of one name.
 */
const SHORT = `regexp_replace(regexp_replace(id, '^arn:[^:]*:[^:]*:[^:]*:([^:]*):(?:assumed-role/|user/)?(.*)$', '\\2 (\\1)'), ' \\(\\)$', '')`;

/**
 * What only a query over the loaded tables can say. One label an id: the registry may, by mistake or malice,
 * hold an id twice, and a join must not multiply events by it.
 */
export const DERIVED: readonly string[] = [
  `CREATE TABLE labels AS
     SELECT 'agent' AS kind, id, min(name) AS name FROM agents GROUP BY id
     UNION ALL SELECT 'person', id, min(name) FROM people GROUP BY id
     UNION ALL SELECT 'fleet', id, min(name) FROM fleets GROUP BY id
     UNION ALL SELECT 'system', id, arg_max(name, graph * 1000000.0 - n) FROM graph_nodes GROUP BY id
     UNION ALL SELECT 'person', id, ${SHORT} FROM (SELECT DISTINCT actor_id AS id FROM events WHERE starts_with(actor_id, 'arn:')) WHERE id NOT IN (SELECT id FROM people)
     UNION ALL SELECT 'system', id, ${SHORT} FROM (SELECT DISTINCT system_id AS id FROM events WHERE starts_with(system_id, 'arn:')) WHERE id NOT IN (SELECT id FROM graph_nodes)`,
  `CREATE TABLE event_findings AS
     SELECT DISTINCT e.row, f.idx FROM findings f JOIN events e ON e.file = f.file AND e.off = f.off WHERE f.file IS NOT NULL AND f.off IS NOT NULL
     UNION SELECT DISTINCT e.row, f.idx FROM findings f JOIN (SELECT id, min(row) AS row FROM events GROUP BY id) e ON e.id = f.event WHERE f.event IS NOT NULL AND (f.file IS NULL OR f.off IS NULL)`,
  // A role session is no agent: its events stay in a lane of its own.
  `CREATE TABLE action_agents AS SELECT id, min(agent_id) AS agent_id FROM actions WHERE actor_kind <> 'role' GROUP BY id`,
  ...LANE_TABLES,
  ...ORDER_TABLES,
  ...TOUCH_TABLES,
  GRAPH_TOUCHES,
  ...FAILURE_TABLES,
  ...TEST_TABLES,
  ...WORK_TABLES,
  ...CROWD_TABLES,
  `INSERT INTO resources
     WITH mentioned AS (
       SELECT system_id, min(time_ms) AS first_ms, max(time_ms) AS last_ms, count(*)::DOUBLE AS n, arg_min(file, row) AS file, arg_min(off, row) AS off,
         arg_min(len, row) AS len, arg_min(pointer, row) AS pointer, arg_min(integrity, row) AS integrity
       FROM events WHERE system_id IS NOT NULL GROUP BY system_id),
     stated AS (
       SELECT n.* FROM graph_nodes n JOIN graphs g ON g.n = n.graph
       QUALIFY row_number() OVER (PARTITION BY n.id ORDER BY g.valid_from_ms DESC, g.n DESC, n.n) = 1)
     SELECT s.id, s.name, s.kind, s.environment, s.data_class, s.owner, true, m.first_ms, m.last_ms, coalesce(m.n, 0), s.file, s.off, s.len, s.pointer, s.integrity
       FROM stated s LEFT JOIN mentioned m ON m.system_id = s.id WHERE s.layer IS NULL AND s.kind <> 'agent'
     UNION ALL
     SELECT m.system_id, m.system_id, NULL, NULL, NULL, NULL, false, m.first_ms, m.last_ms, m.n, m.file, m.off, m.len, m.pointer, m.integrity
       FROM mentioned m WHERE NOT EXISTS (SELECT 1 FROM stated s WHERE s.id = m.system_id)`,
];

/** Events whose own integrity is another than their file's; hardly ever any, and then rows that point to them are set right. */
export const ODD_EVENTS = `CREATE TEMP TABLE odd_events AS
  SELECT e.file, e.off, min(e.integrity) AS integrity FROM events e LEFT JOIN files f ON f.name = e.file
  WHERE e.off IS NOT NULL AND e.integrity <> CASE f.status WHEN 'matches' THEN 'verified' WHEN 'differs' THEN 'failed' WHEN 'unsigned' THEN 'unsigned' ELSE 'unverified' END
  GROUP BY e.file, e.off`;
export const COUNT_ODD_EVENTS = 'SELECT count(*) AS n FROM odd_events';
export const SET_RIGHT: readonly string[] = RECORD_TABLES.filter((each) => each !== RESOURCES && each.name !== 'actions').map(
  ({ name }) => `UPDATE ${name} SET integrity = o.integrity FROM odd_events o WHERE o.file = ${name}.file AND o.off = ${name}.off`,
);
