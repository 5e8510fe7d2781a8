import { StatementType, type DuckDBConnection } from '@duckdb/node-api';
import { TABLES } from '../schema.ts';
import { select } from '../select.ts';
import { QueryError } from './query-error.ts';

const RECORD: ReadonlySet<string> = new Set(TABLES.map((each) => each.name.toLowerCase()));
/** Functions in the place of a table that read nothing. */
const SERIES: ReadonlySet<string> = new Set(['unnest', 'range', 'generate_series']);
/** Those that tell of the machine although they count as constant. */
const TELLING = ['current_setting', 'getvariable', 'getenv', 'version', 'pg_postmaster_start_time', 'query', 'query_table'];

/** Names that stand for a function where no column is called so. */
const NAMELESS: ReadonlySet<string> = new Set([
  'current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp', 'current_user', 'session_user', 'user', 'current_role', 'current_catalog', 'current_schema', 'current_database',
]);

/**
 * Refuses whatever is not one SELECT over the tables of the record, by DuckDB's own parser and its tree: the locked instance
 * would stop most of it too, but a control that asks for a file is told so, and one whose answer changes from run to run
 * (`random()`, `now()`, a sample) proves nothing. @throws QueryError
 */
export async function checkQuery(connection: DuckDBConnection, sql: string): Promise<void> {
  const statements = await connection.extractStatements(sql).catch((error: unknown) => {
    throw new QueryError('not-parsed', firstLine(error));
  });
  if (statements.count !== 1) throw new QueryError('not-one-select', `${statements.count} statements`);
  const [row] = await select(connection, 'SELECT CAST(json_serialize_sql(CAST(? AS VARCHAR)) AS VARCHAR) AS tree', [sql]);
  const tree: unknown = JSON.parse(row?.text('tree') ?? 'null');
  if (!isObject(tree) || tree['error'] !== false || !Array.isArray(tree['statements']) || tree['statements'].length !== 1) {
    throw new QueryError('not-one-select', isObject(tree) && typeof tree['error_message'] === 'string' ? tree['error_message'] : '');
  }
  checkTree(tree['statements'], await changing(connection));
  // As it will be run: what a comment or a bracket of its own would make of the words around it.
  const wrapped = await connection.extractStatements(inside(sql)).catch((error: unknown) => {
    throw new QueryError('not-parsed', firstLine(error));
  });
  if (wrapped.count !== 1) throw new QueryError('not-one-select', `${wrapped.count} statements`);
  const prepared = await wrapped.prepare(0).catch((error: unknown) => {
    throw new QueryError('failed', firstLine(error));
  });
  const type = prepared.statementType;
  prepared.destroySync();
  if (type !== StatementType.SELECT) throw new QueryError('not-one-select', StatementType[type]);
}

/** A query as a table of another; the line feed ends a comment at its end. */
export const inside = (sql: string): string => `SELECT * FROM (${sql}\n) AS asked`;

export const firstLine = (error: unknown): string => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');

async function changing(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const rows = await select(connection, `SELECT DISTINCT lower(function_name) AS name FROM duckdb_functions() WHERE stability IN ('VOLATILE', 'CONSISTENT_WITHIN_QUERY')`);
  return new Set([...TELLING, ...rows.map((each) => each.text('name'))]);
}

/** Not recursive: the author decides how deep the tree is. */
function checkTree(root: unknown, forbidden: ReadonlySet<string>): void {
  const nodes = nodesOf(root);
  const named = new Set(nodes.flatMap((node) => (isObject(node['cte_map']) && Array.isArray(node['cte_map']['map']) ? node['cte_map']['map'].map(keyOf) : [])));
  for (const node of nodes) {
    const type = node['type'];
    if (type === 'BASE_TABLE') {
      const table = textOf(node['table_name']);
      const elsewhere = textOf(node['catalog_name']) !== '' || !['', 'main'].includes(textOf(node['schema_name']));
      if (elsewhere || (!RECORD.has(table) && !named.has(table))) throw new QueryError('unknown-table', table);
    }
    if (type === 'SHOW_REF') throw new QueryError('not-one-select', 'SHOW');
    if (type === 'TABLE_FUNCTION') {
      const name = isObject(node['function']) ? textOf(node['function']['function_name']) : '';
      if (!SERIES.has(name)) throw new QueryError('forbidden-function', name);
    }
    if (forbidden.has(textOf(node['function_name']))) throw new QueryError('forbidden-function', textOf(node['function_name']));
    const columns = node['column_names'];
    if (type === 'COLUMN_REF' && Array.isArray(columns) && columns.length === 1 && NAMELESS.has(textOf(columns[0]))) throw new QueryError('forbidden-function', textOf(columns[0]));
    if (isObject(node['sample'])) throw new QueryError('sample');
  }
}

type Node = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');
const keyOf = (entry: unknown): string => (isObject(entry) ? textOf(entry['key']) : '');

function nodesOf(root: unknown): readonly Node[] {
  const nodes: Node[] = [];
  const waiting: unknown[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isObject(next)) nodes.push(next);
    for (const each of Object.values(next)) if (typeof each === 'object' && each !== null) waiting.push(each);
  }
  return nodes;
}
