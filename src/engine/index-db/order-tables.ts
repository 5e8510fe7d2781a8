/** Rows of the whole log in each order it can be read in, numbered from 0; a page of them is a range. Texts are ranked first: a sort by numbers needs little of the writer's memory. */
const ordered = (name: string, from: string, key: string): string =>
  `CREATE TABLE ${name} AS SELECT (row_number() OVER (ORDER BY ${key}, e.row) - 1)::INTEGER AS n, e.row FROM ${from} ORDER BY n`;

export const ORDER_TABLES: readonly string[] = [
  // A log's own order is hardly ever that of time: streams stand one after another.
  ordered('time_order', 'events e', 'e.time_ms'),
  // `n` events of a type, of which so many are `silent`: of no shape that could be read.
  `CREATE TABLE event_types AS SELECT type, n, silent, row_number() OVER (ORDER BY type)::INTEGER AS k FROM (SELECT type, count(*) AS n, count(*) FILTER (brief = '') AS silent FROM events GROUP BY type)`,
  ordered('type_order', 'events e JOIN event_types t ON t.type = e.type', 't.k'),
  ordered('actor_order', `events e JOIN (
    SELECT a.actor_kind, a.actor_id, dense_rank() OVER (ORDER BY coalesce(l.name, a.actor_id))::INTEGER AS k FROM (SELECT DISTINCT actor_kind, actor_id FROM events) a
    LEFT JOIN labels l ON l.id = a.actor_id AND l.kind = CASE WHEN a.actor_kind = 'agent' THEN 'agent' ELSE 'person' END) t ON t.actor_kind = e.actor_kind AND t.actor_id = e.actor_id`, 't.k'),
];
