import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { firstLine, inside } from './check-query.ts';
import { QueryError } from './query-error.ts';

export interface QueryLimits {
  readonly milliseconds: number;
  readonly rows: number;
  /** Of all rows together. */
  readonly characters: number;
}

/** One row: its member's name, where to look, and everything else as text. */
export interface AskedRow {
  readonly subject: string | null;
  readonly file: string | null;
  readonly off: string | null;
  readonly len: string | null;
  readonly pointer: string | null;
  readonly values: Readonly<Record<string, string>>;
}

const MAX_COLUMNS = 24;
/** Longer texts are cut by the database, so that none crosses whole. */
const MAX_TEXT = 1_024;
const POINTER = ['subject', 'file', 'off', 'len', 'pointer'] as const;

/**
 * The rows of a checked query in the order of all their columns, one at a time. Time and rows are limited here, memory by
 * the instance. @throws QueryError
 */
export async function readRows(connection: DuckDBConnection, sql: string, limits: QueryLimits, row: (row: AskedRow) => void): Promise<void> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, limits.milliseconds);
  try {
    const columns = await columnsOf(connection, sql);
    const list = columns.map((name) => `left(CAST("${name.replaceAll('"', '""')}" AS VARCHAR), ${MAX_TEXT})`).join(', ');
    const result = await connection.stream(`SELECT ${list} FROM (${inside(sql)}) AS rows_asked ORDER BY ALL`);
    let count = 0;
    let characters = 0;
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      count += chunk.rowCount;
      if (late) throw new QueryError('too-long', `${limits.milliseconds} ms`);
      if (count > limits.rows) throw new QueryError('too-many-rows', `${limits.rows}`);
      for (const values of chunk.getRows()) {
        characters += values.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
        if (characters > limits.characters) throw new QueryError('too-many-rows', `${limits.characters} characters`);
        row(asRow(columns, values));
      }
    }
  } catch (error) {
    if (error instanceof QueryError) throw error;
    if (late) throw new QueryError('too-long', `${limits.milliseconds} ms`);
    throw new QueryError(/^out of memory/i.test(firstLine(error)) ? 'too-much-memory' : 'failed', firstLine(error));
  } finally {
    clearTimeout(timer);
  }
}

async function columnsOf(connection: DuckDBConnection, sql: string): Promise<readonly string[]> {
  const columns = (await connection.runAndReadAll(`${inside(sql)} LIMIT 0`)).columnNames();
  if (!columns.some((each) => each.toLowerCase() === 'subject')) throw new QueryError('no-subject');
  if (columns.length > MAX_COLUMNS) throw new QueryError('too-many-columns', `${MAX_COLUMNS}`);
  // The subject leads, so that rows stand in its order.
  return columns.toSorted((a, b) => rank(a) - rank(b));
}

const rank = (column: string): number => (column.toLowerCase() === 'subject' ? 0 : 1);

function asRow(columns: readonly string[], values: readonly DuckDBValue[]): AskedRow {
  const texts = new Map(columns.map((name, at) => {
    const value = values[at];
    return [name.toLowerCase(), typeof value === 'string' ? value : null];
  }));
  const own = (name: (typeof POINTER)[number]): string | null => texts.get(name) ?? null;
  const others = [...texts].flatMap(([name, value]): [string, string][] => (value === null || POINTER.some((each) => each === name) ? [] : [[name, value]]));
  return { subject: own('subject'), file: own('file'), off: own('off'), len: own('len'), pointer: own('pointer'), values: Object.fromEntries(others) };
}
