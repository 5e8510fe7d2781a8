const DATA_EVENT = `e.type IN ('data.read', 'data.written') AND e.system_id IS NOT NULL AND e.outcome IS DISTINCT FROM 'denied'`;

const rank = (column: string): string => `coalesce(list_position(['public', 'internal', 'confidential', 'restricted'], ${column}), 0)`;

/**
 * What the record says was touched, one row a touch: data events that were not refused, and for actions the effects
 * they state, or the targets of one that started and stated none, but for systems of which the action's own data events
 * tell already. A query or a test run uses what it names and leaves it as it was, so it counts as reading; so does a call
 * of which the source does not say whether it wrote. Which data an action used is what its request states: one that runs
 * a test on a system of restricted data has not read them.
 */
const STATED = `
  SELECT coalesce(aa.agent_id, e.actor_id) AS agent, e.system_id AS system, CASE e.type WHEN 'data.read' THEN 'read' ELSE 'write' END AS mode,
      e.time_ms, e.row, e.action_id, e.data_class
    FROM events e LEFT JOIN action_agents aa ON aa.id = e.action_id
    WHERE ${DATA_EVENT}
  UNION ALL
  SELECT a.agent_id, s.system_id, CASE WHEN a.mode = 'write' THEN 'write' ELSE 'read' END,
      coalesce(a.finished_ms, a.started_ms, a.requested_ms), NULL, a.id, c.data_class
    FROM (SELECT DISTINCT action_id, system_id FROM action_systems x
      WHERE happened AND (relation = 'effect' OR NOT EXISTS (SELECT 1 FROM action_systems y WHERE y.action_id = x.action_id AND y.relation = 'effect'))) s
    JOIN actions a ON a.id = s.action_id
    LEFT JOIN (SELECT action_id, arg_max(data_class, ${rank('data_class')}) AS data_class FROM action_data_classes GROUP BY action_id) c ON c.action_id = a.id
    ANTI JOIN (SELECT DISTINCT e.action_id, e.system_id FROM events e WHERE e.action_id IS NOT NULL AND ${DATA_EVENT}) d ON d.action_id = s.action_id AND d.system_id = s.system_id`;

/**
 * Each touch is judged by the snapshot of the graph that was valid when it happened: `permitted`, `beyond`, or `untold`
 * where no snapshot was valid yet. Who may write may read. A snapshot may, by mistake or malice, state an edge or an id
 * twice, and a join must not multiply touches by it. An event that calls data lower than its system is does not lower them.
 */
export const TOUCH_TABLES: readonly string[] = [
  `CREATE TABLE permissions AS
     SELECT graph, source AS agent, target AS system, bool_or(kind = 'can-read') AS may_read, bool_or(kind = 'can-write') AS may_write
     FROM graph_edges WHERE kind IN ('can-read', 'can-write') GROUP BY graph, source, target`,
  `CREATE TABLE systems AS
     SELECT graph, id, arg_min(kind, n) AS kind, arg_min(data_class, n) AS data_class, arg_min(environment, n) AS environment, arg_min(layer, n) AS layer
     FROM graph_nodes GROUP BY graph, id`,
  `CREATE TABLE touches AS
     SELECT row_number() OVER (ORDER BY t.time_ms, t.agent, t.system, t.mode, t.action_id, t.row) AS n, t.agent, f.fleet_id AS fleet, t.system, t.mode, t.time_ms, t.row,
       t.action_id, CASE WHEN t.row IS NOT NULL AND ${rank('s.data_class')} > ${rank('t.data_class')} THEN s.data_class ELSE t.data_class END AS data_class, s.environment,
       CASE WHEN g.n IS NULL THEN 'untold' WHEN p.may_write OR (t.mode = 'read' AND p.may_read) THEN 'permitted' ELSE 'beyond' END AS standing
     FROM (${STATED}) t
     ASOF LEFT JOIN (SELECT valid_from_ms, max(n) AS n FROM graphs GROUP BY valid_from_ms) g ON t.time_ms >= g.valid_from_ms
     LEFT JOIN permissions p ON p.graph = g.n AND p.agent = t.agent AND p.system = t.system
     LEFT JOIN systems s ON s.graph = g.n AND s.id = t.system
     LEFT JOIN (SELECT id, min(fleet_id) AS fleet_id FROM agents GROUP BY id) f ON f.id = t.agent`,
];
