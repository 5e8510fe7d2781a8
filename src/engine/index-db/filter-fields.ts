import type { Field, FieldTable } from './filter-sql.ts';

/** Fields of the two tables a user filters. Queries name the tables `e`, `a` and the label and agent joins as here. */

const text = (column: string): Field => ({ kind: 'text', column });
/** In a list that is made once: one that is asked of each row again takes seconds of a million. */
const inTable = (column: string, row: string, from: string): Field => ({
  kind: 'text',
  column,
  wrap: (condition) => `${row} IN (SELECT ${from} (${condition}))`,
});

/** The agent an event belongs to: its actor, or else the agent whose action it is about. */
export const EVENT_AGENT = `CASE WHEN e.actor_kind = 'agent' THEN e.actor_id ELSE aa.agent_id END`;
const AGENTS_JOIN = 'LEFT JOIN action_agents aa ON aa.id = e.action_id';
const LABELS_JOIN = `LEFT JOIN labels l ON l.id = e.actor_id AND l.kind = CASE WHEN e.actor_kind = 'agent' THEN 'agent' ELSE 'person' END`;

/** Events with the joins that this SQL speaks of, and no other: a million rows joined for nothing take longer than the answer. */
export function eventsFrom(...sql: readonly string[]): string {
  const text = sql.join(' ');
  return ['events e', ...(/\baa\./.test(text) ? [AGENTS_JOIN] : []), ...(/\bl\./.test(text) ? [LABELS_JOIN] : [])].join(' ');
}

/** As `EVENT_AGENT`, but without joining every event to its action: agents are looked for among actions first. */
const eventAgent: Field = {
  kind: 'text', column: 'e.actor_id', other: 'acting.agent_id',
  wrap: (own, others) => `CASE WHEN e.actor_kind = 'agent' THEN (${own}) ELSE e.action_id IN (SELECT acting.id FROM action_agents acting WHERE (${others})) END`,
};
const finding = inTable('f.code', 'e.row', 'ef.row FROM event_findings ef JOIN findings f ON f.idx = ef.idx WHERE');

export const EVENT_FIELDS: FieldTable = {
  fields: new Map<string, Field>([
    ['id', text('e.id')],
    ['row', { kind: 'number', column: 'e.row' }],
    ['seq', { kind: 'number', column: 'e.seq' }],
    ['time', { kind: 'time', column: 'e.time_ms' }],
    ['stream', text('e.stream')],
    ['type', text('e.type')],
    ['known', { kind: 'boolean', column: 'e.known' }],
    ['layer', text('e.layer')],
    ['kind', text('e.actor_kind')],
    ['actor', text('e.actor_id')],
    ['agent', eventAgent],
    ['fleet', text('e.fleet_id')],
    ['action', text('e.action_id')],
    ['system', text('e.system_id')],
    ['env', text('e.environment')],
    ['class', text('e.data_class')],
    ['outcome', { ...text('e.outcome'), words: new Map([['completed', 'success'], ['failed', 'failure']]) }],
    ['integrity', text('e.integrity')],
    ['hash', text('e.hash')],
    ['file', text('e.file')],
    ['cause', inTable('c.cause_id', 'e.row', 'c.row FROM causes c WHERE')],
    ['finding', finding],
  ]),
  text: ['e.searched', 'lower(e.type)'],
};

export const ACTION_FIELDS: FieldTable = {
  fields: new Map<string, Field>([
    ['id', text('a.id')],
    ['action', text('a.id')],
    ['kind', text('a.kind')],
    ['agent', text('a.agent_id')],
    ['fleet', text('a.fleet_id')],
    ['accountable', text('a.accountable')],
    ['env', text('a.environment')],
    ['risk', text('a.risk_class')],
    ['autonomy', text('a.autonomy')],
    ['reversibility', text('a.reversibility')],
    ['outcome', { ...text('a.outcome'), words: new Map([['success', 'completed'], ['failure', 'failed']]) }],
    ['integrity', text('a.integrity')],
    ['time', { kind: 'time', column: 'a.requested_ms' }],
    ['started', { kind: 'time', column: 'a.started_ms' }],
    ['finished', { kind: 'time', column: 'a.finished_ms' }],
    // An approval that nobody gave before it expired names no approver.
    ['approver', inTable(`nullif(p.approver, '')`, 'a.id', 'p.action_id FROM action_approvers p WHERE')],
    ['system', inTable('s.system_id', 'a.id', 's.action_id FROM action_systems s WHERE')],
    ['exception', inTable('x.control_id', 'a.id', `x.subject FROM control_facts x WHERE x.kind = 'action' AND x.verdict = 'exception' AND`)],
  ]),
  text: ['lower(a.title)', 'lower(a.id)', 'lower(a.kind)'],
};

/** A touch is an event's or an action's; its words are those the other two tables share, so that a filter can be carried along. */
export const TOUCH_FIELDS: FieldTable = {
  fields: new Map<string, Field>([
    ['agent', text('t.agent')],
    ['fleet', text('t.fleet')],
    ['system', text('t.system')],
    ['env', text('t.environment')],
    ['class', text('t.data_class')],
    ['action', text('t.action_id')],
    ['mode', text('t.mode')],
    ['standing', text('t.standing')],
    ['time', { kind: 'time', column: 't.time_ms' }],
  ]),
  text: ['lower(t.agent)', 'lower(t.system)'],
};
