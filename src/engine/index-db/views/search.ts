import type { DuckDBConnection } from '@duckdb/node-api';
import type { SearchHit } from '../../../contract/index.ts';
import { select } from '../select.ts';

/** Hits of each kind: enough to choose from, few enough to read. */
const HITS_A_KIND = 8;

/** Each source as (id, label, detail, order); an exact id ranks first, then a beginning, then any occurrence. */
const SOURCES: readonly (readonly [SearchHit['kind'], string])[] = [
  ['action', 'SELECT id, title AS label, kind AS detail, n FROM actions'],
  ['agent', 'SELECT id, name AS label, fleet_id AS detail, 0 AS n FROM agents'],
  ['person', 'SELECT id, name AS label, kind AS detail, 0 AS n FROM people'],
  ['system', 'SELECT id, min(name) AS label, min(kind) AS detail, 0 AS n FROM graph_nodes GROUP BY id'],
  ['file', 'SELECT name AS id, name AS label, status AS detail, n FROM files'],
  ['finding', `SELECT CAST(idx AS VARCHAR) AS id, code AS label, coalesce(event, file, '') AS detail, idx AS n FROM findings`],
  ['event', 'SELECT id, brief AS label, type AS detail, row AS n FROM events'],
];

/** Looks for a text in ids, names and briefs of everything in the record; case-insensitive, in a fixed order. */
export async function search(connection: DuckDBConnection, text: string): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (const [kind, source] of SOURCES) {
    const rows = await select(
      connection,
      `SELECT id, label, detail FROM (${source}) s
       WHERE contains(lower(s.id), lower($1)) OR contains(lower(s.label), lower($1)) OR lower(s.detail) = lower($1)
       ORDER BY lower(s.id) <> lower($1), NOT starts_with(lower(s.id), lower($1)), n, id LIMIT ${HITS_A_KIND}`,
      [text],
    );
    hits.push(...rows.map((row) => ({ kind, id: row.text('id'), label: row.text('label'), detail: row.textOrNull('detail') ?? '' })));
  }
  return hits;
}
