import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { createSha256 } from '../../core/crypto/index.ts';
import type { Table } from './columns.ts';
import { quoted } from './database.ts';
import { LOG_BLOCKS, LOG_STARTS, META, SCHEMA_VERSION, TABLES } from './schema.ts';
import { select } from './select.ts';

/** Tables that bind and speed up the index and tell nothing of the record. */
const OWN: ReadonlySet<Table> = new Set<Table>([META, LOG_STARTS, LOG_BLOCKS]);
export const PARQUET_TABLES: readonly Table[] = TABLES.filter((table) => !OWN.has(table));

/** `searched` is for looking a word up in the window; id and brief hold the same. */
export const parquetColumns = ({ columns }: Table): readonly string[] => Object.keys(columns).filter((column) => column !== 'searched');

/** Rows stand in the order in which the index took them in, which is that of the evidence; these are made by a query, which promises none. */
const ORDERED: Readonly<Record<string, string>> = { resources: ' ORDER BY id, name, kind, file, off' };

const LIST = 'tables.json';

export interface ExportedTable {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}

/**
 * Every table of the record as a Parquet file in `folder`, which is made, and beside them a list of them
 * (docs/formats/parquet.md). `index` is the path of an index that nobody has open for writing. A second instance of DuckDB
 * writes, for that of the index may open no file: this one may open the index and `folder`, runs no query but these, and
 * streams row group by row group. The same index gives the same bytes. `progress` is told of tables; throwing ends the work.
 */
export async function exportParquet(
  index: string,
  folder: string,
  of: { readonly evidence: string; readonly run: string; readonly software: string },
  progress: (done: number, total: number) => void = () => undefined,
): Promise<readonly ExportedTable[]> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', OPTIONS);
  try {
    const connection = await instance.connect();
    await connection.run(`ATTACH ${quoted(index)} AS record (READ_ONLY)`);
    // DuckDB compares paths as text: one that is relative, or ends in a separator, would match nothing.
    await connection.run(`SET allowed_directories = [${quoted(resolve(folder))}]`);
    for (const statement of LOCKED) await connection.run(statement);
    const exported: ExportedTable[] = [];
    for (const table of PARQUET_TABLES) {
      progress(exported.length, PARQUET_TABLES.length);
      exported.push(await exportTable(connection, table, resolve(folder), of));
    }
    await writeFile(join(folder, LIST), `${JSON.stringify({ format: 'proofroom.parquet.v1', schema: SCHEMA_VERSION, ...of, tables: exported }, null, 2)}\n`);
    connection.closeSync();
    return exported;
  } finally {
    instance.closeSync();
  }
}

/** One thread writes row groups of one size, so that their bounds do not depend on the machine. */
const OPTIONS: Readonly<Record<string, string>> = {
  autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', allow_community_extensions: 'false', threads: '1', memory_limit: '512MB',
};
const LOCKED: readonly string[] = ['SET enable_external_access = false', 'SET lock_configuration = true'];

async function exportTable(connection: DuckDBConnection, table: Table, folder: string, of: Readonly<Record<string, string>>): Promise<ExportedTable> {
  const file = `${table.name}.parquet`;
  const about = Object.entries({ ...of, schema: String(SCHEMA_VERSION), table: table.name }).map(([key, value]) => `proofroom_${key}: ${quoted(value)}`).join(', ');
  const columns = parquetColumns(table).map((column) => `"${column}"`).join(', ');
  await connection.run(`COPY (SELECT ${columns} FROM record."${table.name}"${ORDERED[table.name] ?? ''}) TO ${quoted(join(folder, file))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880, KV_METADATA {${about}})`);
  const [counted] = await select(connection, `SELECT count(*) AS n FROM record."${table.name}"`);
  return { name: table.name, file, rows: counted?.number('n') ?? 0, sha256: await hashOf(join(folder, file)) };
}

async function hashOf(path: string): Promise<string> {
  const hash = createSha256();
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digestHex();
}
