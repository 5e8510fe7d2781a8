import type { LaneKey } from '../../../contract/index.ts';
import { EVENT_AGENT, eventsFrom } from '../filter-fields.ts';

/** Lanes travel as 16-bit numbers: a log of more distinct actors than that is drawn with the last lane shared. */
const MAX_LANES = 65_535;

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

const placed = (by: LaneKey, columns: string, where: string): string => {
  const { key, group, joins } = RULES[by];
  return `SELECT ${columns}${group} AS grp, ${key} AS key FROM ${eventsFrom(key, group, where)} ${joins} WHERE ${where}`;
};

/** Lanes numbered in their order, of counted groups and keys. */
const numbered = (counts: string): string => `SELECT grp, key, n, least(row_number() OVER (ORDER BY grp, key) - 1, ${MAX_LANES - 1}) AS lane FROM (${counts})`;

/** Those of the whole log, where nothing is filtered, were counted when the index was built. */
const counted = (by: LaneKey, where: string | null): string =>
  (where === null ? `SELECT grp, key, n FROM lane_counts WHERE by_key = '${by}'` : `SELECT grp, key, count(*) AS n FROM (${placed(by, '', where)}) GROUP BY grp, key`);

/** Filtered events with their lane's group and key, as a common table `placed`, and the lanes numbered in `lanes`. */
export function laneTables(by: LaneKey, where: string | null): string {
  const columns = 'e.row, e.time_ms, e.type, e.outcome, ';
  return where === null
    ? `WITH placed AS (${placed(by, columns, 'true')}), lanes AS (${numbered(counted(by, null))})`
    : `WITH placed AS (${placed(by, columns, where)}), lanes AS (${numbered('SELECT grp, key, count(*) AS n FROM placed GROUP BY grp, key')})`;
}

/** The lanes alone. */
export const lanesOnly = (by: LaneKey, where: string | null): string => `WITH lanes AS (${numbered(counted(by, where))})`;

/** Events of the whole log by lane, for every way to lay it out; one after another, because each needs memory. */
export const LANE_COUNTS: readonly string[] = [
  'CREATE TABLE lane_counts (by_key VARCHAR, grp VARCHAR, key VARCHAR, n INTEGER)',
  ...LANE_KEYS.map((by) => `INSERT INTO lane_counts SELECT '${by}', grp, key, count(*) FROM (${placed(by, '', 'true')}) GROUP BY grp, key`),
];

export const laneLabel = (by: LaneKey): string => RULES[by].label;
