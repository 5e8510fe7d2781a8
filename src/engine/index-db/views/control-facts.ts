import type { DuckDBConnection } from '@duckdb/node-api';
import { SUBJECT_KINDS, type FactRow, type Page } from '../../../contract/index.ts';
import type { Fact, SubjectKind } from '../../../core/controls/types.ts';
import { select } from '../select.ts';

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
    rows: rows.map((row) => ({ n: row.number('n'), fact: factIn(row.text('body'), row.wordOrNull('kind', SUBJECT_KINDS)), label: row.textOrNull('label') })),
  };
}

function factIn(body: string, kind: SubjectKind | null): Fact {
  // This engine's own serialisation of the fact.
  const fact = JSON.parse(body) as Fact;
  return kind === null ? fact : { ...fact, kind };
}
