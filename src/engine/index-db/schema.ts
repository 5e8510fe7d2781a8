import { BODY, table, type Table } from './columns.ts';
import { BEYOND } from './governance-schema.ts';
import { RECORD_TABLES } from './record-schema.ts';

/**
 * Tables of the query index, by the names docs/record.md uses. Everything in them is a copy of what the evidence
 * says; the index proves nothing and is rebuilt at will. Times are milliseconds since the epoch, offsets bytes;
 * both are DOUBLE, exact below 2^53, so that they cross into JavaScript as numbers.
 */
export const SCHEMA_VERSION = 9;

/** Binds a file to the evidence it was built from; a reader that finds other values rebuilds. `ids` digests those of all events as a population to sample from. */
export const META = table('meta', { evidence: 'VARCHAR', schema: 'INTEGER', events: 'DOUBLE', ids: 'VARCHAR', period_from: 'DOUBLE', period_to: 'DOUBLE' });

/** What an event says of itself; `events` holds these columns, and `searched`. */
const EVENT_COLUMNS = {
  row: 'INTEGER', id: 'VARCHAR', stream: 'VARCHAR', seq: 'DOUBLE', time_ms: 'DOUBLE', type: 'VARCHAR', source_type: 'VARCHAR', known: 'BOOLEAN', layer: 'VARCHAR',
  actor_kind: 'VARCHAR', actor_id: 'VARCHAR', fleet_id: 'VARCHAR', action_id: 'VARCHAR', system_id: 'VARCHAR', environment: 'VARCHAR',
  data_class: 'VARCHAR', outcome: 'VARCHAR', brief: 'VARCHAR', hash: 'VARCHAR', file: 'VARCHAR', off: 'DOUBLE', len: 'DOUBLE',
  pointer: 'VARCHAR', integrity: 'VARCHAR',
} as const;
const EVENTS = table('events', { ...EVENT_COLUMNS, searched: 'VARCHAR' });
/** Between the two texts of `searched`: a control character, which nobody types, so that no word is found across it. */
const SEARCHED = 'lower(concat(s.id, chr(31), s.brief)) AS searched';
/** Events while they are written: what a row has before it is put in place. */
export const stagedEvents = (turn: 0 | 1) => table(`staged_events_${turn}`, EVENT_COLUMNS);
export type StagedEvents = ReturnType<typeof stagedEvents>;

/** `n` keeps the order in which the event names its causes. */
export const CAUSES = table('causes', { row: 'INTEGER', n: 'INTEGER', cause_id: 'VARCHAR' });

/** From the run the index was built beside. */
export const FILES = table('files', { n: 'INTEGER', name: 'VARCHAR', size: 'DOUBLE', sha256: 'VARCHAR', listed: 'BOOLEAN', status: 'VARCHAR' });
export const STREAMS = table('streams', { name: 'VARCHAR', origin: 'VARCHAR', count: 'DOUBLE', ...BODY });
export const FINDINGS = table('findings', { idx: 'INTEGER', code: 'VARCHAR', check_id: 'VARCHAR', effect: 'VARCHAR', file: 'VARCHAR', off: 'DOUBLE', event: 'VARCHAR' });
/** `kind` is what the record holds under the subject's id; null where that is something else. */
export const CONTROL_FACTS = table('control_facts', { control_id: 'VARCHAR', n: 'INTEGER', subject: 'VARCHAR', kind: 'VARCHAR', verdict: 'VARCHAR', ...BODY });
/** `kind` is `recomputed` or `reported`. */
export const METRICS = table('metrics', { n: 'INTEGER', kind: 'VARCHAR', metric: 'VARCHAR', ...BODY });
/** Where each log's tree is continued, and the roots of its whole blocks, so that a proof hashes two blocks and not the log. */
export const LOG_STARTS = table('log_starts', { stream: 'VARCHAR', size: 'DOUBLE', range: 'VARCHAR' });
export const LOG_BLOCKS = table('log_blocks', { stream: 'VARCHAR', n: 'INTEGER', hash: 'VARCHAR' });
export const UNKNOWN_TYPES = table('unknown_types', { type: 'VARCHAR', count: 'DOUBLE' });

export const TABLES: readonly Table[] = [META, EVENTS, CAUSES, ...RECORD_TABLES, FILES, STREAMS, FINDINGS, CONTROL_FACTS, METRICS, LOG_STARTS, LOG_BLOCKS, UNKNOWN_TYPES, BEYOND];

const create = ({ name, columns }: Table, kind: 'TABLE' | 'TEMP TABLE'): string =>
  `CREATE ${kind} ${name} (${Object.entries(columns).map(([column, type]) => `${column} ${type}`).join(', ')})`;

export const CREATE_TABLES: readonly string[] = TABLES.map((each) => create(each, 'TABLE'));
export const createTemporary = (each: Table): string => create(each, 'TEMP TABLE');
export const dropTable = ({ name }: Table): string => `DROP TABLE ${name}`;

/** Staged events as they are in `events`; one thread does it, and keeps their order. */
export const moveEvents = ({ name }: Table): string => `INSERT INTO events SELECT s.*, ${SEARCHED} FROM ${name} s`;
