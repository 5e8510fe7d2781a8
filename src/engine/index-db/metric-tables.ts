import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measured } from '../metrics.ts';
import { METRICS } from './schema.ts';
import { fill } from './table-appender.ts';

export async function writeMetrics(connection: DuckDBConnection, { metrics, reported }: Measured): Promise<void> {
  await fill(connection, METRICS, [
    ...metrics.map((each, n) => ({ n, kind: 'recomputed', metric: each.id, body: JSON.stringify(each) })),
    ...reported.map((each, n) => ({ n, kind: 'reported', metric: each.reported.metric, body: JSON.stringify(each) })),
  ]);
}
