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
/**
 * A writer shares its machine's memory with the verification it runs beside; what does not fit goes to disk, beside the index,
 * but for joins of `touches`: at 96 MB those of a million events did not fit, and nothing was indexed (`npm run large`).
 */
const MEMORY: Readonly<Record<Mode, string>> = { read: '1GB', query: '512MB', write: '256MB' };
/** As for bodies of actions, which are long and alike: the older format has no compression that would see it. */
const STORAGE = 'v1.2.0';
/** Rows that wait in memory until they are compressed and written, in every table that is being filled; by default 122,880. */
export const ROW_GROUP = 16_384;
/** A file that is being built is checkpointed once, when it is whole. */
const WRITING = { threads: '1', write_buffer_row_group_count: '1', checkpoint_threshold: '4GB', zstd_min_string_length: '256' } as const;
/** The name under which a writer's one file is attached: options that a file keeps are given when it is attached. */
const BUILT = 'built';
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
  const common = { ...OPTIONS, memory_limit: MEMORY[mode] };
  return mode === 'write'
    ? lockedDown(await DuckDBInstance.create(':memory:', { ...common, ...WRITING, temp_directory: `${path}.tmp` }), [
        `ATTACH ${quoted(path)} AS ${BUILT} (STORAGE_VERSION '${STORAGE}', ROW_GROUP_SIZE ${ROW_GROUP})`,
      ], [`USE ${BUILT}`])
    : lockedDown(await DuckDBInstance.create(path, { ...common, access_mode: 'READ_ONLY', ...(mode === 'query' ? QUERY : {}) }), [], []);
}

/** `first` once, before anything is locked; `each` on every connection. */
async function lockedDown(instance: DuckDBInstance, first: readonly string[], each: readonly string[]): Promise<Database> {
  const connections: DuckDBConnection[] = [];
  const connectAgain = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    connections.push(connection);
    for (const statement of each) await connection.run(statement);
    return connection;
  };
  try {
    const connection = await instance.connect();
    connections.push(connection);
    for (const statement of [...first, ...each, ...LOCKED]) await connection.run(statement);
    return {
      connection,
      connectAgain,
      close: () => {
        for (const open of connections.toReversed()) open.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** A text literal of SQL. Paths are the user's; nothing of the evidence is put into a statement. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
