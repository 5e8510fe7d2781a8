import type { DuckDBConnection } from '@duckdb/node-api';
import { createTemporary, dropTable, type Words } from './schema.ts';
import { appendTo } from './table-appender.ts';

/** Numbers for the words that recur in events, from 0 in the order they are met. */
export interface WordNumbers {
  number(this: void, word: string | null | undefined): number | null;
  /** Writes every word numbered so far into the table of words. */
  flush(): void;
  drop(): Promise<void>;
}

export async function createWordNumbers(connection: DuckDBConnection, table: Words): Promise<WordNumbers> {
  await connection.run(createTemporary(table));
  const appender = await appendTo(connection, table, 'temp');
  const numbers = new Map<string, number>();
  return {
    number(word) {
      if (word === null || word === undefined) return null;
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const next = numbers.size;
      numbers.set(word, next);
      appender.append({ number: next, word });
      return next;
    },
    flush: () => appender.flush(),
    async drop() {
      appender.close();
      numbers.clear();
      await connection.run(dropTable(table));
    },
  };
}
