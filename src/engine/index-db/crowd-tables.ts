/**
 * The runs of every crowd as points in time, by the rules of CT-38: what shows that an action ran, half-open intervals, a run
 * without an end lasts to infinity, one that takes no time is never beside another. At one time ends come first (0), then
 * limits (1), and starts last (3).
 */

/** As many as anybody looks through; whoever registers ten thousand agents with limits gets the rest counted. */
export const MOST_CROWDS = 48;

/** The registry's fleets, each as it was stated first. */
const FLEETS = `
  SELECT id, most, json_transform(body->'maxByEnvironment', '[{"environment":"VARCHAR","maxConcurrency":"DOUBLE"}]') AS by_environment,
    TRY_CAST(body->>'maxPerAgent' AS DOUBLE) AS by_agent
  FROM (SELECT id, arg_min(max_concurrency, rowid) AS most, CAST(arg_min(body, rowid) AS JSON) AS body FROM fleets GROUP BY id)`;

/** Bodies are long: only those of actions without a start are read. */
const ONCE = `
  SELECT n, agent_id, fleet_id, environment, action_id, s, coalesce(finished_ms, CAST('infinity' AS DOUBLE)) AS f FROM (
    SELECT n, agent_id, fleet_id, environment, id AS action_id, finished_ms, started_ms AS s FROM actions WHERE fleet_id IS NOT NULL AND started_ms IS NOT NULL
    UNION ALL
    SELECT a.n, a.agent_id, a.fleet_id, a.environment, a.id, a.finished_ms,
      coalesce(CASE WHEN a.finished_ms IS NOT NULL AND json_extract_string(a.body, '$.finished.value.type') <> 'action.blocked' THEN a.finished_ms END, c.time_ms)
    FROM actions a
    LEFT JOIN (SELECT action_id, arg_min(time_ms, rowid) AS time_ms FROM consequences WHERE type IN ('pull-request.merged', 'release.shipped') GROUP BY action_id) c ON c.action_id = a.id
    WHERE a.fleet_id IS NOT NULL AND a.started_ms IS NULL)
  WHERE s IS NOT NULL`;

/**
 * Each start, the first of which stands with its action and the others among what followed: up to the end that was recorded before the
 * next one, or up to that next one.
 */
const RAN = `
  WITH once AS (${ONCE}),
  again AS (SELECT action_id, time_ms AS s FROM consequences WHERE type = 'action.started'),
  starts AS (SELECT a.action_id, a.s FROM again a SEMI JOIN once o ON o.action_id = a.action_id UNION ALL SELECT o.action_id, o.s FROM once o SEMI JOIN again a ON a.action_id = o.action_id),
  spans AS (
    SELECT action_id, s, lead(s) OVER w AS next, row_number() OVER w AS place, CASE WHEN place = 1 THEN CAST('-infinity' AS DOUBLE) ELSE s END AS since
    FROM starts WINDOW w AS (PARTITION BY action_id ORDER BY s)),
  ends AS (
    SELECT c.action_id, c.time_ms AS t, c.type <> 'action.blocked' AS done FROM consequences c SEMI JOIN again a ON a.action_id = c.action_id
      WHERE c.type IN ('action.completed', 'action.failed', 'action.blocked')
    UNION ALL
    SELECT x.id, x.finished_ms, json_extract_string(x.body, '$.finished.value.type') <> 'action.blocked' FROM actions x SEMI JOIN again a ON a.action_id = x.id WHERE x.finished_ms IS NOT NULL),
  ended AS (
    SELECT p.action_id, p.place, coalesce(max(e.t) FILTER (e.done), max(e.t)) AS t
    FROM ends e ASOF JOIN (SELECT * FROM spans WHERE place = 1 OR next IS NULL OR next > s) p ON p.action_id = e.action_id AND e.t >= p.since GROUP BY ALL)
  SELECT o.* FROM once o ANTI JOIN again a ON a.action_id = o.action_id
  UNION ALL
  SELECT o.n, o.agent_id, o.fleet_id, o.environment, o.action_id, p.s, coalesce(d.t, p.next, CAST('infinity' AS DOUBLE))
  FROM spans p JOIN once o ON o.action_id = p.action_id LEFT JOIN ended d ON d.action_id = p.action_id AND d.place = p.place`;

/** Where a run counts: a target that the graph of its time has in production makes it one of production. */
const PLACED = `
  SELECT r.*, l.by_environment, CASE WHEN p.n IS NULL THEN r.environment ELSE 'production' END AS place
  FROM ran r JOIN limited l ON l.id = r.fleet_id
  LEFT JOIN (
    SELECT DISTINCT t.n, t.s FROM (SELECT r.n, r.s, x.system_id FROM ran r JOIN action_systems x ON x.action_id = r.action_id AND x.relation = 'target') t
    ASOF JOIN (SELECT valid_from_ms, max(n) AS n FROM graphs GROUP BY valid_from_ms) g ON t.s >= g.valid_from_ms
    JOIN systems y ON y.graph = g.n AND y.id = t.system_id AND y.environment = 'production') p ON p.n = r.n AND p.s = r.s
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
  SELECT c.crowd, CASE WHEN c.what <> 'fleet' THEN c.registered WHEN w.whole AND t.last IS DISTINCT FROM c.registered THEN c.registered END AS lim
  FROM crowd_names c CROSS JOIN whole w
  LEFT JOIN (SELECT fleet_id, last(max_concurrency ORDER BY time_ms, rowid) AS last FROM fleet_limits GROUP BY fleet_id) t ON t.fleet_id = c.fleet`;

const POINTS = `
  SELECT crowd, s AS t, 3 AS ord, n AS seq, 1 AS d, NULL AS lim FROM crowd_runs WHERE f > s
  UNION ALL SELECT crowd, f, 0, n, -1, NULL FROM crowd_runs WHERE f > s AND f < CAST('infinity' AS DOUBLE)
  UNION ALL SELECT crowd, CAST('-infinity' AS DOUBLE), 1, 0, 0, lim FROM standing
  UNION ALL SELECT c.crowd, l.time_ms, 1, l.rowid, 0, l.max_concurrency FROM fleet_limits l JOIN crowd_names c ON c.what = 'fleet' AND c.fleet = l.fleet_id, whole WHERE whole.whole`;

/** Points of each crowd in their order `k`, with how many run from there on, and under which limit; null where the record knows none. */
const SWEPT = `
  SELECT crowd, t, ord, row_number() OVER w AS k, (sum(d) OVER w)::INTEGER AS running, last_value(lim IGNORE NULLS) OVER w AS lim FROM points
  WINDOW w AS (PARTITION BY crowd ORDER BY t, ord, seq ROWS UNBOUNDED PRECEDING)`;

/** What the runs of each crowd came to; `place` is where a person looks for it: before all others, where a limit was exceeded. */
const CROWDS = `
  WITH runs AS (
    SELECT crowd, count(*) AS runs, count(*) FILTER (isinf(f)) AS open, min(s) AS first_ms, max(CASE WHEN isinf(f) THEN s ELSE greatest(s, f) END) AS last_ms
    FROM crowd_runs GROUP BY crowd),
  told AS (
    SELECT crowd, max(running) AS peak, count(*) FILTER (running > lim) AS n_over, min(t) FILTER (running > lim) AS first_over, min(t) FILTER (lim IS NULL) AS first_unlimited
    FROM crowd_points WHERE ord = 3 GROUP BY crowd),
  named AS (
    SELECT c.crowd, c.what, c.fleet, c.who, coalesce(b.name, CASE c.what WHEN 'agent' THEN c.who ELSE c.fleet END) AS label FROM crowd_names c
    LEFT JOIN labels b ON b.kind = CASE c.what WHEN 'agent' THEN 'agent' ELSE 'fleet' END AND b.id = CASE c.what WHEN 'agent' THEN c.who ELSE c.fleet END)
  SELECT row_number() OVER (ORDER BY coalesce(t.n_over, 0) = 0, list_position(['fleet', 'environment', 'agent'], n.what), n.label, n.fleet, n.who) AS place,
    n.*, r.* EXCLUDE (crowd), coalesce(t.peak, 0) AS peak, coalesce(t.n_over, 0) AS n_over, t.first_over, t.first_unlimited
  FROM named n JOIN runs r ON r.crowd = n.crowd LEFT JOIN told t ON t.crowd = n.crowd`;

const MOST_BUCKETS = 72;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];

/** Buckets begin at whole minutes, hours or days of UTC; the last one holds the last moment. */
const AXIS = `
  WITH span AS (
    SELECT least((SELECT min(time_ms) FROM events), min(first_ms)) AS first, greatest((SELECT max(time_ms) FROM events), max(last_ms)) AS last FROM crowds HAVING count(*) > 0),
  stepped AS (
    SELECT first, last, coalesce(list_filter([${STEPS.join(', ')}]::DOUBLE[], x -> floor(last / x) - floor(first / x) + 1 <= ${MOST_BUCKETS})[1],
      ceil((last - first) / ${MOST_BUCKETS - 1} / ${DAY}) * ${DAY}) AS step FROM span)
  SELECT floor(first / step) * step AS begins, (floor(last / step) + 1) * step AS ends, step, ((floor(last / step) + 1) - floor(first / step))::INTEGER AS buckets FROM stepped`;

/**
 * Each stretch of time of each crowd that is drawn. When one begins, what began at that very moment does not run yet, and what ended
 * or was limited at it has; so the last point before is the last of those that a beginning sees first.
 */
const BUCKETS = `
  WITH drawn AS MATERIALIZED (
    SELECT p.crowd, p.ord, p.k, p.running, p.lim, a.buckets, (p.t - a.begins) / a.step AS x FROM crowd_points p SEMI JOIN (SELECT crowd FROM crowds WHERE place <= ${MOST_CROWDS}) c ON c.crowd = p.crowd
    CROSS JOIN crowd_axis a),
  begun AS (
    SELECT crowd, bucket, arg_max(struct_pack(running := running, lim := lim), k) AS state
    FROM (SELECT *, greatest(0, CASE ord WHEN 3 THEN floor(x) + 1 ELSE ceil(x) END) AS bucket FROM drawn) WHERE bucket < buckets GROUP BY crowd, bucket),
  inside AS (
    SELECT crowd, floor(x) AS bucket, max(running) FILTER (ord = 3) AS running, count(*) FILTER (ord = 3) AS starts, count(*) FILTER (ord = 3 AND running > lim) AS n_over,
      count(*) FILTER (ord = 3 AND lim IS NULL) AS unlimited, min(lim) AS lowest, max(lim) AS highest
    FROM drawn WHERE ord > 0 AND x >= 0 AND x < buckets GROUP BY ALL),
  edges AS (SELECT c.crowd, i::DOUBLE AS bucket FROM crowds c CROSS JOIN crowd_axis a CROSS JOIN LATERAL range(a.buckets) r(i) WHERE c.place <= ${MOST_CROWDS})
  SELECT e.crowd, e.bucket::INTEGER AS bucket, greatest(b.state.running, n.running)::DOUBLE AS running, coalesce(n.starts, 0) AS starts, coalesce(n.n_over, 0) AS n_over,
    coalesce(n.unlimited, 0) AS unlimited, least(b.state.lim, n.lowest) AS lowest, greatest(b.state.lim, n.highest) AS highest
  FROM edges e ASOF JOIN begun b ON b.crowd = e.crowd AND e.bucket >= b.bucket LEFT JOIN inside n ON n.crowd = e.crowd AND n.bucket = e.bucket ORDER BY e.crowd, e.bucket`;

/** `crowds`, the `crowd_axis` they are drawn along, and the `crowd_buckets` of those that are. Texts are put aside before anything is sorted: the writer's memory is small. */
export const CROWD_TABLES: readonly string[] = [
  `CREATE TEMP TABLE crowd_members AS WITH limited AS (${FLEETS}), ran AS MATERIALIZED (${RAN}), placed AS (${PLACED}) ${COUNTED}`,
  `CREATE TEMP TABLE crowd_names AS
    SELECT row_number() OVER (ORDER BY what, fleet, who)::INTEGER AS crowd, * FROM (SELECT what, fleet, who, any_value(registered) AS registered FROM crowd_members GROUP BY ALL)`,
  `CREATE TEMP TABLE crowd_runs AS
    SELECT c.crowd, m.n, m.s, m.f FROM crowd_members m JOIN crowd_names c ON c.what = m.what AND c.fleet = m.fleet AND c.who = m.who`,
  'DROP TABLE crowd_members',
  `CREATE TEMP TABLE crowd_points AS
    WITH whole AS (SELECT NOT EXISTS (SELECT 1 FROM beyond WHERE noun = 'fleet limits') AS whole), standing AS (${STANDING}), points AS (${POINTS}) ${SWEPT}`,
  `CREATE TABLE crowds AS ${CROWDS}`,
  'DROP TABLE crowd_runs',
  'DROP TABLE crowd_names',
  `CREATE TABLE crowd_axis AS ${AXIS}`,
  `CREATE TABLE crowd_buckets AS ${BUCKETS}`,
  'DROP TABLE crowd_points',
];
