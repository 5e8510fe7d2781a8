import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordEvent } from '../../../../src/core/model/record.ts';
import { openDatabase, type Database } from '../../../../src/engine/index-db/database.ts';
import { openEventTables } from '../../../../src/engine/index-db/event-tables.ts';
import { CREATE_TABLES } from '../../../../src/engine/index-db/schema.ts';
import { select } from '../../../../src/engine/index-db/select.ts';
import { EVENTS } from '../../../support/record-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const FOLDER = temporaryFolder('event-tables');
let opened = 0;

async function withTables(generation: number, work: (database: Database, tables: Awaited<ReturnType<typeof openEventTables>>) => Promise<void>): Promise<void> {
  const database = await openDatabase(join(FOLDER, `${opened++}.duckdb`), 'write');
  try {
    for (const statement of CREATE_TABLES) await database.connection.run(statement);
    await work(database, await openEventTables(database.connection, await database.connectAgain(), generation));
  } finally {
    database.close();
  }
}
const event = (n: number): RecordEvent => ({ ...EVENTS[n % EVENTS.length]!, id: `evt-${n}`, seq: n, actionId: n % 3 === 0 ? null : `act-${n % 40}`, actorId: `actor-${n % 11}` });

test.each([[1, 9], [10, 95], [10, 100], [2_048, 5_000], [100_000, 50], [10, 0]])('by generations of %i, %i events stand as they came', (generation, count) =>
  withTables(generation, async ({ connection }, tables) => {
    for (let n = 0; n < count; n++) {
      tables.add(event(n));
      // Lets what is moving arrive, so that the tables take turns more than once.
      if (n % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    tables.close();
    await tables.settle();
    const rows = await select(connection, 'SELECT row, id, action_id, actor_id, type, file FROM events');
    expect(rows.map((row) => [row.number('row'), row.text('id'), row.textOrNull('action_id'), row.text('actor_id'), row.text('type')])).toEqual(
      Array.from({ length: count }, (_, n) => [n, `evt-${n}`, event(n).actionId, event(n).actorId, event(n).type]),
    );
    const left = await select(connection, 'SELECT table_name AS name FROM duckdb_tables() WHERE temporary');
    expect(left).toEqual([]);
  }));

test('comes to rest while rows are on their way', () => withTables(10, async (_database, tables) => {
  for (let n = 0; n < 25; n++) tables.add(event(n));
  tables.close();
  await tables.rest();
}));
