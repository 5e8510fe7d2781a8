import type { DuckDBConnection } from '@duckdb/node-api';
import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../../contract/index.ts';
import { MOST_CROWDS } from '../crowd-tables.ts';
import { select, type Row } from '../select.ts';
import { NO_TIME } from './time-axis.ts';

const KINDS = ['fleet', 'environment', 'agent'] as const;

/** How many actions ran at once, in each stretch of the record's time, against the limits of that time: as it was counted when the index was built. */
export async function concurrency(connection: DuckDBConnection): Promise<ConcurrencyDto> {
  const crowds = await select(connection, `SELECT * FROM crowds WHERE place <= ${MOST_CROWDS} ORDER BY place`);
  const [about] = await select(connection, `SELECT (SELECT count(*) FROM crowds) AS crowds, (SELECT NOT EXISTS (SELECT 1 FROM beyond WHERE noun = 'fleet limits')) AS whole`);
  const [axis] = await select(connection, 'SELECT begins, ends, step FROM crowd_axis');
  const limitsWhole = about?.flag('whole') ?? true;
  if (axis === undefined) return { ...NO_TIME, crowds: [], crowdsLeftOut: 0, limitsWhole };
  const buckets = await bucketsOf(connection);
  return {
    from: axis.number('begins'), to: axis.number('ends'), step: axis.number('step'), limitsWhole, crowdsLeftOut: (about?.number('crowds') ?? 0) - crowds.length,
    crowds: crowds.map((row) => crowdOf(row, buckets.get(row.number('crowd')) ?? [])),
  };
}

async function bucketsOf(connection: DuckDBConnection): Promise<ReadonlyMap<number, readonly ConcurrencyBucket[]>> {
  const found = new Map<number, ConcurrencyBucket[]>();
  for (const row of await select(connection, 'SELECT * FROM crowd_buckets ORDER BY crowd, bucket')) {
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
