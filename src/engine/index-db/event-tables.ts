import type { DuckDBConnection } from '@duckdb/node-api';
import type { RecordEvent } from '../../core/model/record.ts';
import { CAUSES, STAGED_EVENTS, UNSTAGE_EVENTS, WORDS } from './schema.ts';
import { appendTo, fill } from './table-appender.ts';

export interface EventTables {
  count(): number;
  add(event: RecordEvent): void;
  /** Writes what is buffered; nothing can be added afterwards. */
  close(): void;
  /** After `close`: puts the words back and leaves the table as queries know it. */
  settle(): Promise<void>;
}

/** The two tables that grow with the log; rows are numbered in the order they arrive. */
export async function openEventTables(connection: DuckDBConnection): Promise<EventTables> {
  const events = await appendTo(connection, STAGED_EVENTS, 'temp');
  const causes = await appendTo(connection, CAUSES);
  const words = new Map<string, number>();
  const number = (word: string | null | undefined): number | null => {
    if (word === null || word === undefined) return null;
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, words.size);
    return words.size - 1;
  };
  let row = 0;
  return {
    count: () => row,
    add(event) {
      events.append({
        row, id: event.id, stream: number(event.stream), seq: event.seq, time_ms: event.time, type: number(event.type), known: event.known,
        layer: number(event.layer), actor_kind: number(event.actorKind), actor_id: number(event.actorId), fleet_id: number(event.fleetId),
        action_id: number(event.actionId), system_id: number(event.systemId), environment: number(event.environment), data_class: number(event.dataClass),
        outcome: number(event.outcome), brief: event.brief, hash: event.hash, file: number(event.at.file), off: event.at.offset ?? null,
        len: event.at.length ?? null, integrity: number(event.integrity),
      });
      for (let n = 0; n < event.causes.length; n += 1) causes.append({ row, n, cause_id: event.causes[n]! });
      row += 1;
    },
    close() {
      events.close();
      causes.close();
    },
    async settle() {
      await fill(connection, WORDS, [...words].map(([word, each]) => ({ word, number: each })), 'temp');
      words.clear();
      for (const statement of UNSTAGE_EVENTS) await connection.run(statement);
    },
  };
}
