import type { DuckDBConnection } from '@duckdb/node-api';
import type { RecordSummary } from '../../../contract/index.ts';
import { select } from '../select.ts';

/** Counts of the whole record. Systems are the nodes agents act on: the control plane's own parts have a layer. */
export async function recordSummary(connection: DuckDBConnection): Promise<RecordSummary> {
  const types = await select(connection, 'SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC, type');
  const unknown = await select(connection, 'SELECT type, count FROM unknown_types ORDER BY count DESC, type');
  const [counts] = await select(connection, `SELECT
    (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM actions) AS actions, (SELECT count(DISTINCT id) FROM agents) AS agents,
    (SELECT count(DISTINCT id) FROM people WHERE kind = 'person') AS people,
    (SELECT count(DISTINCT id) FROM graph_nodes WHERE layer IS NULL AND kind <> 'agent') AS systems`);
  return {
    eventCount: counts?.number('events') ?? 0,
    unknownTypes: unknown.map((row) => ({ type: row.text('type'), count: row.number('count') })),
    types: types.map((row) => ({ type: row.text('type'), count: row.number('n') })),
    actions: counts?.number('actions') ?? 0,
    agents: counts?.number('agents') ?? 0,
    people: counts?.number('people') ?? 0,
    systems: counts?.number('systems') ?? 0,
  };
}
