import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventRow } from '../../../contract/index.ts';
import { eventsFrom } from '../filter-fields.ts';
import { placeholders, select, type Row } from '../select.ts';
import { ACTOR_KINDS, DATA_CLASSES, ENVIRONMENTS, INTEGRITIES, LAYER_WORDS, OUTCOMES } from './words.ts';

/** Columns of an event row; queries select them from `EVENT_ROWS`. */
export const EVENT_COLUMNS = 'e.* EXCLUDE (searched), coalesce(l.name, e.actor_id) AS actor_label';
export const EVENT_ROWS = eventsFrom(EVENT_COLUMNS);

/** Completes selected rows with what stands in other tables: causes, in their order, and findings. */
export async function eventRows(connection: DuckDBConnection, rows: readonly Row[]): Promise<EventRow[]> {
  const numbers = rows.map((row) => row.number('row'));
  const list = placeholders(numbers.length);
  const causes = group(await select(connection, `SELECT row, cause_id AS value FROM causes WHERE row IN ${list} ORDER BY row, n`, numbers), (row) => row.text('value'));
  const findings = group(await select(connection, `SELECT row, idx AS value FROM event_findings WHERE row IN ${list} ORDER BY row, idx`, numbers), (row) => row.number('value'));
  return rows.map((row) => {
    const number = row.number('row');
    return eventRow(row, causes.get(number) ?? [], findings.get(number) ?? []);
  });
}

function group<T>(rows: readonly Row[], value: (row: Row) => T): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const key = row.number('row');
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [value(row)]);
    else list.push(value(row));
  }
  return groups;
}

function eventRow(row: Row, causes: readonly string[], findings: readonly number[]): EventRow {
  const file = row.textOrNull('file');
  const offset = row.numberOrNull('off');
  const length = row.numberOrNull('len');
  const id = row.text('id');
  const pointer = row.textOrNull('pointer');
  return {
    row: row.number('row'),
    id,
    stream: row.text('stream'),
    seq: row.number('seq'),
    time: row.number('time_ms'),
    type: row.text('type'),
    sourceType: row.textOrNull('source_type') ?? row.text('type'),
    known: row.flag('known'),
    layer: row.wordOrNull('layer', LAYER_WORDS),
    actorKind: row.word('actor_kind', ACTOR_KINDS),
    actorId: row.text('actor_id'),
    actorLabel: row.text('actor_label'),
    fleetId: row.textOrNull('fleet_id'),
    actionId: row.textOrNull('action_id'),
    systemId: row.textOrNull('system_id'),
    environment: row.wordOrNull('environment', ENVIRONMENTS),
    dataClass: row.wordOrNull('data_class', DATA_CLASSES),
    outcome: row.wordOrNull('outcome', OUTCOMES),
    causes,
    brief: row.text('brief'),
    hash: row.textOrNull('hash'),
    at: { ...(file === null ? {} : { file }), ...(offset === null ? {} : { offset }), ...(length === null ? {} : { length }), ...(pointer === null ? {} : { pointer }), event: id },
    integrity: row.word('integrity', INTEGRITIES),
    findings,
  };
}
