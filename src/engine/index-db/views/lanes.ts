import type { LaneKey } from '../../../contract/index.ts';
import { EVENT_AGENT, eventsFrom } from '../filter-fields.ts';

/** Lanes travel as 16-bit numbers: a log of more distinct actors than that is drawn with the last lane shared. */
export const MAX_LANES = 65_535;

const LANE_KEYS: readonly LaneKey[] = ['agent', 'fleet', 'person', 'actor', 'layer', 'system'];

interface LaneRule { readonly key: string; readonly group: string; readonly label: string; readonly joins: string }

const name = (kind: string): string => `(SELECT name FROM labels WHERE kind = '${kind}' AND id = key)`;
const label = (kind: string): string => `coalesce(${name(kind)}, key)`;

/** Which lane an event lies in. People and services without an agent's action keep lanes of their own; by person, what agents did lies with who answers for them. */
const RULES: Readonly<Record<LaneKey, LaneRule>> = {
  agent: {
    key: `coalesce(${EVENT_AGENT}, e.actor_id)`,
    group: `CASE WHEN ${EVENT_AGENT} IS NULL THEN e.actor_kind ELSE 'agent' END`,
    label: `coalesce(${name('agent')}, ${name('person')}, key)`,
    joins: '',
  },
  fleet: { key: `coalesce(e.fleet_id, '')`, group: `''`, label: label('fleet'), joins: '' },
  person: {
    key: `CASE WHEN e.actor_kind = 'person' THEN e.actor_id ELSE coalesce(pa.accountable, '') END`, group: `''`, label: label('person'),
    joins: 'LEFT JOIN (SELECT id, min(accountable) AS accountable FROM actions GROUP BY id) pa ON pa.id = e.action_id',
  },
  actor: { key: 'e.actor_id', group: 'e.actor_kind', label: `CASE WHEN grp = 'agent' THEN ${label('agent')} ELSE ${label('person')} END`, joins: '' },
  layer: { key: `coalesce(e.layer, '')`, group: `''`, label: 'key', joins: '' },
  system: { key: `coalesce(e.system_id, '')`, group: `coalesce(n.environment, '')`, label: label('system'), joins: `LEFT JOIN (SELECT id, min(environment) AS environment FROM graph_nodes GROUP BY id) n ON n.id = e.system_id` },
};

/** Lanes of what is left of the log, in the order of all; see `LANE_TABLES`. */
export function lanesOf(by: LaneKey, where: string | null): string {
  if (where === null) return `SELECT grp, key, n, least(lane, ${MAX_LANES - 1}) AS lane FROM lanes WHERE by_key = '${by}'`;
  return `SELECT l.grp, l.key, c.n, least(row_number() OVER (ORDER BY l.lane) - 1, ${MAX_LANES - 1}) AS lane
    FROM (SELECT d.lane_${by} AS lane, count(*) AS n FROM ${drawnFrom(where)} GROUP BY 1) c JOIN lanes l ON l.by_key = '${by}' AND l.lane = c.lane`;
}

/** Events as they are drawn, of the whole log or of what a filter leaves. */
export const drawnFrom = (where: string | null): string => (where === null ? 'drawn d' : `drawn d SEMI JOIN (SELECT e.row FROM ${eventsFrom(where)} WHERE ${where}) found ON found.row = d.row`);

const laneNumbers = (by: LaneKey): string => {
  const { key, group } = RULES[by];
  return `JOIN lanes at_${by} ON at_${by}.by_key = '${by}' AND at_${by}.grp = ${group} AND at_${by}.key = ${key}`;
};
const JOINS = [...new Set(LANE_KEYS.map((by) => RULES[by].joins))].join(' ');

/**
 * `lanes`: for every way to lay the log out its lanes, numbered in their order, with their events. `drawn`: the log as numbers
 * alone, of which a million are read in the time of ten thousand texts: when, in which lane of each, and what kind of event.
 */
export const LANE_TABLES: readonly string[] = [
  'CREATE TABLE lanes (by_key VARCHAR, lane INTEGER, grp VARCHAR, key VARCHAR, n INTEGER)',
  // One after another, because each needs memory.
  ...LANE_KEYS.map((by) => {
    const { key, group, joins } = RULES[by];
    return `INSERT INTO lanes SELECT '${by}', row_number() OVER (ORDER BY grp, key) - 1, grp, key, n
      FROM (SELECT ${group} AS grp, ${key} AS key, count(*) AS n FROM ${eventsFrom(key, group)} ${joins} GROUP BY 1, 2)`;
  }),
  `CREATE TABLE event_kinds AS SELECT (row_number() OVER (ORDER BY type, outcome, finding) - 1)::INTEGER AS kind, type, outcome, finding
     FROM (SELECT e.type, e.outcome, f.row IS NOT NULL AS finding FROM events e LEFT JOIN (SELECT DISTINCT row FROM event_findings) f ON f.row = e.row GROUP BY ALL)`,
  `CREATE TABLE drawn AS SELECT e.row, e.time_ms, k.kind, ${LANE_KEYS.map((by) => `at_${by}.lane AS lane_${by}`).join(', ')}
     FROM ${eventsFrom(...LANE_KEYS.map((by) => RULES[by].key))} ${JOINS} ${LANE_KEYS.map(laneNumbers).join(' ')}
       LEFT JOIN (SELECT DISTINCT row FROM event_findings) f ON f.row = e.row
       JOIN event_kinds k ON k.type = e.type AND k.outcome IS NOT DISTINCT FROM e.outcome AND k.finding = (f.row IS NOT NULL)`,
];

export const laneLabel = (by: LaneKey): string => RULES[by].label;
