import type { DuckDBConnection } from '@duckdb/node-api';
import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../../contract/index.ts';
import { select, type Row } from '../select.ts';

/** As many as anybody looks through; whoever registers ten thousand agents with limits gets the rest counted. */
const MOST_CROWDS = 48;
const MOST_BUCKETS = 72;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];
const KINDS = ['fleet', 'environment', 'agent'] as const;

/** How many actions ran at once, in each stretch of the record's time, against the limits of that time. */
export async function concurrency(connection: DuckDBConnection): Promise<ConcurrencyDto> {
  const found = await select(connection, `
    SELECT c.*, coalesce(b.name, CASE c.what WHEN 'agent' THEN c.who ELSE c.fleet END) AS label,
      count(*) OVER () AS crowds, min(c.first_ms) OVER () AS all_first, max(c.last_ms) OVER () AS all_last
    FROM crowds c LEFT JOIN labels b ON b.kind = CASE c.what WHEN 'agent' THEN 'agent' ELSE 'fleet' END AND b.id = CASE c.what WHEN 'agent' THEN c.who ELSE c.fleet END
    ORDER BY c.n_over = 0, list_position(['fleet', 'environment', 'agent'], c.what), label, c.fleet, c.who LIMIT ${MOST_CROWDS}`);
  const [span] = await select(connection, `SELECT min(time_ms) AS first, max(time_ms) AS last, (SELECT NOT EXISTS (SELECT 1 FROM beyond WHERE noun = 'fleet limits')) AS whole FROM events`);
  const limitsWhole = span?.flag('whole') ?? true;
  const [head] = found;
  if (head === undefined) return { from: 0, to: 0, step: MINUTE, crowds: [], crowdsLeftOut: 0, limitsWhole };
  const axis = axisOf(Math.min(span?.numberOrNull('first') ?? Infinity, head.number('all_first')), Math.max(span?.numberOrNull('last') ?? -Infinity, head.number('all_last')));
  const buckets = await bucketsOf(connection, found, axis);
  return { ...axis, limitsWhole, crowdsLeftOut: head.number('crowds') - found.length, crowds: found.map((row) => crowdOf(row, buckets.get(row.number('crowd')) ?? [])) };
}

type Axis = Pick<ConcurrencyDto, 'from' | 'to' | 'step'>;

/** Buckets begin at whole minutes, hours or days of UTC; the last one holds the last moment. */
function axisOf(first: number, last: number): Axis {
  const count = (step: number): number => Math.floor(last / step) - Math.floor(first / step) + 1;
  const step = STEPS.find((each) => count(each) <= MOST_BUCKETS) ?? Math.ceil((last - first) / (MOST_BUCKETS - 1) / DAY) * DAY;
  return { from: Math.floor(first / step) * step, to: (Math.floor(last / step) + 1) * step, step };
}

async function bucketsOf(connection: DuckDBConnection, chosen: readonly Row[], { from, to, step }: Axis): Promise<ReadonlyMap<number, readonly ConcurrencyBucket[]>> {
  // What runs when a bucket begins: after the ends and limits of that moment, or else after all that was before it.
  const rows = await select(connection, `
    WITH mine AS (SELECT * FROM crowd_points WHERE crowd IN (${chosen.map(() => '?').join(', ')})),
    edges AS (SELECT crowd, CAST(? AS DOUBLE) + i * CAST(? AS DOUBLE) AS t FROM (SELECT DISTINCT crowd FROM mine), range(CAST(? AS BIGINT)) x(i)),
    states AS (
      SELECT e.crowd, e.t, 2 AS ord, CASE WHEN n.t IS NULL THEN b.running ELSE n.running END AS running, CASE WHEN n.t IS NULL THEN b.lim ELSE n.lim END AS lim
      FROM edges e
      ASOF LEFT JOIN (SELECT * FROM mine WHERE last) b ON b.crowd = e.crowd AND b.t < e.t
      LEFT JOIN mine n ON n.settled AND n.crowd = e.crowd AND n.t = e.t)
    SELECT crowd, floor((t - ?) / ?)::INTEGER AS bucket, max(running) FILTER (ord > 1)::DOUBLE AS running, count(*) FILTER (ord = 3) AS starts,
      count(*) FILTER (ord = 3 AND running > lim) AS n_over, count(*) FILTER (ord = 3 AND lim IS NULL) AS unlimited, min(lim) AS lowest, max(lim) AS highest
    FROM (SELECT crowd, t, ord, running, lim FROM mine UNION ALL SELECT * FROM states)
    WHERE ord > 0 AND t >= ? AND t < ? GROUP BY ALL ORDER BY crowd, bucket`,
  [...chosen.map((row) => row.number('crowd')), from, step, (to - from) / step, from, step, from, to]);
  const found = new Map<number, ConcurrencyBucket[]>();
  for (const row of rows) {
    const list = found.get(row.number('crowd')) ?? [];
    found.set(row.number('crowd'), list);
    list.push({
      index: row.number('bucket'), running: row.number('running'), starts: row.number('starts'), over: row.number('n_over'), unlimited: row.number('unlimited'),
      lowest: row.numberOrNull('lowest'), highest: row.numberOrNull('highest'),
    });
  }
  return found;
}

function crowdOf(row: Row, buckets: readonly ConcurrencyBucket[]): ConcurrencyCrowd {
  const what = row.word('what', KINDS);
  return {
    what, fleet: row.text('fleet'), agent: what === 'agent' ? row.text('who') : null, environment: what === 'environment' ? row.text('who') : null, label: row.text('label'),
    runs: row.number('runs'), open: row.number('open'), peak: row.number('peak'), over: row.number('n_over'), firstOver: row.numberOrNull('first_over'), firstUnlimited: row.numberOrNull('first_unlimited'), buckets,
  };
}
