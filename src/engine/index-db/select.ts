import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Parameter } from './filter-sql.ts';

/** One result row, read by column name and type; a column of another type is a bug in the query. */
export interface Row {
  text(column: string): string;
  textOrNull(column: string): string | null;
  number(column: string): number;
  numberOrNull(column: string): number | null;
  flag(column: string): boolean;
  word<W extends string>(column: string, words: readonly W[]): W;
  wordOrNull<W extends string>(column: string, words: readonly W[]): W | null;
}

export async function select(connection: DuckDBConnection, sql: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, [...parameters]);
  return reader.getRowObjects().map(asRow);
}

function asRow(values: Readonly<Record<string, DuckDBValue>>): Row {
  const wrong = (column: string): Error => new Error(`index: column ${column} is not what the query promised`);
  const textOrNull = (column: string): string | null => {
    const value = values[column];
    if (value === null || typeof value === 'string') return value;
    throw wrong(column);
  };
  const numberOrNull = (column: string): number | null => {
    const value = values[column];
    if (value === null || typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    throw wrong(column);
  };
  const wordOrNull = <W extends string>(column: string, words: readonly W[]): W | null => {
    const value = textOrNull(column);
    return value === null ? null : present(words.find((word) => word === value) ?? null, column);
  };
  const present = <T>(value: T | null, column: string): T => {
    if (value === null) throw wrong(column);
    return value;
  };
  return {
    textOrNull,
    numberOrNull,
    wordOrNull,
    text: (column) => present(textOrNull(column), column),
    number: (column) => present(numberOrNull(column), column),
    word: (column, words) => present(wordOrNull(column, words), column),
    flag: (column) => {
      const value = values[column];
      if (typeof value !== 'boolean') throw wrong(column);
      return value;
    },
  };
}

/** `(?, ?, …)` for a list of that many; an empty list matches nothing. */
export const placeholders = (count: number): string => (count === 0 ? '(NULL)' : `(${Array.from({ length: count }, () => '?').join(', ')})`);
