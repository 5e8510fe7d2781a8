import type { DuckDBConnection } from '@duckdb/node-api';
import type { LaneKey, TimelineLanes } from '../../../contract/index.ts';
import type { StreamSummary } from '../../../core/examined.ts';
import { EVENT_FIELDS } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select } from '../select.ts';
import { encodeColumns } from './timeline-columns.ts';
import { drawnFrom, laneLabel, lanesOf } from './lanes.ts';

export interface TimelineQuery { readonly by: LaneKey; readonly filter: string }

/** No condition at all where nothing is filtered. */
function whereOf(filter: string): { readonly sql: string | null; readonly parameters: ReturnType<typeof filterClause>['parameters'] } {
  const { sql, parameters } = filterClause(filter, EVENT_FIELDS);
  return { sql: filter.trim() === '' ? null : sql, parameters };
}

/** The lanes of a timeline, in the order the columns number them. Gaps are the log's own, whatever the filter. */
export async function timelineLanes(connection: DuckDBConnection, { by, filter }: TimelineQuery): Promise<TimelineLanes> {
  const where = whereOf(filter);
  const lanes = await select(
    connection,
    `WITH lanes_here AS (${lanesOf(by, where.sql)})
     SELECT lane, first(key ORDER BY grp, key) AS key, first(grp ORDER BY grp, key) AS grp, first(label ORDER BY grp, key) AS label, sum(n)::DOUBLE AS n
     FROM (SELECT lane, grp, key, n, ${laneLabel(by)} AS label FROM lanes_here) GROUP BY lane ORDER BY lane`,
    where.parameters,
  );
  const [period] = await select(connection, 'SELECT period_from, period_to FROM meta');
  const [span] = await select(connection, 'SELECT min(time_ms) AS first, max(time_ms) AS last FROM events');
  return {
    lanes: lanes.map((row) => ({ key: row.text('key'), label: row.text('label'), group: row.text('grp'), count: row.number('n') })),
    from: span?.numberOrNull('first') ?? period?.number('period_from') ?? 0,
    to: span?.numberOrNull('last') ?? period?.number('period_to') ?? 0,
    total: lanes.reduce((sum, row) => sum + row.number('n'), 0),
    gaps: await gaps(connection),
    ...(await unnumbered(connection) ? { unnumbered: true as const } : {}),
  };
}

/** Of a source without logs, as the run knows them, no number says what is missing. */
async function unnumbered(connection: DuckDBConnection): Promise<boolean> {
  const [found] = await select(connection, "SELECT EXISTS (SELECT 1 FROM events WHERE integrity = 'unsigned') AS unsigned");
  return found?.flag('unsigned') === true;
}

/** A gap without a neighbour on one side has no place in time and stays out of the picture; the run still lists it. */
async function gaps(connection: DuckDBConnection): Promise<TimelineLanes['gaps']> {
  const streams = await select(connection, 'SELECT body FROM streams ORDER BY name');
  return streams.flatMap((row) => {
    // The body is this engine's own serialisation of the run's stream summary.
    const stream = JSON.parse(row.text('body')) as StreamSummary;
    return stream.gaps.flatMap((gap) =>
      gap.after === null || gap.before === null ? [] : [{ stream: stream.name, missing: gap.to - gap.from + 1, after: gap.after, before: gap.before }],
    );
  });
}

/** The filtered events as typed columns; see `TIMELINE_MAGIC` for the layout. Numbers alone leave the database. */
export async function timelineColumns(connection: DuckDBConnection, { by, filter }: TimelineQuery): Promise<Uint8Array<ArrayBuffer>> {
  const where = whereOf(filter);
  const kinds = await select(connection, 'SELECT type, outcome, finding FROM event_kinds ORDER BY kind');
  const result = await connection.run(`SELECT d.time_ms, d.row, d.lane_${by}, d.kind FROM ${drawnFrom(where.sql)}`, [...where.parameters]);
  return encodeColumns(result, kinds.map((row) => ({ type: row.text('type'), outcome: row.textOrNull('outcome'), finding: row.flag('finding') })));
}
