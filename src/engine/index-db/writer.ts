import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { IndexWriter, OpenIndexWriter } from '../jobs/index-writer.ts';
import { openDatabase } from './database.ts';
import { openEventTables } from './event-tables.ts';
import { dropIndex, indexFolder, indexPath } from './location.ts';
import { writeRecord } from './record-tables.ts';
import { writeRun } from './run-tables.ts';
import { CREATE_TABLES, DERIVED, META, SCHEMA_VERSION } from './schema.ts';
import { fill } from './table-appender.ts';

/** Builds an index under a name of its own and renames it into place when it is whole. */
export const openIndexWriter: OpenIndexWriter = async (target): Promise<IndexWriter> => {
  const path = indexPath(target);
  await mkdir(indexFolder(target.dataDir), { recursive: true });
  const building = `${path}.${randomUUID()}.building`;
  const database = await openDatabase(building, 'write');
  const { connection } = database;
  for (const statement of CREATE_TABLES) await connection.run(statement);
  const events = await openEventTables(connection, await database.connectAgain());
  let state: 'appending' | 'open' | 'closed' = 'appending';
  const endEvents = (): void => {
    if (state !== 'appending') return;
    state = 'open';
    events.close();
  };
  const close = (): void => {
    if (state === 'closed') return;
    state = 'closed';
    database.close();
  };

  return {
    event: (event) => events.add(event),
    async finish({ record, run, facts }) {
      endEvents();
      await events.settle();
      await writeRecord(connection, record);
      await writeRun(connection, run, facts);
      for (const statement of DERIVED) await connection.run(statement);
      await fill(connection, META, [{
        evidence: target.digest, schema: SCHEMA_VERSION, events: events.count(), period_from: record.period.from, period_to: record.period.to,
      }]);
      await connection.run('CHECKPOINT');
      close();
      await dropIndex(target);
      await rename(building, path);
    },
    async abort() {
      if (state !== 'closed') {
        endEvents();
        await events.rest();
      }
      close();
      await Promise.all([building, `${building}.wal`, `${building}.tmp`].map((each) => rm(each, { force: true, recursive: true })));
    },
  };
};
