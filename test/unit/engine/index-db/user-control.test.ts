import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { readUserControl, type FiledControl, type UserControl } from '../../../../src/core/controls/user-control.ts';
import { openIndex, openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { runUserControls, USER_CONTROL_LIMITS } from '../../../../src/engine/index-db/user-control/index.ts';
import { EVENTS, RECORD, run } from '../../../support/record-fixture.ts';

const digest = 'cd'.repeat(32);
let dataDir = '';
let secret = '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'user-control-'));
  secret = join(dataDir, 'secret.csv');
  await writeFile(secret, 'subject\nstolen\n');
  const writer = await openIndexWriter({ dataDir, digest });
  for (const event of EVENTS) writer.event(event);
  await writer.finish({ record: RECORD, run: run(digest) });
});
afterAll(() => rm(dataDir, { recursive: true }));

const ALL = 'SELECT id AS subject, file, off, len, pointer FROM events';
const filed = (queries: Partial<UserControl['queries']>, more: Partial<UserControl> = {}): FiledControl => {
  const control = {
    format: 'proofroom.control.v1', id: 'MY-1', version: 1, title: 'Mine', rationale: 'why', severity: 'high', mappings: ['gdpr 32'], population: 'Every event.',
    queries: { population: ALL, exceptions: 'SELECT id AS subject FROM events WHERE false', ...queries }, ...more,
  };
  const read = readUserControl(Buffer.from(JSON.stringify(control)));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
};
const answer = async (queries: Partial<UserControl['queries']>, limits = USER_CONTROL_LIMITS, integrityHolds = true, kept = 2) => {
  const [only] = await runUserControls({ dataDir, digest }, [filed(queries)], { integrityHolds, kept, limits });
  if (only === undefined) throw new Error('no answer');
  return only;
};
const problem = async (population: string, limits = USER_CONTROL_LIMITS) => {
  const got = await answer({ population }, limits);
  return got.ok ? 'ran' : got.problem;
};

describe('a control of the user’s own', () => {
  test('says what its subjects are, where its file says so', async () => {
    const queries = { exceptions: 'SELECT id AS subject FROM events', undecided: 'SELECT id AS subject FROM events' };
    const kinds = async (more: Partial<UserControl>) => {
      const [only] = await runUserControls({ dataDir, digest }, [filed(queries, more)], { integrityHolds: true, kept: 2 });
      return only?.ok === true ? only.result.exceptions.map((each) => each.kind) : only?.problem;
    };
    expect(await kinds({ of: 'node' })).toEqual(['node', 'node']);
    expect(await kinds({})).toEqual([undefined, undefined]);
    expect(readUserControl(Buffer.from(JSON.stringify({ ...filed(queries).control, of: 'file' }))).ok).toBe(false);
  });

  const ids = EVENTS.map((each) => each.id).toSorted();

  test('passes over a population that is named in the order of its subjects', async () => {
    const got = await answer({});
    expect(got).toMatchObject({ ok: true, title: 'Mine', result: { id: 'MY-1', outcome: 'pass', population: EVENTS.length, exceptionCount: 0, mappings: ['gdpr 32'] } });
    if (got.ok) expect(got.result.populationDigest).toBe(sha256Hex(JSON.stringify(ids)));
  });

  test('names its exceptions with their values and the pointers of the population', async () => {
    const got = await answer({ exceptions: `SELECT id AS subject, stream AS Log, 'odd' AS reason FROM events` });
    if (!got.ok) throw new Error(got.detail);
    const first = EVENTS.find((each) => each.id === ids[0]);
    expect(got.result).toMatchObject({ outcome: 'fail', exceptionCount: EVENTS.length });
    expect(got.result.exceptions.length).toBe(2);
    expect(got.result.exceptions[0]).toMatchObject({ subject: ids[0], verdict: 'exception', reason: 'odd', values: { log: first?.stream }, at: { file: first?.at.file } });
  });

  test('gives the same bytes again', async () => {
    const queries = { exceptions: 'SELECT id AS subject, type FROM events' };
    expect(JSON.stringify(await answer(queries))).toBe(JSON.stringify(await answer(queries)));
  });

  test('is undecided for a member that cannot be told, and where the data does not hold; nothing to test is no pass', async () => {
    const undecided = `SELECT id AS subject FROM events LIMIT 1`;
    expect(await answer({ undecided })).toMatchObject({ result: { outcome: 'indeterminate', undecidedCount: 1 } });
    expect(await answer({ undecided, exceptions: 'SELECT id AS subject FROM events' })).toMatchObject({ result: { outcome: 'fail', undecidedCount: 0 } });
    expect(await answer({}, USER_CONTROL_LIMITS, false)).toMatchObject({ result: { outcome: 'indeterminate', unreliable: true } });
    expect(await answer({ population: `${ALL} WHERE false` })).toMatchObject({ result: { outcome: 'not-applicable', population: 0 } });
  });

  test('runs beside the window’s own reading of the same index', async () => {
    const index = await openIndex({ dataDir, digest });
    expect(await answer({})).toMatchObject({ ok: true });
    expect(await index?.eventById(ids[0] ?? '')).toMatchObject({ id: ids[0] });
    await index?.close();
  });

  test.each([
    ['a member that is not in the population', { exceptions: `SELECT 'nobody' AS subject` }, 'outside-population'],
    ['a member twice', { population: `${ALL} UNION ALL ${ALL}` }, 'subject-twice'],
    ['a member without a name', { population: 'SELECT NULL AS subject' }, 'subject-missing'],
    ['no subject', { population: 'SELECT id FROM events' }, 'no-subject'],
    ['more columns than a fact may have', { population: `SELECT id AS subject, ${Array.from({ length: 24 }, (_, at) => `${at} AS c${at}`).join(', ')} FROM events` }, 'too-many-columns'],
    ['an undecided query that is none', { undecided: 'SELEC' }, 'not-parsed'],
    ['a division of words', { population: `SELECT CAST(id AS INTEGER) AS subject FROM events` }, 'failed'],
    ['a parameter', { population: 'SELECT ? AS subject' }, 'failed'],
  ])('%s is told', async (_, queries, code) => {
    const got = await answer(queries);
    expect(got.ok ? 'ran' : got.problem).toBe(code);
  });
});

describe('what a query may not do', () => {
  test.each<[string, () => string, string]>([
    ['read a file', () => `SELECT * FROM read_csv('${secret}')`, 'forbidden-function'],
    ['read a file by its name', () => `SELECT * FROM '${secret}'`, 'unknown-table'],
    ['read a file as text, in a column', () => `SELECT (SELECT content FROM read_text('${secret}')) AS subject`, 'forbidden-function'],
    ['list a folder', () => `SELECT file AS subject FROM glob('/etc/*')`, 'forbidden-function'],
    ['install an extension', () => 'INSTALL httpfs', 'not-one-select'],
    ['load an extension', () => 'LOAD httpfs', 'not-one-select'],
    ['copy out', () => `COPY events TO '${secret}.out'`, 'not-one-select'],
    ['attach', () => `ATTACH '${secret}.db' AS other`, 'not-one-select'],
    ['set', () => 'SET enable_external_access = true', 'not-one-select'],
    ['ask a pragma', () => 'PRAGMA database_list', 'not-one-select'],
    ['ask a pragma that becomes a SELECT', () => 'PRAGMA show_tables', 'not-one-select'],
    ['call', () => 'CALL pragma_version()', 'not-one-select'],
    ['change', () => 'DELETE FROM events', 'not-one-select'],
    ['make a table', () => 'CREATE TABLE mine AS SELECT 1', 'not-one-select'],
    ['explain', () => 'EXPLAIN ANALYZE SELECT 1', 'not-one-select'],
    ['say two things', () => `${ALL}; ${ALL}`, 'not-one-select'],
    ['close a bracket that it did not open', () => `${ALL}) AS x; COPY events TO '${secret}.out'; SELECT (1`, 'not-parsed'],
    ['say nothing', () => '-- nothing', 'not-parsed'],
    ['ask for the tables of the database', () => 'SELECT table_name AS subject FROM information_schema.tables', 'unknown-table'],
    ['ask for where it is', () => 'SELECT path AS subject FROM duckdb_databases()', 'forbidden-function'],
    ['ask for a setting', () => `SELECT current_setting('temp_directory') AS subject`, 'forbidden-function'],
    ['hide a query in a text', () => `SELECT * FROM query('SELECT 1 AS subject')`, 'forbidden-function'],
    ['throw dice', () => 'SELECT random() AS subject', 'forbidden-function'],
    ['ask for the time', () => 'SELECT now() AS subject', 'forbidden-function'],
    ['ask for the day', () => 'SELECT current_date AS subject', 'forbidden-function'],
    ['ask who runs it', () => 'SELECT current_user AS subject', 'forbidden-function'],
    ['take a sample', () => `SELECT id AS subject FROM events USING SAMPLE 1 ROWS`, 'sample'],
    ['wait', () => 'SELECT sleep_ms(60000) AS subject', 'forbidden-function'],
    ['nest without end', () => `SELECT ${'('.repeat(30_000)}1${')'.repeat(30_000)} AS subject`, 'not-parsed'],
  ])('%s', async (_, population, code) => {
    const before = (await readdir(dataDir)).toSorted();
    expect(await problem(population())).toBe(code);
    expect((await readdir(dataDir)).toSorted()).toEqual(before);
    expect(await readFile(secret, 'utf8')).toBe('subject\nstolen\n');
  });

  const QUICK = { ...USER_CONTROL_LIMITS, milliseconds: 700 };
  test.each([
    ['recursion without end', 'WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n FROM t) SELECT n AS subject FROM t'],
    ['counting for ever', 'SELECT count(*) AS subject FROM range(100000000000)'],
    ['everything with everything', 'SELECT count(*) AS subject FROM range(1000000) a, range(1000000) b, range(1000000) c'],
  ])('%s ends at the limit of time or memory', async (_, sql) => {
    const began = performance.now();
    expect(['too-long', 'too-much-memory']).toContain(await problem(sql, QUICK));
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 30_000);

  test('a query that wants more memory than there is for it', async () => {
    expect(['too-much-memory', 'too-long']).toContain(await problem('SELECT list(n) AS subject FROM range(2000000000) t(n)', { ...USER_CONTROL_LIMITS, milliseconds: 10_000 }));
  }, 30_000);

  test('rows and characters are counted as they come', async () => {
    expect(await problem('SELECT n AS subject FROM range(100000000) t(n)', { ...USER_CONTROL_LIMITS, rows: 5_000 })).toMatch(/^too-(many-rows|long|much-memory)$/);
    expect(await problem('SELECT n AS subject FROM range(5001) t(n)', { ...USER_CONTROL_LIMITS, rows: 5_000 })).toBe('too-many-rows');
    expect(await problem('SELECT n AS subject FROM range(5000) t(n)', { ...USER_CONTROL_LIMITS, rows: 5_000 })).toBe('ran');
    expect(await problem(`SELECT n AS subject, repeat('x', 2000) AS v FROM range(100) t(n)`, { ...USER_CONTROL_LIMITS, characters: 50_000 })).toBe('too-many-rows');
  }, 40_000);

  test('the instance is usable after what it refused', async () => {
    const answers = await runUserControls({ dataDir, digest }, [filed({ population: 'SELECT count(*) AS subject FROM range(100000000000)' }), filed({})], { integrityHolds: true, kept: 1, limits: QUICK });
    expect(answers.map((each) => each.ok)).toEqual([false, true]);
  }, 30_000);
});
