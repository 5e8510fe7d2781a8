/**
 * The runs of every crowd as points in time, by the rules of CT-38: what shows that an action ran, half-open intervals, a run
 * without an end lasts to infinity, one that takes no time is never beside another. At one time ends come first (0), then
 * limits (1), edges of buckets (2) and starts (3).
 */

/** The registry's fleets, each as it was stated first. */
const FLEETS = `
  SELECT id, most, json_transform(body->'maxByEnvironment', '[{"environment":"VARCHAR","maxConcurrency":"DOUBLE"}]') AS by_environment,
    TRY_CAST(body->>'maxPerAgent' AS DOUBLE) AS by_agent
  FROM (SELECT id, arg_min(max_concurrency, rowid) AS most, CAST(arg_min(body, rowid) AS JSON) AS body FROM fleets GROUP BY id)`;

/** Bodies are long: only those of actions without a start are read. */
const RAN = `
  SELECT n, agent_id, fleet_id, environment, action_id, s, coalesce(finished_ms, CAST('infinity' AS DOUBLE)) AS f FROM (
    SELECT n, agent_id, fleet_id, environment, id AS action_id, finished_ms, started_ms AS s FROM actions WHERE fleet_id IS NOT NULL AND started_ms IS NOT NULL
    UNION ALL
    SELECT a.n, a.agent_id, a.fleet_id, a.environment, a.id, a.finished_ms,
      coalesce(CASE WHEN a.finished_ms IS NOT NULL AND json_extract_string(a.body, '$.finished.value.type') <> 'action.blocked' THEN a.finished_ms END, c.time_ms)
    FROM actions a
    LEFT JOIN (SELECT action_id, arg_min(time_ms, rowid) AS time_ms FROM consequences WHERE type IN ('pull-request.merged', 'release.shipped') GROUP BY action_id) c ON c.action_id = a.id
    WHERE a.fleet_id IS NOT NULL AND a.started_ms IS NULL)
  WHERE s IS NOT NULL`;

/** Where a run counts: a target that the graph of its time has in production makes it one of production. */
const PLACED = `
  SELECT r.*, l.by_environment, CASE WHEN p.n IS NULL THEN r.environment ELSE 'production' END AS place
  FROM ran r JOIN limited l ON l.id = r.fleet_id
  LEFT JOIN (
    SELECT DISTINCT t.n FROM (SELECT r.n, r.s, x.system_id FROM ran r JOIN action_systems x ON x.action_id = r.action_id AND x.relation = 'target') t
    ASOF JOIN (SELECT valid_from_ms, max(n) AS n FROM graphs GROUP BY valid_from_ms) g ON t.s >= g.valid_from_ms
    JOIN systems y ON y.graph = g.n AND y.id = t.system_id AND y.environment = 'production') p ON p.n = r.n
  WHERE len(l.by_environment) > 0`;

/** An agent that acts for several fleets is held to the limit of the first. */
const COUNTED = `
  SELECT 'fleet' AS what, r.fleet_id AS fleet, '' AS who, l.most AS registered, r.n, r.s, r.f FROM ran r LEFT JOIN limited l ON l.id = r.fleet_id
  UNION ALL
  SELECT 'environment', fleet_id, place, list_filter(by_environment, x -> x.environment = place)[1].maxConcurrency AS registered, n, s, f FROM placed WHERE registered IS NOT NULL
  UNION ALL
  SELECT 'agent', first_value(r.fleet_id) OVER w, r.agent_id, first_value(l.by_agent) OVER w, r.n, r.s, r.f FROM ran r JOIN limited l ON l.id = r.fleet_id
    WHERE l.by_agent IS NOT NULL WINDOW w AS (PARTITION BY r.agent_id ORDER BY r.n)`;

/** The registry's limit stands before the first change, unless it is the last one told: then it was written after it. Only a fleet's own changes. */
const STANDING = `
  SELECT c.what, c.fleet, c.who, CASE WHEN c.what <> 'fleet' THEN c.registered WHEN w.whole AND t.last IS DISTINCT FROM c.registered THEN c.registered END AS lim
  FROM (SELECT what, fleet, who, any_value(registered) AS registered FROM counted GROUP BY ALL) c CROSS JOIN whole w
  LEFT JOIN (SELECT fleet_id, last(max_concurrency ORDER BY time_ms, rowid) AS last FROM fleet_limits GROUP BY fleet_id) t ON t.fleet_id = c.fleet`;

const POINTS = `
  SELECT what, fleet, who, s AS t, 3 AS ord, n AS seq, 1 AS d, NULL AS lim FROM counted WHERE f > s
  UNION ALL SELECT what, fleet, who, f, 0, n, -1, NULL FROM counted WHERE f > s AND f < CAST('infinity' AS DOUBLE)
  UNION ALL SELECT what, fleet, who, CAST('-infinity' AS DOUBLE), 1, 0, 0, lim FROM standing
  UNION ALL SELECT 'fleet', fleet_id, '', time_ms, 1, rowid, 0, max_concurrency FROM fleet_limits, whole WHERE whole.whole`;

export const CONCURRENCY = `
  WITH whole AS (SELECT NOT EXISTS (SELECT 1 FROM beyond WHERE noun = 'fleet limits') AS whole), limited AS (${FLEETS}), ran AS MATERIALIZED (${RAN}), placed AS (${PLACED}),
  counted AS MATERIALIZED (${COUNTED}), standing AS (${STANDING}), points AS (${POINTS})`;

/** Points with how many run from there on, and under which limit. */
export const swept = (points: string): string => `
  SELECT what, fleet, who, t, ord, sum(d) OVER w AS running, last_value(lim IGNORE NULLS) OVER w AS lim FROM (${points})
  WINDOW w AS (PARTITION BY what, fleet, who ORDER BY t, ord, seq ROWS UNBOUNDED PRECEDING)`;
