import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { exportParquet, PARQUET_TABLES, parquetColumns, type ExportedTable } from '../../../../src/engine/index-db/export-parquet.ts';
import { openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { indexPath } from '../../../../src/engine/index-db/location.ts';
import { EVENTS, FACTS, RECORD, run } from '../../../support/record-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('parquet');
const target = { dataDir: folder, digest: 'ab'.repeat(32) };
const of = { evidence: target.digest, run: '0123456789abcdef', software: '0.1.0' };
/** An apostrophe and spaces: a path is the user's. */
const out = join(folder, "it's out");
let exported: readonly ExportedTable[] = [];
let connection: DuckDBConnection;
let instance: DuckDBInstance;

beforeAll(async () => {
  const writer = await openIndexWriter(target);
  for (const event of EVENTS) writer.event(event);
  for (const [control, facts] of FACTS) for (const fact of facts) writer.fact(control, fact, null);
  await writer.finish({ record: RECORD, run: run(target.digest) });
  exported = await exportParquet(indexPath(target), out, of);
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  await connection.run(`ATTACH '${indexPath(target)}' AS record (READ_ONLY)`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const rows = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowsJS();
const file = (name: string): string => `'${join(out, name).replaceAll("'", "''")}'`;

describe('the record as Parquet', () => {
  test('has a file a table, each listed with its rows and its digest, and nothing else', () => {
    expect(exported.length).toBeGreaterThan(60);
    expect(readdirSync(out).sort()).toEqual([...exported.map((each) => each.file), 'tables.json'].sort());
    const list = JSON.parse(readFileSync(join(out, 'tables.json'), 'utf8')) as { readonly evidence: string; readonly tables: readonly ExportedTable[] };
    expect(list).toMatchObject({ format: 'proofroom.parquet.v1', ...of, tables: exported });
    for (const each of exported) expect(sha256Hex(readFileSync(join(out, each.file)))).toBe(each.sha256);
  });

  test('every table has the rows of the index, in its order, with the same columns and types', async () => {
    let filled = 0;
    for (const table of PARQUET_TABLES) {
      const columns = parquetColumns(table).map((column) => `"${column}"`).join(', ');
      const expected = await rows(`SELECT ${columns} FROM record."${table.name}"`);
      const order = table.name === 'resources' ? ' ORDER BY ALL' : '';
      expect(await rows(`SELECT * FROM ${file(`${table.name}.parquet`)}${order}`)).toEqual(table.name === 'resources' ? await rows(`SELECT ${columns} FROM record.resources ORDER BY ALL`) : expected);
      expect(exported.find(({ name }) => name === table.name)?.rows).toBe(expected.length);
      expect(await rows(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file(`${table.name}.parquet`)})`)).toEqual(parquetColumns(table).map((column) => [column, table.columns[column]]));
      if (expected.length > 0) filled += 1;
    }
    expect(filled).toBeGreaterThan(8);
    expect(await rows(`SELECT id, file, off FROM ${file('events.parquet')}`)).toEqual(EVENTS.map(({ id, at }) => [id, at.file ?? null, at.offset ?? null]));
  });

  test('each file says what it was made from', async () => {
    const said = await rows(`SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata(${file('events.parquet')})`);
    expect(Object.fromEntries(said as [string, string][])).toMatchObject({ proofroom_evidence: target.digest, proofroom_run: of.run, proofroom_table: 'events' });
  });

  test('the same index gives the same bytes', async () => {
    const again = await exportParquet(indexPath(target), join(folder, 'again'), of);
    expect(again).toEqual(exported);
  });

  test('a place that cannot be written is an error', async () => {
    const blocked = join(folder, 'blocked');
    mkdirSync(join(blocked, 'events.parquet'), { recursive: true });
    await expect(exportParquet(indexPath(target), blocked, of)).rejects.toThrow();
    writeFileSync(join(folder, 'a file'), '');
    await expect(exportParquet(indexPath(target), join(folder, 'a file'), of)).rejects.toThrow();
  });
});
