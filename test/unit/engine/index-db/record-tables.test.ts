import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openDatabase, type Database } from '../../../../src/engine/index-db/database.ts';
import { openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { indexPath } from '../../../../src/engine/index-db/location.ts';
import { RECORD_TABLES } from '../../../../src/engine/index-db/record-schema.ts';
import { select } from '../../../../src/engine/index-db/select.ts';
import { performJob } from '../../../../src/engine/jobs/verify-job.ts';
import { writeSample } from '../../../../src/producer/index.ts';
import { readSample, textOf, type ReadSample } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('record-tables');
let sample: ReadSample;
let database: Database;

async function indexed(bytes: Uint8Array, name: string): Promise<Database> {
  const path = join(root, name);
  writeFileSync(path, bytes);
  const index = { dataDir: join(root, `${name}.data`), digest: sha256Hex(bytes) };
  const result = await performJob({ path, artifactPath: null, trustPack: null, asOf: '2027-01-01T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null, version: '0', index }, openIndexWriter, { progress: () => undefined, cancelled: () => false });
  expect(result.indexed).toBe(true);
  return openDatabase(indexPath(index), 'read');
}
const rows = (sql: string) => select(database.connection, sql);
const count = async (sql: string): Promise<number> => (await rows(`SELECT count(*) AS n FROM (${sql})`))[0]?.number('n') ?? -1;

beforeAll(async () => {
  sample = await readSample(join(root, 'sample'), 'incident', '7', 3_000);
  database = await indexed(sample.bytes, 'sample.zip');
}, 60_000);
afterAll(() => database.close());

/** What the sample's quarter has none of: its log has no gap or purge, its clock goes on, every artifact is cited, and no figure is reported. */
const NONE_IN_SAMPLE: ReadonlySet<string> = new Set(['time_decreases', 'silences', 'purges', 'uncited_artifacts']);

describe('the tables of a bundle', () => {
  test.each(RECORD_TABLES.filter(({ name }) => !NONE_IN_SAMPLE.has(name)).map(({ name }) => name))('%s has rows, each with the place it stands at', async (name) => {
    expect(await count(`SELECT 1 FROM ${name}`)).toBeGreaterThan(0);
    // Redactions are the manifest's own words, and it cannot list itself.
    const expected = name === 'redactions' ? 'unverified' : 'verified';
    expect(await count(`SELECT 1 FROM ${name} WHERE file IS NULL OR integrity IS DISTINCT FROM '${expected}'`)).toBe(0);
  });

  test.each(RECORD_TABLES.map(({ name }) => name))('%s points into files that are there', async (name) => {
    for (const row of await rows(`SELECT DISTINCT file, off, len, pointer FROM ${name} USING SAMPLE 20 (reservoir, 7)`)) {
      const text = textOf(sample, row.text('file'));
      const [off, len, pointer] = [row.numberOrNull('off'), row.numberOrNull('len'), row.textOrNull('pointer')];
      if (off !== null && len !== null) expect(JSON.parse(Buffer.from(text, 'utf8').subarray(off, off + len).toString())).toHaveProperty('record_id');
      if (pointer !== null) expect(resolve(JSON.parse(text), pointer), `${row.text('file')}${pointer}`).toBeDefined();
    }
  });

  test('agree with the events they come from', async () => {
    const of = async (type: string): Promise<number> => count(`SELECT 1 FROM events WHERE type = '${type}'`);
    expect(await count('SELECT 1 FROM decisions')).toBe(await of('policy.decided'));
    expect(await count(`SELECT 1 FROM approvals WHERE decision = 'granted'`)).toBe(await of('approval.granted'));
    expect(await count('SELECT 1 FROM receipts')).toBe(await of('package.executed'));
    expect(await count('SELECT 1 FROM artifacts')).toBe(await of('artifact.recorded'));
    expect(await count('SELECT 1 FROM tests')).toBe(await of('test.completed'));
    expect(await count('SELECT 1 FROM work_items WHERE queued_ms IS NOT NULL')).toBe(await of('work.queued'));
    expect(await count('SELECT 1 FROM locks WHERE released_ms IS NOT NULL')).toBe(await of('lock.released'));
    expect(await count(`SELECT 1 FROM consequences WHERE type = 'release.shipped'`)).toBe(await of('release.shipped'));
    expect(await count('SELECT 1 FROM merges')).toBe(await of('pull-request.merged'));
    expect(await count('SELECT 1 FROM merge_paths JOIN merges USING (merge_commit) WHERE base_commit = onto_commit')).toBe(await of('pull-request.merged'));
    expect(await count('SELECT 1 FROM policy_publications')).toBe(await of('policy.published'));
  });

  test('agree with what governs them', async () => {
    const of = async (type: string): Promise<number> => count(`SELECT 1 FROM events WHERE type = '${type}'`);
    expect(await count('SELECT 1 FROM transfers')).toBe(await of('data.transferred'));
    expect(await count('SELECT 1 FROM reported_metrics')).toBe(await of('metric.reported'));
    expect(await count('SELECT 1 FROM approval_requests')).toBe(await of('approval.requested'));
    expect(await count('SELECT 1 FROM evidence_views')).toBe(await of('evidence.viewed'));
    expect(await count('SELECT 1 FROM rejected_packages')).toBe(await of('package.rejected'));
    expect(await count('SELECT sum(events) + sum(denied) AS n FROM data_uses HAVING n = (SELECT count(*) FROM events WHERE type IN (\'data.read\', \'data.written\'))')).toBe(1);
    expect(await count('SELECT sum(events) AS n FROM actors HAVING n = (SELECT count(*) FROM events)')).toBe(1);
    expect(await count('SELECT sum(events) AS n FROM stream_spans HAVING n = (SELECT count(*) FROM events)')).toBe(1);
    expect(await count(`SELECT 1 FROM actions WHERE credential IS NOT NULL AND credential NOT IN (SELECT credential_id FROM credentials)`)).toBe(0);
    expect(await count(`SELECT 1 FROM actions WHERE delegation IN (SELECT delegation_id FROM delegations) AND break_glass IN (SELECT break_glass_id FROM break_glass)`)).toBe(1);
    for (const name of NONE_IN_SAMPLE) expect(await count(`SELECT 1 FROM ${name}`), name).toBe(0);
  });

  test('name a resource once, with its environment, class and owner', async () => {
    expect(await count('SELECT id FROM resources GROUP BY id HAVING count(*) > 1')).toBe(0);
    expect(await count('SELECT 1 FROM resources WHERE stated AND (name IS NULL OR kind IS NULL OR owner IS NULL)')).toBe(0);
    expect(await count('SELECT 1 FROM resources WHERE stated AND environment IS NOT NULL AND data_class IS NOT NULL AND events > 0')).toBeGreaterThan(0);
  });
});

test('a row from an event that was changed says so, in every table', async () => {
  const { bundlePath } = await writeSample({ scenario: 'incident', seed: '7', events: 3_000, outDir: join(root, 'tampered'), tamper: 'flip-event-byte' });
  const changed = await indexed(readFileSync(bundlePath), 'tampered.zip');
  const odd = await select(changed.connection, `SELECT file, off FROM events WHERE integrity = 'failed'`);
  expect(odd.length).toBeGreaterThan(0);
  for (const { name } of RECORD_TABLES.filter(({ name: each }) => each !== 'actions')) {
    const wrong = await select(changed.connection, `SELECT count(*) AS n FROM ${name} t JOIN events e ON e.file = t.file AND e.off = t.off WHERE e.integrity <> t.integrity`);
    expect(wrong[0]?.number('n'), name).toBe(0);
  }
  changed.close();
}, 60_000);

/** RFC 6901, without escapes: the pointers are our own. */
const resolve = (value: unknown, pointer: string): unknown =>
  pointer.split('/').slice(1).reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined), value);
