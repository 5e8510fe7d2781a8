import type { DuckDBConnection } from '@duckdb/node-api';
import type { CanonicalRecord } from '../../core/model/record.ts';
import { writeAccess } from './access-tables.ts';
import { writeDataFlow } from './data-flow-tables.ts';
import type { FileIntegrity } from './evidence.ts';
import { BEYOND } from './governance-schema.ts';
import { governedRows } from './governed-rows.ts';
import { writeLogFacts } from './log-fact-tables.ts';
import { writeOversight } from './oversight-tables.ts';
import { writeRules } from './rule-tables.ts';
import { fill } from './table-appender.ts';

/** Writes what the record holds beside actions, course and the older snapshots. */
export async function writeGovernance(connection: DuckDBConnection, record: CanonicalRecord, integrityOf: FileIntegrity): Promise<void> {
  const rows = governedRows(connection, integrityOf);
  if (record.access !== undefined) await writeAccess(rows, record.access);
  if (record.oversight !== undefined) await writeOversight(rows, record.oversight);
  if (record.dataFlow !== undefined) await writeDataFlow(rows, record.dataFlow);
  if (record.log !== undefined) await writeLogFacts(rows, record.log);
  await writeRules(rows, record);
  await fill(connection, BEYOND, record.beyond ?? []);
}
