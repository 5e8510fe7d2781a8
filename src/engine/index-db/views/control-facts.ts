import type { DuckDBConnection } from '@duckdb/node-api';
import { SUBJECT_KINDS, type FactRow, type Page } from '../../../contract/index.ts';
import type { Fact } from '../../../core/controls/types.ts';
import { select, type Row } from '../select.ts';

export interface ControlFactsQuery {
  readonly control: string;
  readonly verdict: Fact['verdict'] | null;
  readonly offset: number;
  readonly limit: number;
}

/** One page of what a control test saw, in its population's order, each member with what the record calls it. */
export async function controlFacts(connection: DuckDBConnection, { control, verdict, offset, limit }: ControlFactsQuery): Promise<Page<FactRow>> {
  const where = verdict === null ? 'control_id = ?' : 'control_id = ? AND verdict = ?';
  const parameters = verdict === null ? [control] : [control, verdict];
  const [count] = await select(connection, `SELECT count(*) AS n FROM control_facts WHERE ${where}`, parameters);
  const rows = await select(
    connection,
    `SELECT f.n, f.body, f.kind, CASE WHEN f.kind = 'action' THEN (SELECT min(a.title) FROM actions a WHERE a.id = f.subject)
       ELSE (SELECT min(l.name) FROM labels l WHERE l.id = f.subject) END AS label
     FROM (SELECT n, subject, kind, body FROM control_facts WHERE ${where} ORDER BY n LIMIT ? OFFSET ?) f ORDER BY f.n`,
    [...parameters, limit, offset],
  );
  return {
    total: count?.number('n') ?? 0,
    offset,
    rows: rows.map(factRow),
  };
}

/** A row with the columns `n`, `body`, `kind` and `label`. */
export function factRow(row: Row): FactRow {
  const kind = row.wordOrNull('kind', SUBJECT_KINDS);
  // This engine's own serialisation of the fact.
  const fact = JSON.parse(row.text('body')) as Fact;
  return { n: row.number('n'), fact: kind === null ? fact : { ...fact, kind }, label: row.textOrNull('label') };
}
