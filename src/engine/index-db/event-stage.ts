import type { DuckDBConnection } from '@duckdb/node-api';
import { createTemporary, dropTable, moveEvents, type StagedEvents } from './schema.ts';
import { appendTo, type RowOf, type TableAppender } from './table-appender.ts';

/** One table in which events wait to be put in place. */
export interface Stage {
  /** Rows appended since the table was last empty. */
  count(): number;
  append(row: RowOf<StagedEvents>): void;
  /** Writes what is buffered into the table. */
  flush(): void;
  /** After `flush`: moves the rows to `events`, words put back, and empties the table. Nothing may be appended meanwhile. */
  move(): Promise<void>;
  drop(): Promise<void>;
}

export async function createStage(connection: DuckDBConnection, table: StagedEvents): Promise<Stage> {
  let rows = 0;
  let appender: TableAppender<StagedEvents> = await open();
  return {
    count: () => rows,
    append(row) {
      appender.append(row);
      rows += 1;
    },
    flush: () => appender.close(),
    async move() {
      await connection.run(moveEvents(table));
      // Made anew rather than emptied: rows deleted from a table keep their memory.
      await connection.run(dropTable(table));
      rows = 0;
      appender = await open();
    },
    async drop() {
      appender.close();
      await connection.run(dropTable(table));
    },
  };

  async function open(): Promise<TableAppender<StagedEvents>> {
    await connection.run(createTemporary(table));
    return appendTo(connection, table, 'temp');
  }
}
