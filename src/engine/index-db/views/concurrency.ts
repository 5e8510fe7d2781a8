import type { DuckDBConnection } from '@duckdb/node-api';
import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../../contract/index.ts';
import { select, type Row } from '../select.ts';
import { CONCURRENCY, swept } from './concurrency-sql.ts';
import { axisOf, NO_TIME, type Axis } from './time-axis.ts';

/** As many as anybody looks through; whoever registers ten thousand agents with limits gets the rest counted. */
const MOST_CROWDS = 48;
const MOST_BUCKETS = 72;
const KINDS = ['fleet', 'environment', 'agent'] as const;

/** How many actions ran at once, in each stretch of the record's time, against the limits of that time. */
export async function concurrency(connection: DuckDBConnection): Promise<ConcurrencyDto> {
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
  if (head === undefined) return { ...NO_TIME, crowds: [], crowdsLeftOut: 0, limitsWhole };
  const axis = axisOf(Math.min(span?.numberOrNull('first') ?? Infinity, head.number('all_first')), Math.max(span?.numberOrNull('last') ?? -Infinity, head.number('all_last')), MOST_BUCKETS);
  const buckets = await bucketsOf(connection, found, axis);
  return { ...axis, limitsWhole, crowdsLeftOut: head.number('crowds') - found.length, crowds: found.map((row) => crowdOf(row, buckets.get(keyOf(row)) ?? [])) };
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
