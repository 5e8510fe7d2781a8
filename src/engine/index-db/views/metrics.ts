import type { DuckDBConnection } from '@duckdb/node-api';
import type { AutonomyDto, Metric, ReportedComparison } from '../../../contract/index.ts';
import { select } from '../select.ts';

/** A producer decides how many figures it reports; a window shows so many and no more. */
const MOST_REPORTED = 1_000;

/** The figures as they were computed beside the run, in their order. */
export async function measured(connection: DuckDBConnection): Promise<AutonomyDto> {
  const [metrics, reported] = [
    await select(connection, `SELECT body FROM metrics WHERE kind = 'recomputed' ORDER BY n`),
    await select(connection, `SELECT body FROM metrics WHERE kind = 'reported' ORDER BY n LIMIT ${MOST_REPORTED}`),
  ];
  // This engine's own serialisation of what it computed.
  return { metrics: metrics.map((row) => JSON.parse(row.text('body')) as Metric), reported: reported.map((row) => JSON.parse(row.text('body')) as ReportedComparison) };
}
