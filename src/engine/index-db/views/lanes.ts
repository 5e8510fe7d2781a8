import type { LaneKey } from '../../../contract/index.ts';
import { EVENT_AGENT, EVENTS_FROM } from '../filter-fields.ts';

/** Lanes travel as 16-bit numbers: a log of more distinct actors than that is drawn with the last lane shared. */
const MAX_LANES = 65_535;

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

/** Filtered events with their lane's group and key, as a common table `placed`, and the lanes numbered in `lanes`. */
export function laneTables(by: LaneKey, where: string): string {
  const rule = RULES[by];
  return `WITH placed AS (
      SELECT e.row, e.time_ms, e.type, e.outcome, ${rule.group} AS grp, ${rule.key} AS key
      FROM ${EVENTS_FROM} ${rule.joins} WHERE ${where}),
    lanes AS (
      SELECT grp, key, count(*) AS n, least(row_number() OVER (ORDER BY grp, key) - 1, ${MAX_LANES - 1}) AS lane FROM placed GROUP BY grp, key)`;
}

export const laneLabel = (by: LaneKey): string => RULES[by].label;
