import type { DuckDBConnection } from '@duckdb/node-api';
import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../src/contract/index.ts';
import { select, type Row } from '../../src/engine/index-db/select.ts';

/**
 * How many ran at once, from the actions and without the tables of crowds: every point in time is swept for each question. Slow,
 * and what the tables are held against. Its rules are written out here once more, so that a change of those of the index shows.
 */

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
  SELECT c.what, c.fleet, c.who, CASE WHEN c.what <> 'fleet' THEN c.registered WHEN w.whole AND t.last IS DISTINCT FROM c.registered THEN c.registered END AS lim
  FROM (SELECT what, fleet, who, any_value(registered) AS registered FROM counted GROUP BY ALL) c CROSS JOIN whole w
  LEFT JOIN (SELECT fleet_id, last(max_concurrency ORDER BY time_ms, rowid) AS last FROM fleet_limits GROUP BY fleet_id) t ON t.fleet_id = c.fleet`;

const POINTS = `
  SELECT what, fleet, who, s AS t, 3 AS ord, n AS seq, 1 AS d, NULL AS lim FROM counted WHERE f > s
  UNION ALL SELECT what, fleet, who, f, 0, n, -1, NULL FROM counted WHERE f > s AND f < CAST('infinity' AS DOUBLE)
  UNION ALL SELECT what, fleet, who, CAST('-infinity' AS DOUBLE), 1, 0, 0, lim FROM standing
  UNION ALL SELECT 'fleet', fleet_id, '', time_ms, 1, rowid, 0, max_concurrency FROM fleet_limits, whole WHERE whole.whole`;

const CONCURRENCY = `
  WITH whole AS (SELECT NOT EXISTS (SELECT 1 FROM beyond WHERE noun = 'fleet limits') AS whole), limited AS (${FLEETS}), ran AS MATERIALIZED (${RAN}), placed AS (${PLACED}),
  counted AS MATERIALIZED (${COUNTED}), standing AS (${STANDING}), points AS (${POINTS})`;

/** Points with how many run from there on, and under which limit. */
const swept = (points: string): string => `
  SELECT what, fleet, who, t, ord, sum(d) OVER w AS running, last_value(lim IGNORE NULLS) OVER w AS lim FROM (${points})
  WINDOW w AS (PARTITION BY what, fleet, who ORDER BY t, ord, seq ROWS UNBOUNDED PRECEDING)`;

/** As many as anybody looks through; whoever registers ten thousand agents with limits gets the rest counted. */
const MOST_CROWDS = 48;
const MOST_BUCKETS = 72;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];
const KINDS = ['fleet', 'environment', 'agent'] as const;

/** How many actions ran at once, in each stretch of the record's time, against the limits of that time. */
export async function referenceConcurrency(connection: DuckDBConnection): Promise<ConcurrencyDto> {
  const found = await select(connection, `${CONCURRENCY},
    runs AS (SELECT what, fleet, who, count(*) AS runs, count(*) FILTER (isinf(f)) AS open, min(s) AS first_ms, max(CASE WHEN isinf(f) THEN s ELSE greatest(s, f) END) AS last_ms FROM counted GROUP BY ALL),
    told AS (SELECT what, fleet, who, max(running) AS peak, count(*) FILTER (running > lim) AS n_over, min(t) FILTER (running > lim) AS first_over, min(t) FILTER (lim IS NULL) AS first_unlimited
      FROM (${swept('SELECT * FROM points')}) WHERE ord = 3 GROUP BY what, fleet, who)
    SELECT r.*, coalesce(t.peak, 0)::DOUBLE AS peak, coalesce(t.n_over, 0) AS n_over, t.first_over, t.first_unlimited, coalesce(b.name, CASE r.what WHEN 'agent' THEN r.who ELSE r.fleet END) AS label,
      count(*) OVER () AS crowds, min(r.first_ms) OVER () AS all_first, max(r.last_ms) OVER () AS all_last
    FROM runs r LEFT JOIN told t ON t.what = r.what AND t.fleet = r.fleet AND t.who = r.who
    LEFT JOIN labels b ON b.kind = CASE r.what WHEN 'agent' THEN 'agent' ELSE 'fleet' END AND b.id = CASE r.what WHEN 'agent' THEN r.who ELSE r.fleet END
    ORDER BY coalesce(t.n_over, 0) = 0, list_position(['fleet', 'environment', 'agent'], r.what), label, r.fleet, r.who LIMIT ${MOST_CROWDS}`);
  const [span] = await select(connection, `SELECT min(time_ms) AS first, max(time_ms) AS last, (SELECT NOT EXISTS (SELECT 1 FROM beyond WHERE noun = 'fleet limits')) AS whole FROM events`);
  const limitsWhole = span?.flag('whole') ?? true;
  const [head] = found;
  if (head === undefined) return { from: 0, to: 0, step: MINUTE, crowds: [], crowdsLeftOut: 0, limitsWhole };
  const axis = axisOf(Math.min(span?.numberOrNull('first') ?? Infinity, head.number('all_first')), Math.max(span?.numberOrNull('last') ?? -Infinity, head.number('all_last')));
  const buckets = await bucketsOf(connection, found, axis);
  return { ...axis, limitsWhole, crowdsLeftOut: head.number('crowds') - found.length, crowds: found.map((row) => crowdOf(row, buckets.get(keyOf(row)) ?? [])) };
}

type Axis = Pick<ConcurrencyDto, 'from' | 'to' | 'step'>;

/** Buckets begin at whole minutes, hours or days of UTC; the last one holds the last moment. */
function axisOf(first: number, last: number): Axis {
  const count = (step: number): number => Math.floor(last / step) - Math.floor(first / step) + 1;
  const step = STEPS.find((each) => count(each) <= MOST_BUCKETS) ?? Math.ceil((last - first) / (MOST_BUCKETS - 1) / DAY) * DAY;
  return { from: Math.floor(first / step) * step, to: (Math.floor(last / step) + 1) * step, step };
}

async function bucketsOf(connection: DuckDBConnection, chosen: readonly Row[], { from, to, step }: Axis): Promise<ReadonlyMap<string, readonly ConcurrencyBucket[]>> {
  const crowds = chosen.map(() => '(?, ?, ?)').join(', ');
  const rows = await select(connection, `${CONCURRENCY},
    chosen (what, fleet, who) AS (VALUES ${crowds}),
    edges AS (SELECT what, fleet, who, CAST(? AS DOUBLE) + i * CAST(? AS DOUBLE) AS t, 2 AS ord, 0 AS seq, 0 AS d, CAST(NULL AS DOUBLE) AS lim FROM chosen, range(CAST(? AS BIGINT)) x(i))
    SELECT what, fleet, who, floor((t - ?) / ?)::INTEGER AS bucket, max(running) FILTER (ord > 1)::DOUBLE AS running, count(*) FILTER (ord = 3) AS starts,
      count(*) FILTER (ord = 3 AND running > lim) AS n_over, count(*) FILTER (ord = 3 AND lim IS NULL) AS unlimited, min(lim) AS lowest, max(lim) AS highest
    FROM (${swept('SELECT p.* FROM points p SEMI JOIN chosen c ON c.what = p.what AND c.fleet = p.fleet AND c.who = p.who UNION ALL SELECT * FROM edges')})
    WHERE ord > 0 AND t >= ? AND t < ? GROUP BY ALL ORDER BY what, fleet, who, bucket`,
  [...chosen.flatMap((row) => [row.text('what'), row.text('fleet'), row.text('who')]), from, step, (to - from) / step, from, step, from, to]);
  const found = new Map<string, ConcurrencyBucket[]>();
  for (const row of rows) {
    const list = found.get(keyOf(row)) ?? [];
    found.set(keyOf(row), list);
    list.push({
      index: row.number('bucket'), running: row.number('running'), starts: row.number('starts'), over: row.number('n_over'), unlimited: row.number('unlimited'),
      lowest: row.numberOrNull('lowest'), highest: row.numberOrNull('highest'),
    });
  }
  return found;
}

const keyOf = (row: Row): string => JSON.stringify([row.text('what'), row.text('fleet'), row.text('who')]);

function crowdOf(row: Row, buckets: readonly ConcurrencyBucket[]): ConcurrencyCrowd {
  const what = row.word('what', KINDS);
  return {
    what, fleet: row.text('fleet'), agent: what === 'agent' ? row.text('who') : null, environment: what === 'environment' ? row.text('who') : null, label: row.text('label'),
    runs: row.number('runs'), open: row.number('open'), peak: row.number('peak'), over: row.number('n_over'), firstOver: row.numberOrNull('first_over'), firstUnlimited: row.numberOrNull('first_unlimited'), buckets,
  };
}
