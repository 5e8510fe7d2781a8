import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLAG, MARKS, TIMELINE_MAGIC } from '../../../../src/contract/index.ts';
import { openDatabase } from '../../../../src/engine/index-db/database.ts';
import { dropIndex, openIndex, openIndexWriter, sweepIndexes, type Index } from '../../../../src/engine/index-db/index.ts';
import { ACTION, EVENTS, FACTS, RECORD, run, T0 } from '../../../support/record-fixture.ts';

const digest = 'ab'.repeat(32);
let dataDir = '';
let index: Index;

async function build(target: { dataDir: string; digest: string }): Promise<void> {
  const writer = await openIndexWriter(target);
  for (const event of EVENTS) writer.event(event);
  for (const [control, facts] of FACTS) for (const fact of facts) writer.fact(control, fact, 'action');
  await writer.finish({ record: RECORD, run: run(target.digest) });
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'index-'));
  await build({ dataDir, digest });
  const opened = await openIndex({ dataDir, digest });
  if (opened === null) throw new Error('index did not open');
  index = opened;
});
afterAll(async () => {
  await index.close();
  await rm(dataDir, { recursive: true });
});

const page = (filter: string, more: Partial<Parameters<Index['eventsPage']>[0]> = {}) =>
  index.eventsPage({ filter, offset: 0, limit: 100, order: 'row', descending: false, ...more });
const rowsOf = async (filter: string) => (await page(filter)).rows.map((row) => row.row);

describe('events', () => {
  test('come back as they were written', async () => {
    const { total, rows } = await page('');
    expect(total).toBe(EVENTS.length);
    expect(rows.map(({ row: _row, actorLabel: _label, findings: _findings, ...event }) => event)).toEqual(EVENTS);
  });
  test('carry labels and the findings at their bytes', async () => {
    const rows = (await page('')).rows;
    expect(rows.map((row) => row.actorLabel)).toEqual(['Mender', 'Mender', 'Ana Lima', 'Mender', 'Mender', 'Mender', 'svc-x']);
    expect(rows.map((row) => row.findings)).toEqual([[], [], [], [], [], [0], []]);
  });
  test.each([
    ['type:action.*', [1, 3, 4]],
    ['type:action.started,data.read', [3, 5]],
    ['-agent:agt-1', [6]],
    ['agent:agt-1 kind:person', [2]],
    ['time>=2026-08-01T00:00:05Z', [5, 6]],
    ['time<2026-08-01T00:00:01', [0]],
    ['-outcome:success', [0, 3, 6]],
    // The word that actions have for it: a filter is carried from one screen to the other.
    ['-outcome:completed', [0, 3, 6]],
    ['system:*', [1, 5]],
    ['finding:*', [5]],
    ['-finding:*', [0, 1, 2, 3, 4, 6]],
    ['-cause:*', [0, 1, 5, 6]],
    ['outcome:success agent:nobody,agt-1,ag* -cause:evt-2,evt-3 type:action.requested,approval.granted,data.read', [1, 2, 5]],
    ['agent:*', [0, 1, 2, 3, 4, 5]],
    ['finding:event.*', [5]],
    ['known:false', [6]],
    ['"quote \\"me\\""', [6]],
    ['MERGE', [1]],
    ['cause:evt-1', [2, 3]],
    ['seq>5 seq<=6', [6]],
    ['integrity:failed', [5]],
  ])('%s leaves rows %j', async (filter, expected) => {
    expect(await rowsOf(filter)).toEqual(expected);
  });
  test('order and pages are deterministic', async () => {
    expect((await page('', { order: 'actor', descending: true, limit: 3 })).rows.map((row) => row.row)).toEqual([6, 5, 4]);
    expect((await page('', { order: 'type', offset: 5 })).rows.map((row) => row.row)).toEqual([5, 6]);
  });
  test('by id, by row, causes and effects', async () => {
    expect((await index.eventById('evt-3'))?.row).toBe(3);
    expect(await index.eventById('nope')).toBeNull();
    expect((await index.eventByRow(6))?.id).toBe('evt-6');
    expect((await index.causesOf(3)).map((row) => row.id)).toEqual(['evt-1', 'evt-2']);
    expect((await index.effectsOf('evt-1')).map((row) => row.id)).toEqual(['evt-2', 'evt-3']);
  });
});

describe('timeline', () => {
  test('lanes hold every event once, whatever they are', async () => {
    for (const by of ['agent', 'fleet', 'person', 'actor', 'layer', 'system'] as const) {
      const lanes = await index.timelineLanes({ by, filter: '' });
      expect(lanes.total).toBe(EVENTS.length);
      expect(lanes.lanes.reduce((sum, lane) => sum + lane.count, 0)).toBe(EVENTS.length);
    }
  });
  test('an approval lies in the lane of the agent whose action it approves', async () => {
    const { lanes, from, to, gaps } = await index.timelineLanes({ by: 'agent', filter: '' });
    expect(lanes).toEqual([
      { key: 'agt-1', label: 'Mender', group: 'agent', count: 6 },
      { key: 'svc-x', label: 'svc-x', group: 'service', count: 1 },
    ]);
    expect([from, to]).toEqual([T0, T0 + 6_000]);
    expect(gaps).toEqual([{ stream: 'main', missing: 2, after: T0 + 2_000, before: T0 + 3_000 }]);
  });
  test('by person, what an agent did lies with who answers for it, and a person’s own act with the person', async () => {
    const { lanes } = await index.timelineLanes({ by: 'person', filter: '' });
    expect(lanes.map(({ key, count }) => [key, count])).toEqual([['', 3], ['per-1', 3], ['per-2', 1]]);
  });
  test('columns follow the layout', async () => {
    const bytes = await index.timelineColumns({ by: 'actor', filter: '-type:agent.*' });
    const view = new DataView(bytes.buffer);
    const n = view.getUint32(4, true);
    expect([view.getUint32(0, true), n, bytes.length]).toEqual([TIMELINE_MAGIC, 6, 8 + 6 * 16]);
    const at = (k: number) => ({
      time: view.getFloat64(8 + k * 8, true), row: view.getUint32(8 + n * 8 + k * 4, true), lane: view.getUint16(8 + n * 12 + k * 2, true),
      mark: MARKS[bytes[8 + n * 14 + k]!], flags: bytes[8 + n * 15 + k],
    });
    expect(at(1)).toEqual({ time: T0 + 2_000, row: 2, lane: 1, mark: 'approval', flags: FLAG.granted });
    expect(at(4)).toEqual({ time: T0 + 5_000, row: 5, lane: 0, mark: 'data', flags: FLAG.finding });
    expect(at(5)).toEqual({ time: T0 + 6_000, row: 6, lane: 2, mark: 'other', flags: FLAG.failure });
  });
});

describe('graph', () => {
  test('is the snapshot as it was stated; touches are judged by the snapshot valid when they happened', async () => {
    const graph = await index.graph(null);
    expect(graph).toEqual({ snapshots: [{ id: 'g-1', validFrom: T0, digest: 'e'.repeat(64) }], snapshot: 'g-1', nodes: RECORD.graphs[0]?.nodes, edges: RECORD.graphs[0]?.edges, names: [['agt-1', 'Mender'], ['db-1', 'orders'], ['repo-1', 'checkout']] });
    expect(await index.graph('g-unknown')).toBeNull();
    expect(await index.touchCounts(null)).toEqual([
      { agent: 'agt-1', system: 'db-1', mode: 'read', count: 1, beyond: 1, untold: 0 },
      { agent: 'agt-1', system: 'repo-1', mode: 'write', count: 1, beyond: 0, untold: 0 },
      { agent: 'agt-1', system: 'svc-9', mode: 'write', count: 1, beyond: 1, untold: 0 },
    ]);
    expect((await index.touchCounts(T0 + 4_500)).map((touch) => touch.system)).toEqual(['repo-1', 'svc-9']);
  });
});

describe('actions', () => {
  test('page, detail, filter', async () => {
    const { rows, total } = await index.actionsPage({ filter: 'approver:per-2 exception:CT-20 system:svc-9 retry', offset: 0, limit: 10 });
    expect([total, rows[0]?.id, rows[0]?.exceptions]).toEqual([1, 'act-1', ['CT-20']]);
    expect((await index.actionsPage({ filter: 'exception:CT-12', offset: 0, limit: 10 })).total).toBe(0);
    const detail = await index.actionById('act-1');
    expect(detail?.action).toEqual(ACTION);
    expect(detail?.labels).toMatchObject({ 'agt-1': 'Mender', 'per-1': 'Ada Osei', 'repo-1': 'checkout' });
    expect(detail?.controls.map(({ id, fact }) => [id, fact.verdict])).toEqual([['CT-12', 'held'], ['CT-20', 'exception']]);
    expect(detail?.findings).toEqual([1]);
    expect(await index.actionById('nope')).toBeNull();
  });
});

test('summary counts and search finds in a fixed order', async () => {
  expect(await index.summary()).toMatchObject({ eventCount: 7, actions: 1, agents: 1, people: 2, systems: 2, unknownTypes: [{ type: 'moon.landed', count: 1 }] });
  expect((await index.search('lima')).map((hit) => [hit.kind, hit.id])).toEqual([['person', 'per-2'], ['person', 'per-2']]);
  expect((await index.search('evt-1'))[0]).toMatchObject({ kind: 'event', id: 'evt-1' });
  expect((await index.search('hash-mismatch'))[0]).toMatchObject({ kind: 'finding', id: '0' });
});

describe('the file', () => {
  test('bound to other evidence, cut short, or absent is no index', async () => {
    const other = 'cd'.repeat(32);
    expect(await openIndex({ dataDir, digest: other })).toBeNull();
    const { copyFile, truncate } = await import('node:fs/promises');
    const path = join(dataDir, 'index', `${other}.duckdb`);
    await copyFile(join(dataDir, 'index', `${digest}.duckdb`), path);
    expect(await openIndex({ dataDir, digest: other })).toBeNull();
    await truncate(path, 5_000);
    expect(await openIndex({ dataDir, digest: other })).toBeNull();
    await writeFile(path, 'not a database');
    expect(await openIndex({ dataDir, digest: other })).toBeNull();
    await dropIndex({ dataDir, digest: other });
  });
  test('is not visible before it is finished, and an aborted one leaves nothing', async () => {
    const other = 'ef'.repeat(32);
    const writer = await openIndexWriter({ dataDir, digest: other });
    writer.event(EVENTS[0]!);
    expect(await openIndex({ dataDir, digest: other })).toBeNull();
    await writer.abort();
    expect((await readdir(join(dataDir, 'index'))).filter((name) => name.startsWith(other))).toEqual([]);
    await writeFile(join(dataDir, 'index', `${other}.duckdb.x.building`), '');
    expect(await sweepIndexes(dataDir)).toBe(1);
  });
  test('refuses a digest that is a path', async () => {
    await expect(openIndex({ dataDir, digest: '../../etc/passwd' })).rejects.toThrow();
  });
  test.each([
    `SELECT * FROM read_text('/etc/passwd')`, `SELECT * FROM read_csv('/etc/hostname')`, `COPY events TO '/tmp/proofroom-denied.csv'`, `ATTACH '/tmp/proofroom-denied.db'`,
    `INSTALL httpfs`, `LOAD httpfs`, `SET enable_external_access = true`, `SET memory_limit = '4GB'`,
  ])('a query may not: %s', async (sql) => {
    const database = await openDatabase(join(dataDir, 'index', `${digest}.duckdb`), 'read');
    await expect(database.connection.run(sql)).rejects.toThrow(/Permission|disabled|locked|configuration/i);
    database.close();
  });
});
