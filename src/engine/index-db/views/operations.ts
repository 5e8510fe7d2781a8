import type { DuckDBConnection } from '@duckdb/node-api';
import type { OperationsDto } from '../../../contract/index.ts';
import { select } from '../select.ts';
import { testPosture } from './test-runs.ts';
import { workPosture } from './work.ts';

/** How tests and work stand at the time of the last event. */
export async function operationsPosture(connection: DuckDBConnection): Promise<OperationsDto> {
  const [last] = await select(connection, 'SELECT max(time_ms) AS t FROM events');
  return { until: last?.numberOrNull('t') ?? null, tests: await testPosture(connection), work: await workPosture(connection) };
}
