import type { DuckDBConnection } from '@duckdb/node-api';
import { EVENT_FIELDS } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { placeholders, select } from '../select.ts';
import { drawnFrom } from './lanes.ts';
import { LAYER_WORDS } from './words.ts';
import type { Layer } from '../../../core/bundle/format.ts';

/** Counts of one layer in one bucket of time; `start` is a multiple of the bucket's width. */
export interface LayerBucket { readonly start: number; readonly layer: Layer | null; readonly events: number; readonly denied: number; readonly granted: number }

/** The filtered log counted for a printed figure, by layer and buckets of `bucketMs`. Throws `FilterError`. */
export async function layerBuckets(connection: DuckDBConnection, bucketMs: number, filter: string): Promise<LayerBucket[]> {
  const where = filterClause(filter, EVENT_FIELDS);
  const rows = await select(
    connection,
    `WITH counted AS (
       SELECT floor(d.time_ms / ?) AS bucket, d.lane_layer AS lane, d.kind, count(*) AS n FROM ${drawnFrom(filter.trim() === '' ? null : where.sql)} GROUP BY ALL)
     SELECT c.bucket * ? AS start, nullif(l.key, '') AS layer, sum(c.n) AS events,
       coalesce(sum(c.n) FILTER (k.outcome = 'denied' OR k.type IN ('approval.denied', 'approval.expired', 'action.blocked', 'package.rejected')), 0) AS denied,
       coalesce(sum(c.n) FILTER (k.type = 'approval.granted'), 0) AS granted
     FROM counted c JOIN event_kinds k ON k.kind = c.kind JOIN lanes l ON l.by_key = 'layer' AND l.lane = c.lane GROUP BY ALL ORDER BY start, layer`,
    [bucketMs, ...where.parameters, bucketMs],
  );
  return rows.map((row) => ({
    start: row.number('start'), layer: row.wordOrNull('layer', LAYER_WORDS), events: row.number('events'), denied: row.number('denied'), granted: row.number('granted'),
  }));
}

/** Times of events and requests of actions, by id; ids the record does not hold are left out. */
export async function timesOf(connection: DuckDBConnection, ids: readonly string[]): Promise<Map<string, number>> {
  const list = placeholders(ids.length);
  const rows = await select(
    connection,
    `SELECT id, min(time_ms) AS time FROM (SELECT id, time_ms FROM events WHERE id IN ${list} UNION ALL SELECT id, requested_ms FROM actions WHERE id IN ${list})
     GROUP BY id ORDER BY id`,
    [...ids, ...ids],
  );
  return new Map(rows.map((row) => [row.text('id'), row.number('time')]));
}
