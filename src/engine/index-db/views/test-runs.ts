import type { DuckDBConnection } from '@duckdb/node-api';
import { TEST_RESULTS, type OpenRunPart, type OpenRunRow, type Page, type ServiceRow, type SuiteRow, type TestBucket, type TestPosture, type TestResult, type TestRunRow } from '../../../contract/index.ts';
import type { Parameter } from '../filter-sql.ts';
import { select, type Row } from '../select.ts';
import { eventsAt, placeOf, pointed } from './events-at.ts';
import { RESULTS, RESULTS_IN_TIME, UNREAD_RESULTS } from './test-runs-sql.ts';
import { axisOf, NO_TIME } from './time-axis.ts';
import { ACTION_OUTCOMES, ENVIRONMENTS, NODE_KINDS } from './words.ts';

/** So few that a column holds several runs where there are some each week. */
const MOST_BUCKETS = 30;

export interface PageQuery { readonly offset: number; readonly limit: number }
export type SuitesQuery = PageQuery & { readonly result: TestResult };
export type RunsQuery = PageQuery & { readonly system: string | null; readonly suite: string };
export type OpenRunsQuery = PageQuery & { readonly part: OpenRunPart };

/** How tests stand when the record ends. */
export async function testPosture(connection: DuckDBConnection): Promise<TestPosture> {
  const suites = await select(connection, 'SELECT result, count(*) AS n FROM suites GROUP BY result');
  const open = await select(connection, 'SELECT part, count(*) AS n FROM open_runs GROUP BY part');
  const [found] = await select(connection, `
    SELECT (SELECT count(*) FROM graphs WHERE valid_from_ms <= (SELECT max(time_ms) FROM events)) AS graphs, (SELECT count(*) FROM services) AS services,
      (SELECT count(*) FROM services WHERE NOT tested) AS untested, (SELECT count(*) FROM tests) AS runs, ${UNREAD_RESULTS} AS unread`);
  const count = (rows: readonly Row[], column: string, word: string): number => rows.find((row) => row.text(column) === word)?.number('n') ?? 0;
  return {
    runs: found?.number('runs') ?? 0, unread: found?.number('unread') ?? 0,
    suites: { failed: count(suites, 'result', 'failed'), empty: count(suites, 'result', 'empty'), passed: count(suites, 'result', 'passed') },
    open: { running: count(open, 'part', 'running'), unreported: count(open, 'part', 'unreported'), unbegun: count(open, 'part', 'unbegun') },
    services: found === undefined || found.number('graphs') === 0 ? null : { all: found.number('services'), untested: found.number('untested') },
    trend: await trend(connection),
  };
}

/** Over the whole time of the log: a stretch without a run is no gap in the record. */
async function trend(connection: DuckDBConnection): Promise<TestPosture['trend']> {
  const [span] = await select(connection, 'SELECT min(t) AS first, max(t) AS last, (SELECT count(*) FROM tests) AS runs FROM (SELECT time_ms AS t FROM events UNION ALL SELECT time_ms FROM tests)');
  const [first, last] = [span?.numberOrNull('first') ?? null, span?.numberOrNull('last') ?? null];
  if (first === null || last === null || span?.number('runs') === 0) return { ...NO_TIME, buckets: [] };
  const axis = axisOf(first, last, MOST_BUCKETS);
  const buckets = new Map<number, TestBucket>();
  for (const row of await select(connection, RESULTS_IN_TIME, [axis.step])) {
    const index = row.number('bucket') - axis.from / axis.step;
    const bucket = buckets.get(index) ?? { index, failed: 0, empty: 0, passed: 0 };
    buckets.set(index, { ...bucket, [row.word('result', TEST_RESULTS)]: row.number('n') });
  }
  return { ...axis, buckets: [...buckets.values()] };
}

/** One page of `listed`, in `order`, with names and the events that its rows point to. */
async function paged(connection: DuckDBConnection, tables: string, listed: string, order: string, parameters: readonly Parameter[], { offset, limit }: PageQuery, columns: string, joins: string): Promise<Paged> {
  const [count] = await select(connection, `${tables} SELECT count(*) AS n FROM (${listed})`, parameters);
  const rows = await select(connection, `${tables === '' ? 'WITH' : `${tables},`}
    page AS MATERIALIZED (SELECT row_number() OVER () - 1 AS at, * FROM (SELECT * FROM (${listed}) ORDER BY ${order} LIMIT ? OFFSET ?))
    SELECT p.*${columns} FROM page p ${joins} ORDER BY p.at`, [...parameters, limit, offset]);
  return { total: count?.number('n') ?? 0, rows };
}

interface Paged { readonly total: number; readonly rows: readonly Row[] }

export async function suites(connection: DuckDBConnection, { result, ...query }: SuitesQuery): Promise<Page<SuiteRow>> {
  const listed = `SELECT s.*, l.name AS label FROM suites s LEFT JOIN labels l ON l.kind = 'system' AND l.id = s.system_id WHERE s.result = ?`;
  const { total, rows } = await paged(connection, '', listed, 'label IS NULL, label, system_id, suite', [result], query, ', r.kind', 'LEFT JOIN resources r ON r.id = p.system_id');
  const run = await runsOf(connection, rows, query);
  return {
    total, offset: query.offset,
    rows: rows.map((row) => ({
      ...run(row), system: row.textOrNull('system_id'), label: row.textOrNull('label'), kind: row.wordOrNull('kind', NODE_KINDS), suite: row.text('suite'),
      runs: row.number('runs'), failedRuns: row.number('failed_runs'), emptyRuns: row.number('empty_runs'),
    })),
  };
}

export async function suiteRuns(connection: DuckDBConnection, { system, suite, ...query }: RunsQuery): Promise<Page<TestRunRow>> {
  const listed = `SELECT * FROM results WHERE suite = ? AND ${system === null ? 'system_id IS NULL' : 'system_id = ?'}`;
  const { total, rows } = await paged(connection, `WITH ${RESULTS}`, listed, 'time_ms DESC, file DESC, off DESC', system === null ? [suite] : [suite, system], query, '', '');
  return { total, offset: query.offset, rows: rows.map(await runsOf(connection, rows, query)) };
}

async function runsOf(connection: DuckDBConnection, rows: readonly Row[], { offset }: PageQuery): Promise<(row: Row) => TestRunRow> {
  const events = await eventsAt(connection, rows.map((row) => placeOf(row)));
  return (row) => ({
    n: offset + row.number('at'), result: row.word('result', TEST_RESULTS), passed: row.number('passed'), failed: row.number('failed'), required: row.flag('required'), commit: row.text('commit_id'),
    time: row.number('time_ms'), action: row.textOrNull('action_id'), at: pointed(row, events) ?? {},
  });
}

export async function openRuns(connection: DuckDBConnection, { part, ...query }: OpenRunsQuery): Promise<Page<OpenRunRow>> {
  const listed = `SELECT a.n AS place, a.id, a.title, a.agent_id, a.requested_ms, a.started_ms, a.finished_ms, a.outcome, a.file, a.off, a.len, a.pointer
    FROM open_runs o JOIN actions a ON a.n = o.n WHERE o.part = ?`;
  const { total, rows } = await paged(connection, '', listed, 'place', [part], query,
    ', coalesce(g.name, p.agent_id) AS agent, coalesce(l.name, x.system_id) AS system',
    `LEFT JOIN labels g ON g.kind = 'agent' AND g.id = p.agent_id
     LEFT JOIN (SELECT action_id, arg_min(system_id, rowid) AS system_id FROM action_systems WHERE relation = 'target' AND action_id IN (SELECT id FROM page) GROUP BY action_id) x ON x.action_id = p.id
     LEFT JOIN labels l ON l.kind = 'system' AND l.id = x.system_id`);
  const events = await eventsAt(connection, rows.map((row) => placeOf(row)));
  return {
    total, offset: query.offset,
    rows: rows.map((row) => ({
      n: query.offset + row.number('at'), action: row.text('id'), title: row.text('title'), system: row.textOrNull('system'), agent: row.text('agent'), requested: row.number('requested_ms'),
      started: row.numberOrNull('started_ms'), finished: row.numberOrNull('finished_ms'), outcome: row.word('outcome', ACTION_OUTCOMES), at: pointed(row, events) ?? {},
    })),
  };
}

export async function untestedServices(connection: DuckDBConnection, query: PageQuery): Promise<Page<ServiceRow>> {
  const listed = 'SELECT id, name, environment, owner FROM services WHERE NOT tested';
  const { total, rows } = await paged(connection, '', listed, 'name, id', [], query, ', coalesce(l.name, p.owner) AS owned', `LEFT JOIN labels l ON l.kind = 'person' AND l.id = p.owner`);
  return {
    total, offset: query.offset,
    rows: rows.map((row) => ({ n: query.offset + row.number('at'), id: row.text('id'), name: row.text('name'), environment: row.wordOrNull('environment', ENVIRONMENTS), owner: row.textOrNull('owned') })),
  };
}
