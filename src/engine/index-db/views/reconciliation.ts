import type { DuckDBConnection } from '@duckdb/node-api';
import { RECONCILED_SYSTEMS, RECONCILED_STANDINGS, type FactRow, type Page, type ReconciledSystem, type ReconciliationDto, type ReconciledStanding } from '../../../contract/index.ts';
import { select } from '../select.ts';
import { factRow } from './control-facts.ts';

export interface ReconciledQuery {
  readonly system: ReconciledSystem;
  readonly standing: ReconciledStanding;
  readonly offset: number;
  readonly limit: number;
}

/** What CT-42 said of things that two systems may tell; its other members tell of one alone. */
const COMPARED = `SELECT n, body, json_extract_string(body, '$.values.system') AS system, CAST(json_extract_string(body, '$.values.window') AS DOUBLE) AS within,
  CASE json_extract_string(body, '$.reason') WHEN 'not-in-extract' THEN 'log-alone' WHEN 'not-in-log' THEN 'extract-alone' WHEN 'told-differently' THEN 'differs'
    WHEN 'too-far-apart' THEN 'apart' WHEN 'reconciled' THEN 'both' ELSE 'open' END AS standing
  FROM control_facts WHERE control_id = 'CT-42' AND json_extract_string(body, '$.values.window') IS NOT NULL`;

/** How log and extracts agree, system by system, both ways. */
export async function reconciliation(connection: DuckDBConnection): Promise<ReconciliationDto> {
  const rows = await select(connection, `SELECT system, standing, count(*) AS n, max(within) AS within FROM (${COMPARED}) GROUP BY ALL ORDER BY ALL`);
  const found = rows.map((row) => ({ system: row.textOrNull('system'), standing: row.text('standing'), count: row.number('n'), window: row.number('within') }));
  const count = (system: string, standing: ReconciledStanding): number => found.find((each) => each.system === system && each.standing === standing)?.count ?? 0;
  return {
    window: found.length === 0 ? null : Math.max(...found.map((each) => each.window)),
    systems: RECONCILED_SYSTEMS.map((system) => ({
      system, counts: Object.fromEntries(RECONCILED_STANDINGS.map((standing) => [standing, count(system, standing)])) as Record<ReconciledStanding, number>,
    })),
  };
}

export async function reconciledRows(connection: DuckDBConnection, { system, standing, offset, limit }: ReconciledQuery): Promise<Page<FactRow>> {
  const [count] = await select(connection, `SELECT count(*) AS n FROM (${COMPARED}) WHERE system = ? AND standing = ?`, [system, standing]);
  const rows = await select(connection, `SELECT n, body, NULL::VARCHAR AS kind, NULL::VARCHAR AS label FROM (${COMPARED}) WHERE system = ? AND standing = ? ORDER BY n LIMIT ? OFFSET ?`, [system, standing, limit, offset]);
  return { total: count?.number('n') ?? 0, offset, rows: rows.map(factRow) };
}
