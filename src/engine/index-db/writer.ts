import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { IndexWriter, OpenIndexWriter } from '../jobs/index-writer.ts';
import { openDatabase } from './database.ts';
import { openActionTables } from './action-tables.ts';
import { openControlFacts } from './control-facts.ts';
import { COUNT_ODD_EVENTS, DERIVED, ODD_EVENTS, SET_RIGHT } from './derived.ts';
import { openEventTables } from './event-tables.ts';
import { fileIntegrity } from './evidence.ts';
import { dropIndex, indexFolder, indexPath } from './location.ts';
import { writeMetrics } from './metric-tables.ts';
import { writeRecord } from './record-tables.ts';
import { writeRun } from './run-tables.ts';
import { CREATE_TABLES, META, SCHEMA_VERSION } from './schema.ts';
import { select } from './select.ts';
import { fill } from './table-appender.ts';
import { createTreeTables } from './tree-tables.ts';

/** Actions are streamed by audit exports alone, whose one file nobody signed. */
const UNSIGNED = (): 'unsigned' => 'unsigned';

/** Builds an index under a name of its own and renames it into place when it is whole. */
export const openIndexWriter: OpenIndexWriter = async (target): Promise<IndexWriter> => {
  const path = indexPath(target);
  await mkdir(indexFolder(target.dataDir), { recursive: true });
  const building = `${path}.${randomUUID()}.building`;
  const database = await openDatabase(building, 'write');
  const { connection } = database;
  for (const statement of CREATE_TABLES) await connection.run(statement);
  // Rows of an open transaction go to the file group by group; of one that ended, they wait for the checkpoint.
  await connection.run('BEGIN TRANSACTION');
  const events = await openEventTables(connection, await database.connectAgain());
  const actions = await openActionTables(connection);
  const controls = await openControlFacts(connection);
  const trees = createTreeTables();
  let state: 'appending' | 'open' | 'closed' = 'appending';
  const endEvents = (): void => {
    if (state !== 'appending') return;
    state = 'open';
    events.close();
    actions.close();
    controls.close();
  };
  const close = (): void => {
    if (state === 'closed') return;
    state = 'closed';
    database.close();
  };

  /** Why the first row that could not be written could not: those after it are told only that the transaction is lost. */
  let refused: { readonly because: unknown } | null = null;
  const taken = (write: () => void): void => {
    try {
      write();
    } catch (because) {
      refused ??= { because };
      throw because;
    }
  };

  return {
    event: (event) => taken(() => events.add(event)),
    action: (action) => taken(() => actions.add(action, UNSIGNED)),
    fact: (control, fact, kind) => taken(() => controls.add(control, fact, kind)),
    tree: (start) => trees.of(start),
    async finish({ record, run, measured = null }) {
      if (refused !== null) throw refused.because;
      const integrityOf = fileIntegrity(run.files);
      for (const action of record.actions) actions.add(action, integrityOf);
      for (const each of record.unattached ?? []) actions.unattached(each, integrityOf);
      for (const each of record.unattachedArtifacts ?? []) actions.unattachedArtifact(each, integrityOf);
      endEvents();
      await connection.run('COMMIT');
      const all = await events.settle();
      await writeRecord(connection, record, integrityOf);
      await writeRun(connection, run);
      if (measured !== null) await writeMetrics(connection, measured);
      await trees.write(connection);
      await connection.run(ODD_EVENTS);
      const [odd] = await select(connection, COUNT_ODD_EVENTS);
      if (odd !== undefined && odd.number('n') > 0) for (const statement of SET_RIGHT) await connection.run(statement);
      for (const statement of DERIVED) await connection.run(statement);
      await fill(connection, META, [{
        evidence: target.digest, schema: SCHEMA_VERSION, events: all.count, ids: all.digest, period_from: record.period.from, period_to: record.period.to,
      }]);
      await connection.run('CHECKPOINT');
      close();
      await dropIndex(target);
      await rename(building, path);
    },
    async abort() {
      if (state !== 'closed') {
        // What is buffered cannot be written where something went wrong, and that it cannot must not hide what went wrong.
        await Promise.resolve().then(endEvents).catch(() => undefined);
        await events.rest().catch(() => undefined);
      }
      close();
      await Promise.all([building, `${building}.wal`, `${building}.tmp`].map((each) => rm(each, { force: true, recursive: true })));
    },
  };
};
