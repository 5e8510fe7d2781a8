import { TOUCH_TABLES } from './touch-tables.ts';

/**
 * Tables of the query index, by the names docs/record.md uses. Everything in them is a copy of what the evidence
 * says; the index proves nothing and is rebuilt at will. Times are milliseconds since the epoch, offsets bytes;
 * both are DOUBLE, exact below 2^53, so that they cross into JavaScript as numbers.
 */
export const SCHEMA_VERSION = 2;

export type ColumnType = 'INTEGER' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN';
export interface Table<Name extends string = string> {
  readonly name: Name;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

const table = <const Name extends string, const C extends Record<string, ColumnType>>(name: Name, columns: C) => ({ name, columns });
const body = { body: 'VARCHAR' } as const;

/** Binds a file to the evidence it was built from; a reader that finds other values rebuilds. */
export const META = table('meta', { evidence: 'VARCHAR', schema: 'INTEGER', events: 'DOUBLE', period_from: 'DOUBLE', period_to: 'DOUBLE' });

const EVENTS = table('events', {
  row: 'INTEGER', id: 'VARCHAR', stream: 'VARCHAR', seq: 'DOUBLE', time_ms: 'DOUBLE', type: 'VARCHAR', known: 'BOOLEAN', layer: 'VARCHAR',
  actor_kind: 'VARCHAR', actor_id: 'VARCHAR', fleet_id: 'VARCHAR', action_id: 'VARCHAR', system_id: 'VARCHAR', environment: 'VARCHAR',
  data_class: 'VARCHAR', outcome: 'VARCHAR', brief: 'VARCHAR', hash: 'VARCHAR', file: 'VARCHAR', off: 'DOUBLE', len: 'DOUBLE', integrity: 'VARCHAR',
});
/** Columns of `events` in which the same few words recur, often enough that writing each once pays. */
const WORD_COLUMNS = [
  'stream', 'type', 'layer', 'actor_kind', 'actor_id', 'fleet_id', 'action_id', 'system_id', 'environment', 'data_class', 'outcome', 'file', 'integrity',
] as const;
type WordColumn = (typeof WORD_COLUMNS)[number];
type Staged<C> = { readonly [K in keyof C]: K extends WordColumn ? 'INTEGER' : C[K] };
const coded = new Set<string>(WORD_COLUMNS);
const staged = <C extends Readonly<Record<string, ColumnType>>>(columns: C): Staged<C> =>
  Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, coded.has(name) ? 'INTEGER' : type])) as Staged<C>;

/** Events while they are written: word columns hold numbers into `words`, because a string a cell is what costs. */
export const stagedEvents = (turn: 0 | 1) => table(`staged_events_${turn}`, staged(EVENTS.columns));
export type StagedEvents = ReturnType<typeof stagedEvents>;
export const WORDS = table('words', { number: 'INTEGER', word: 'VARCHAR' });
/** Of their own, because there are as many as actions, and every other word column would be joined to all of them. */
export const ACTION_WORDS = table('action_words', { number: 'INTEGER', word: 'VARCHAR' });
export type Words = typeof WORDS | typeof ACTION_WORDS;

/** `n` keeps the order in which the event names its causes. */
export const CAUSES = table('causes', { row: 'INTEGER', n: 'INTEGER', cause_id: 'VARCHAR' });

export const ACTIONS = table('actions', {
  n: 'INTEGER', id: 'VARCHAR', kind: 'VARCHAR', title: 'VARCHAR', agent_id: 'VARCHAR', fleet_id: 'VARCHAR', accountable: 'VARCHAR',
  environment: 'VARCHAR', risk_class: 'VARCHAR', autonomy: 'VARCHAR', reversibility: 'VARCHAR', requested_ms: 'DOUBLE', started_ms: 'DOUBLE',
  ended_ms: 'DOUBLE', outcome: 'VARCHAR', integrity: 'VARCHAR', ...body,
});
/** Graph nodes an action names: what it asked to touch (`target`) and what it says it touched (`effect`). */
export const ACTION_SYSTEMS = table('action_systems', { action_id: 'VARCHAR', agent_id: 'VARCHAR', system_id: 'VARCHAR', relation: 'VARCHAR', happened: 'BOOLEAN' });
export const ACTION_APPROVERS = table('action_approvers', { action_id: 'VARCHAR', approver: 'VARCHAR', decision: 'VARCHAR', signature: 'VARCHAR' });

export const PEOPLE = table('people', { id: 'VARCHAR', name: 'VARCHAR', kind: 'VARCHAR', manager: 'VARCHAR', ...body });
export const ROLES = table('roles', { id: 'VARCHAR', name: 'VARCHAR', ...body });
export const BINDINGS = table('bindings', { principal: 'VARCHAR', role: 'VARCHAR', from_ms: 'DOUBLE', until_ms: 'DOUBLE', granted_by: 'VARCHAR' });
export const AGENTS = table('agents', {
  id: 'VARCHAR', name: 'VARCHAR', fleet_id: 'VARCHAR', version: 'VARCHAR', model: 'VARCHAR', owner: 'VARCHAR', status: 'VARCHAR', clearance: 'VARCHAR', ...body,
});
export const FLEETS = table('fleets', { id: 'VARCHAR', name: 'VARCHAR', purpose: 'VARCHAR', max_concurrency: 'DOUBLE', ...body });
export const POLICIES = table('policies', { policy_id: 'VARCHAR', version: 'VARCHAR', effective_from_ms: 'DOUBLE', digest: 'VARCHAR', ...body });
/** `n` numbers the policy versions in the order of `policies`. */
export const POLICY_CELLS = table('policy_cells', {
  n: 'INTEGER', version: 'VARCHAR', effective_from_ms: 'DOUBLE', environment: 'VARCHAR', risk_class: 'VARCHAR', max_autonomy: 'VARCHAR', gate: 'VARCHAR', mode: 'VARCHAR',
});
export const GRAPHS = table('graphs', { n: 'INTEGER', id: 'VARCHAR', valid_from_ms: 'DOUBLE', digest: 'VARCHAR' });
export const GRAPH_NODES = table('graph_nodes', {
  graph: 'INTEGER', n: 'INTEGER', id: 'VARCHAR', kind: 'VARCHAR', name: 'VARCHAR', layer: 'VARCHAR', environment: 'VARCHAR', data_class: 'VARCHAR', owner: 'VARCHAR',
});
export const GRAPH_EDGES = table('graph_edges', { graph: 'INTEGER', n: 'INTEGER', source: 'VARCHAR', target: 'VARCHAR', kind: 'VARCHAR' });
export const PIPELINE_RUNS = table('pipeline_runs', {
  id: 'VARCHAR', pipeline: 'VARCHAR', commit_id: 'VARCHAR', status: 'VARCHAR', started_ms: 'DOUBLE', finished_ms: 'DOUBLE', environment: 'VARCHAR',
});
export const TICKETS = table('tickets', { id: 'VARCHAR', kind: 'VARCHAR', title: 'VARCHAR', state: 'VARCHAR', opened_ms: 'DOUBLE', closed_ms: 'DOUBLE' });

/** From the run the index was built beside. */
export const FILES = table('files', { n: 'INTEGER', name: 'VARCHAR', size: 'DOUBLE', sha256: 'VARCHAR', listed: 'BOOLEAN', status: 'VARCHAR' });
export const STREAMS = table('streams', { name: 'VARCHAR', origin: 'VARCHAR', count: 'DOUBLE', ...body });
export const FINDINGS = table('findings', { idx: 'INTEGER', code: 'VARCHAR', check_id: 'VARCHAR', effect: 'VARCHAR', file: 'VARCHAR', off: 'DOUBLE', event: 'VARCHAR' });
export const CONTROL_FACTS = table('control_facts', { control_id: 'VARCHAR', n: 'INTEGER', subject: 'VARCHAR', verdict: 'VARCHAR', ...body });
export const UNKNOWN_TYPES = table('unknown_types', { type: 'VARCHAR', count: 'DOUBLE' });

const TABLES: readonly Table[] = [
  META, EVENTS, CAUSES, ACTIONS, ACTION_SYSTEMS, ACTION_APPROVERS, PEOPLE, ROLES, BINDINGS, AGENTS, FLEETS, POLICIES, POLICY_CELLS, GRAPHS, GRAPH_NODES,
  GRAPH_EDGES, PIPELINE_RUNS, TICKETS, FILES, STREAMS, FINDINGS, CONTROL_FACTS, UNKNOWN_TYPES,
];

const create = ({ name, columns }: Table, kind: 'TABLE' | 'TEMP TABLE'): string =>
  `CREATE ${kind} ${name} (${Object.entries(columns).map(([column, type]) => `${column} ${type}`).join(', ')})`;

export const CREATE_TABLES: readonly string[] = TABLES.map((each) => create(each, 'TABLE'));
export const createTemporary = (each: Table): string => create(each, 'TEMP TABLE');
export const dropTable = ({ name }: Table): string => `DROP TABLE ${name}`;

/** Staged events with their words put back, in row order. */
export const moveEvents = ({ name }: Table): string =>
  `INSERT INTO events SELECT ${Object.keys(EVENTS.columns).map((column) => (coded.has(column) ? `w_${column}.word AS ${column}` : `s.${column}`)).join(', ')}
     FROM ${name} s ${WORD_COLUMNS.map((column) => `LEFT JOIN ${(column === 'action_id' ? ACTION_WORDS : WORDS).name} w_${column} ON w_${column}.number = s.${column}`).join(' ')} ORDER BY s.row`;

/**
 * What only a query over the loaded tables can say. One label an id: the registry may, by mistake or malice,
 * hold an id twice, and a join must not multiply events by it.
 */
export const DERIVED: readonly string[] = [
  `CREATE TABLE labels AS
     SELECT 'agent' AS kind, id, min(name) AS name FROM agents GROUP BY id
     UNION ALL SELECT 'person', id, min(name) FROM people GROUP BY id
     UNION ALL SELECT 'fleet', id, min(name) FROM fleets GROUP BY id
     UNION ALL SELECT 'system', id, arg_max(name, graph * 1000000.0 - n) FROM graph_nodes GROUP BY id`,
  `CREATE TABLE event_findings AS
     SELECT DISTINCT e.row, f.idx FROM findings f JOIN events e ON e.file = f.file AND e.off = f.off WHERE f.file IS NOT NULL AND f.off IS NOT NULL
     UNION SELECT DISTINCT e.row, f.idx FROM findings f JOIN (SELECT id, min(row) AS row FROM events GROUP BY id) e ON e.id = f.event WHERE f.event IS NOT NULL AND (f.file IS NULL OR f.off IS NULL)`,
  `CREATE TABLE action_agents AS SELECT id, min(agent_id) AS agent_id FROM actions GROUP BY id`,
  ...TOUCH_TABLES,
];
