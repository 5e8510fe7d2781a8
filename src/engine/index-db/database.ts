import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/**
 * DuckDB reads any file a query names and looks for extensions on the network unless told otherwise; the index
 * holds text its author chose. So: no extensions, no file but its own, and no query may change that.
 */
const LOCKED: readonly string[] = ['SET enable_external_access = false', 'SET lock_configuration = true'];
const OPTIONS: Readonly<Record<string, string>> = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  memory_limit: '1GB',
  threads: '2',
};

export interface Database {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** Opens one database file and locks it down before the first query. Rejects when the file is not a database. */
export async function openDatabase(path: string, mode: 'read' | 'write'): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { ...OPTIONS, access_mode: mode === 'read' ? 'READ_ONLY' : 'READ_WRITE' });
  try {
    const connection = await instance.connect();
    for (const statement of LOCKED) await connection.run(statement);
    return {
      connection,
      close: () => {
        connection.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
