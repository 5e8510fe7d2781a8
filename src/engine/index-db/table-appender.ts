import { BOOLEAN, DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api';
import type { ColumnType, Table } from './columns.ts';

const TYPES: Readonly<Record<ColumnType, DuckDBType>> = { INTEGER, DOUBLE, VARCHAR, BOOLEAN };
/** DuckDB's vector size: the most rows a chunk can hold. */
const CHUNK_ROWS = 2_048;

/** Long texts wait in no larger a crowd: what is held for longer than the collector's young generation lives on as garbage. */
const CHUNK_CHARACTERS = 2 ** 18;

/** DuckDB's appender holds a hundred times a chunk before it writes; rows with bodies would take gigabytes. */
export const FLUSHED_ROWS = 2 * CHUNK_ROWS;

type Cell = string | number | boolean | null;
export type RowOf<T extends Table> = Readonly<Record<keyof T['columns'], Cell>>;

export interface TableAppender<T extends Table> {
  append(row: RowOf<T>): void;
  /** Writes what is buffered into the table, where queries of the same connection see it. */
  flush(): void;
  /** Writes what is buffered; the appender cannot be used afterwards. Closing again does nothing. */
  close(): void;
}

/** Appends rows to a table by column chunks, which is several times faster than row by row. */
export async function appendTo<T extends Table>(connection: DuckDBConnection, table: T, catalog?: 'temp'): Promise<TableAppender<T>> {
  const names = Object.keys(table.columns);
  const types = names.map((name) => TYPES[table.columns[name]!]);
  const appender = await connection.createAppender(table.name, 'main', catalog);
  // One for all: a chunk's memory is DuckDB's, and would be given back only when the garbage collector finds it.
  const chunk = DuckDBDataChunk.create(types);
  const columns: Cell[][] = names.map(() => []);
  let buffered = 0;
  let characters = 0;
  let closed = false;
  const flush = (): void => {
    if (buffered === 0) return;
    chunk.reset();
    chunk.rowCount = buffered;
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    for (const column of columns) column.length = 0;
    buffered = 0;
    characters = 0;
  };
  return {
    append(row) {
      for (let index = 0; index < names.length; index += 1) {
        const cell = row[names[index] as keyof T['columns']];
        columns[index]!.push(cell);
        if (typeof cell === 'string') characters += cell.length;
      }
      buffered += 1;
      if (buffered === CHUNK_ROWS || characters >= CHUNK_CHARACTERS) flush();
    },
    flush() {
      flush();
      appender.flushSync();
    },
    close() {
      if (closed) return;
      closed = true;
      flush();
      appender.closeSync();
    },
  };
}

/** Fills a table from rows already at hand. */
export async function fill<T extends Table>(connection: DuckDBConnection, table: T, rows: Iterable<RowOf<T>>, catalog?: 'temp'): Promise<void> {
  const appender = await appendTo(connection, table, catalog);
  let appended = 0;
  for (const row of rows) {
    appender.append(row);
    appended += 1;
    if (appended % FLUSHED_ROWS === 0) appender.flush();
  }
  appender.close();
}

/** Rows made as they are asked for: those of a hundred thousand actions, with their bodies, are never all held. */
export function* eachRow<Item, Row>(items: Iterable<Item>, rowsOf: (item: Item, n: number) => readonly Row[]): Generator<Row, void, void> {
  let n = 0;
  for (const item of items) yield* rowsOf(item, n++);
}
