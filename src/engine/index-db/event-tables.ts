import type { DuckDBConnection } from '@duckdb/node-api';
import type { RecordEvent } from '../../core/model/record.ts';
import { populationCounter } from '../../core/sampling/index.ts';
import { CAUSES, stagedEvents } from './schema.ts';
import { ROW_GROUP } from './database.ts';
import { createStage, type Stage } from './event-stage.ts';
import { appendTo } from './table-appender.ts';

/** Rows held before they are put in place: a row group, which is then compressed once and not again. */
const GENERATION = ROW_GROUP;

export interface EventTables {
  add(event: RecordEvent): void;
  /** Writes what is buffered; nothing can be added afterwards. */
  close(): void;
  /** After `close`, once: waits for what is still being put in place, and leaves the table as queries know it. Says how many events came, and the digest of their ids. */
  settle(): Promise<ReturnType<ReturnType<typeof populationCounter>['end']>>;
  /** Instead of `settle`: waits until nothing works on the connections any more, whatever became of it. */
  rest(): Promise<void>;
}

/**
 * The two tables that grow with the log; rows are numbered in the order they arrive. Events are staged in two tables
 * by turns: while one fills, DuckDB's own threads move the other's rows into place. `staging` is used by nothing else;
 * an append to a connection would wait for the query that runs there.
 */
export async function openEventTables(connection: DuckDBConnection, staging: DuckDBConnection, generation = GENERATION): Promise<EventTables> {
  const causes = await appendTo(connection, CAUSES);
  let filling: Stage = await createStage(staging, stagedEvents(0));
  let spare: Stage | null = await createStage(staging, stagedEvents(1));
  let moving: Promise<void> = Promise.resolve();
  const ids = populationCounter();
  let row = 0;

  /** Starts moving the filled table's rows, unless the other's are still on their way: then this one grows. */
  const turn = (): void => {
    if (spare === null) return;
    const full = filling;
    filling = spare;
    spare = null;
    full.flush();
    moving = full.move().then(() => {
      spare = full;
    });
    // Whoever settles is told; until then nobody waits for it.
    moving.catch(() => undefined);
  };
  return {
    add(event) {
      ids.add(event.id);
      filling.append({
        row, id: event.id, stream: event.stream, seq: event.seq, time_ms: event.time, type: event.type,
        source_type: event.sourceType === event.type ? null : event.sourceType, known: event.known, layer: event.layer, actor_kind: event.actorKind,
        actor_id: event.actorId, fleet_id: event.fleetId, action_id: event.actionId, system_id: event.systemId, environment: event.environment,
        data_class: event.dataClass, outcome: event.outcome, brief: event.brief, hash: event.hash, file: event.at.file ?? null, off: event.at.offset ?? null,
        len: event.at.length ?? null, pointer: event.at.pointer ?? null, integrity: event.integrity,
      });
      for (let n = 0; n < event.causes.length; n += 1) causes.append({ row, n, cause_id: event.causes[n]! });
      row += 1;
      if (filling.count() >= generation) turn();
    },
    close: () => causes.close(),
    async settle() {
      await moving;
      turn();
      await moving;
      await spare?.drop();
      await filling.drop();
      return ids.end();
    },
    async rest() {
      await moving.catch(() => undefined);
      for (const each of [filling, spare]) each?.flush();
    },
  };
}
