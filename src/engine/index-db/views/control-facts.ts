import type { DuckDBConnection } from '@duckdb/node-api';
import { SUBJECT_KINDS, type FactRow, type Page } from '../../../contract/index.ts';
import type { Fact } from '../../../core/controls/types.ts';
import { select } from '../select.ts';

export interface ControlFactsQuery {
  readonly control: string;
  readonly verdict: Fact['verdict'] | null;
  readonly offset: number;
  readonly limit: number;
}

/** One page of what a control test saw, in its population's order, each member with what the record holds under its id. */
export async function controlFacts(connection: DuckDBConnection, { control, verdict, offset, limit }: ControlFactsQuery): Promise<Page<FactRow>> {
  const where = verdict === null ? 'control_id = ?' : 'control_id = ? AND verdict = ?';
  const parameters = verdict === null ? [control] : [control, verdict];
  const [count] = await select(connection, `SELECT count(*) AS n FROM control_facts WHERE ${where}`, parameters);
  const rows = await select(
    connection,
    `SELECT f.n, f.body, coalesce((SELECT min(l.name) FROM labels l WHERE l.id = f.subject), (SELECT min(a.title) FROM actions a WHERE a.id = f.subject)) AS label,
       CASE WHEN f.subject IN (SELECT id FROM actions) THEN 'action' WHEN f.subject IN (SELECT id FROM agents) THEN 'agent'
         WHEN f.subject IN (SELECT id FROM people) THEN 'person' WHEN f.subject IN (SELECT id FROM systems) THEN 'node' END AS kind
     FROM (SELECT n, subject, body FROM control_facts WHERE ${where} ORDER BY n LIMIT ? OFFSET ?) f ORDER BY f.n`,
    [...parameters, limit, offset],
  );
  return {
    total: count?.number('n') ?? 0,
    offset,
    // This engine's own serialisation of the fact.
    rows: rows.map((row) => ({ n: row.number('n'), fact: JSON.parse(row.text('body')) as Fact, kind: row.wordOrNull('kind', SUBJECT_KINDS), label: row.textOrNull('label') })),
  };
}
