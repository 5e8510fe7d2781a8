import type { DuckDBConnection } from '@duckdb/node-api';
import type { SearchHit } from '../../../contract/index.ts';
import { placeholders, select } from '../select.ts';

/** Hits of each kind: enough to choose from, few enough to read. */
const HITS_A_KIND = 8;

/** Id and label in lower case, as `events.searched` holds them, so that one look finds a text in either. */
const both = (id: string, label: string): string => `lower(concat(${id}, chr(31), ${label}))`;

/** Each source but the log as (id, label, detail, n, searched). */
const SOURCES: readonly (readonly [SearchHit['kind'], string])[] = [
  ['action', `SELECT id, title AS label, kind AS detail, n, ${both('id', 'title')} AS searched FROM actions`],
  ['agent', `SELECT id, name AS label, fleet_id AS detail, 0 AS n, ${both('id', 'name')} AS searched FROM agents`],
  ['person', `SELECT id, name AS label, kind AS detail, 0 AS n, ${both('id', 'name')} AS searched FROM people`],
  ['system', `SELECT id, min(name) AS label, min(kind) AS detail, 0 AS n, ${both('id', 'min(name)')} AS searched FROM graph_nodes GROUP BY id`],
  ['file', `SELECT name AS id, name AS label, status AS detail, n, ${both('name', "''")} AS searched FROM files`],
  ['finding', `SELECT CAST(idx AS VARCHAR) AS id, code AS label, coalesce(event, file, '') AS detail, idx AS n, ${both('idx', 'code')} AS searched FROM findings`],
];

/**
 * Looks for a text in ids, names and briefs of everything in the record; case-insensitive, in a fixed order: an exact id
 * first, then a beginning, then any occurrence.
 */
export async function search(connection: DuckDBConnection, text: string): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (const [kind, source] of SOURCES) {
    const rows = await select(
      connection,
      `SELECT id, label, detail FROM (${source}) s
       WHERE contains(s.searched, lower($1)) OR lower(s.detail) = lower($1)
       ORDER BY lower(s.id) <> lower($1), NOT starts_with(lower(s.id), lower($1)), n, id LIMIT ${HITS_A_KIND}`,
      [text],
    );
    hits.push(...rows.map((row) => ({ kind, id: row.text('id'), label: row.text('label'), detail: row.textOrNull('detail') ?? '' })));
  }
  return [...hits, ...await events(connection, text)];
}

/** By the same rules in the log, of which only the text is read until it is known which rows they are. An id ends at the control character, a beginning of `searched` is one of it. */
async function events(connection: DuckDBConnection, text: string): Promise<readonly SearchHit[]> {
  const types = (await select(connection, 'SELECT type FROM event_types WHERE lower(type) = lower(?)', [text])).map((row) => row.text('type'));
  const found = await select(
    connection,
    `SELECT row FROM events WHERE contains(searched, lower(?)) ${types.length === 0 ? '' : `OR type IN ${placeholders(types.length)}`}
     ORDER BY CASE WHEN NOT starts_with(searched, lower(?)) THEN 2 WHEN starts_with(searched, concat(lower(?), chr(31))) THEN 0 ELSE 1 END * ${2 ** 32} + row LIMIT ${HITS_A_KIND}`,
    [text, ...types, text, text],
  );
  const numbers = found.map((row) => row.number('row'));
  const rows = new Map((await select(connection, `SELECT row, id, brief, type FROM events WHERE row IN ${placeholders(numbers.length)}`, numbers)).map((row) => [row.number('row'), row]));
  return numbers.flatMap((number) => {
    const row = rows.get(number);
    return row === undefined ? [] : [{ kind: 'event' as const, id: row.text('id'), label: row.text('brief'), detail: row.text('type') }];
  });
}
