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
  threads: '2',
};
/** A file that is being built is checkpointed once, when it is whole: after every few appended chunks it would be written over and over. */
const CHECKPOINT_AFTER: Readonly<Record<Mode, string>> = { read: '16MB', query: '16MB', write: '4GB' };
/**
 * A writer shares its machine's memory with the verification it runs beside; what does not fit goes to disk, beside the index.
 * With 256 MB a record of a million events did not fit at all: what fifty tests saw of its members cannot be put aside while it is written.
 */
const MEMORY: Readonly<Record<Mode, string>> = { read: '1GB', query: '512MB', write: '384MB' };
/** Queries of the user's own: one thread, so that the same file gives the same rows, and nothing that spills to the disk. */
const QUERY: Readonly<Record<string, string>> = { threads: '1', temp_directory: '', max_temp_directory_size: '0MB' };

/** `query` reads as `read` does, for SQL that this software did not write. */
type Mode = 'read' | 'query' | 'write';

export interface Database {
  readonly connection: DuckDBConnection;
  /** A second connection, which sees what is committed on the first and can work beside it. */
  connectAgain(): Promise<DuckDBConnection>;
  close(): void;
}

/** Opens one database file and locks it down before the first query. Rejects when the file is not a database. */
export async function openDatabase(path: string, mode: Mode): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { ...OPTIONS, memory_limit: MEMORY[mode], checkpoint_threshold: CHECKPOINT_AFTER[mode], access_mode: mode === 'write' ? 'READ_WRITE' : 'READ_ONLY', ...(mode === 'query' ? QUERY : {}) });
  try {
    const connection = await instance.connect();
    for (const statement of LOCKED) await connection.run(statement);
    const more: DuckDBConnection[] = [];
    return {
      connection,
      async connectAgain() {
        const another = await instance.connect();
        more.push(another);
        return another;
      },
      close: () => {
        for (const each of [...more, connection]) each.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
