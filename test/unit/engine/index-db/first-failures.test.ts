import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAILURE_PARTS, FAILURE_STAGES, type FailurePart, type FailureStage, type FirstFailuresDto } from '../../../../src/contract/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import type { Environment } from '../../../../src/core/bundle/format.ts';
import type { Action, CanonicalRecord } from '../../../../src/core/model/record.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openIndex, openIndexWriter, type Index } from '../../../../src/engine/index-db/index.ts';
import { performJob } from '../../../../src/engine/jobs/verify-job.ts';
import { writeSample } from '../../../../src/producer/index.ts';
import { ACTION, RECORD, recordEvent, run, T0 } from '../../../support/record-fixture.ts';
import { SEEDS } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('first-failures');
type Told = Partial<Record<FailureStage, Partial<Record<FailurePart, number>>>>;

/** What is not named is none. */
const told = (stages: Told, unread = 0): FirstFailuresDto => ({
  stages: FAILURE_STAGES.map((stage) => ({ stage, checks: 0, first: 0, reached: 0, kept: 0, untold: 0, ...stages[stage] })), unread,
});

async function opened(target: { readonly dataDir: string; readonly digest: string }): Promise<Index> {
  const index = await openIndex(target);
  if (index === null) throw new Error('index did not open');
  return index;
}

async function ofSample(scenario: 'clean' | 'incident', seed: string, tamper?: string): Promise<Index> {
  const outDir = join(root, `${scenario}-${seed}-${tamper ?? ''}`);
  const { bundlePath: path } = await writeSample({ scenario, seed, events: 1_200, outDir, ...(tamper === undefined ? {} : { tamper }) });
  const bytes = readFileSync(path);
  const index = { dataDir: join(root, 'data'), digest: sha256Hex(bytes) };
  await performJob({ path, artifactPath: null, trustPack: null, asOf: '2027-01-01T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null, version: '0', index }, openIndexWriter, { progress: () => undefined, cancelled: () => false });
  return opened(index);
}

/** Each cell lists exactly what it counts. */
async function expectRows(index: Index, { stages }: FirstFailuresDto): Promise<void> {
  for (const each of stages) {
    for (const part of FAILURE_PARTS) {
      const { total, rows } = await index.firstFailureRows({ stage: each.stage, part, offset: 0, limit: 500 });
      expect([each.stage, part, total, rows.length]).toEqual([each.stage, part, each[part], each[part]]);
      for (const row of rows) {
        expect(row.failed || part === 'checks').toBe(true);
        expect(row.reach === null).toBe(part === 'checks');
        if (part === 'reached' || part === 'kept' || part === 'untold') expect(row.reach).toBe(part);
      }
    }
  }
}

describe('of the samples', () => {
  // Clean 7: 14 test runs in CI and 4 pipelines, 9 test runs in staging, 10 looks at 4 releases to production, all healthy. Two test
  // runs fail in CI and two in staging, each of a commit of its own that nobody merges.
  const quiet = { ci: { checks: 18, first: 2, kept: 2 }, staging: { checks: 9, first: 2, kept: 2 } };
  // Seed 11 rolls a release to staging back besides: it is found degraded there, and never comes to production.
  const rolledBack = { staging: { checks: 6, first: 2, kept: 2 } };
  test.each([
    ['clean', '7', { ...quiet, production: { checks: 10 } }],
    // The same quarter with the bad merge: five looks at releases, of which one finds what the merge did, and an incident of the same release.
    ['incident', '7', { ...quiet, production: { checks: 5, first: 1, reached: 1 } }],
    ['clean', SEEDS['failed-test'], { ...rolledBack, ci: { checks: 24, first: 2, kept: 2 }, production: { checks: 12 } }],
    // Here the merge went past a failed test: CI saw it first, and it reached production all the same.
    ['incident', SEEDS['failed-test'], { ...rolledBack, ci: { checks: 24, first: 3, reached: 1, kept: 2 }, production: { checks: 7 } }],
  ] as const)('%s %s', async (scenario, seed, stages) => {
    const index = await ofSample(scenario, seed);
    const found = await index.firstFailures();
    expect(found).toEqual(told(stages));
    await expectRows(index, found);
    if (scenario === 'incident') {
      const { rows } = await index.firstFailureRows({ stage: seed === '7' ? 'production' : 'ci', part: 'reached', offset: 0, limit: 10 });
      expect(rows.map(({ kind, at, released }) => [kind, at.event !== undefined, released?.event !== undefined])).toEqual([[seed === '7' ? 'verification' : 'test', true, true]]);
    }
    await index.close();
  }, 60_000);

  // What the copy says counts, whether or not it is what was signed: that stands beside it.
  test.each(['flip-event-byte', 'delete-event'])('clean 7, twin with %s', async (tamper) => {
    const index = await ofSample('clean', '7', tamper);
    const found = await index.firstFailures();
    expect(found).toEqual(told({ ...quiet, production: { checks: 10 } }));
    await expectRows(index, found);
    await index.close();
  }, 60_000);
});

interface Event { readonly type: string; readonly data: Readonly<Record<string, unknown>> }
const test1 = (commit: string, failed = 1): Event => ({ type: 'test.completed', data: { suite: 'unit', artifact_id: null, passed: 3, failed, required: true, commit } });
const merge = (head: string, made: string): Event => ({ type: 'pull-request.merged', data: { pull_request: `pr-${made}`, repository: 'repo-1', head, merge_commit: made } });
const ship = (id: string, commit: string, environment: Environment = 'production'): Event => ({ type: 'release.shipped', data: { release_id: id, commit, environment } });
const look = (id: string, status = 'degraded'): Event => ({ type: 'verification.completed', data: { release_id: id, status, detail: '' } });
const incident = (id: string, release: string): Event => ({ type: 'incident.declared', data: { incident_id: id, severity: 'high', ticket_id: 't', release_id: release } });
const rollback = (release: string, to: string): Event => ({ type: 'rollback.completed', data: { release_id: release, to_commit: to } });
const pipeline = (commit: string, status = 'failure'): Event => ({ type: 'pipeline.completed', data: { run_id: `run-${commit}`, pipeline: 'p', commit, status } });

/** A test run in this environment, or what another kind of action or none told. */
interface Scene { readonly runs?: readonly (readonly [Environment, Event])[]; readonly others?: readonly Event[]; readonly lost?: readonly string[]; readonly record?: Partial<CanonicalRecord> }

let made = 0;
async function ofScene({ runs = [], others = [], lost = [], record = {} }: Scene): Promise<Index> {
  made += 1;
  const digest = made.toString(16).padStart(64, '0');
  const writer = await openIndexWriter({ dataDir: join(root, 'scenes'), digest });
  let row = 0;
  const stated = (event: Event) => {
    const each = recordEvent(row, { type: event.type });
    row += 1;
    writer.event(each);
    return { at: each.at, time: each.time };
  };
  const tests = (each: readonly Event[]): Action['tests'] => each.filter(({ type }) => type === 'test.completed').map((event) => ({
    ...stated(event), value: { suite: 'unit', artifactId: null, passed: 3, failed: Number(event.data['failed']), required: true, commit: String(event.data['commit']) },
  }));
  const base: Action = { ...ACTION, tests: [], consequences: [] };
  const actions = runs.map(([environment, event], n): Action => ({ ...base, id: `run-${n}`, mode: 'read', descriptor: { ...ACTION.descriptor, kind: 'test.run', environment }, tests: tests([event]) }));
  actions.push({
    ...base, id: 'act-1', tests: tests(others), descriptor: { ...ACTION.descriptor, environment: 'production' },
    consequences: others.filter(({ type }) => type !== 'test.completed').map((value) => ({ ...stated(value), value })),
  });
  for (const type of lost) stated({ type, data: {} });
  await writer.finish({ record: { ...RECORD, ...record, actions }, run: run(digest) });
  return opened({ dataDir: join(root, 'scenes'), digest });
}

type Case = readonly [name: string, scene: Scene, stages: Told, unread: number];

describe('of records made by hand', () => {
  test.each<Case>([
    ['nobody looked', {}, {}, 0],
    ['all that was looked at held', { runs: [['ci', test1('a', 0)]], others: [ship('r', 'a'), look('r', 'healthy')] }, { ci: { checks: 1 }, production: { checks: 1 } }, 0],
    ['the first failure counts, the later ones are of the same change', { runs: [['staging', test1('a')], ['ci', test1('a')]], others: [ship('r', 'a'), look('r')] },
      { staging: { checks: 1, first: 1, reached: 1 }, ci: { checks: 1 }, production: { checks: 1 } }, 0],
    ['what a merge made is what it merged, and merges of merges', { runs: [['ci', test1('a')]], others: [merge('a', 'b'), merge('b', 'c'), ship('r', 'c'), look('r')] },
      { ci: { checks: 1, first: 1, reached: 1 }, production: { checks: 1 } }, 0],
    ['one commit merged twice is one change', { runs: [['ci', test1('a')]], others: [merge('a', 'b'), merge('a', 'c'), ship('r', 'b', 'staging'), look('r'), ship('s', 'c')] },
      { ci: { checks: 1, first: 1, reached: 1 }, staging: { checks: 1 } }, 0],
    ['a commit in capitals is the same', { runs: [['ci', test1('ABC')]], others: [ship('r', 'abc')] }, { ci: { checks: 1, first: 1, reached: 1 } }, 0],
    ['a release to staging is none to production', { runs: [['ci', test1('a')]], others: [ship('r', 'a', 'staging')] }, { ci: { checks: 1, first: 1, kept: 1 } }, 0],
    ['a test inside another action ran nobody knows where', { others: [test1('a')] }, { untold: { checks: 1, first: 1, kept: 1 } }, 0],
    ['a run in production is in production', { runs: [['ci', test1('a')], ['production', test1('a')]] }, { ci: { checks: 1, first: 1, reached: 1 }, production: { checks: 1 } }, 0],
    ['a failed pipeline is seen in CI', { others: [pipeline('a'), pipeline('b', 'success')] }, { ci: { checks: 2, first: 1, kept: 1 } }, 0],
    ['an incident of a release that nobody shipped', { others: [incident('i', 'r'), incident('j', 'r'), look('s')] }, { untold: { checks: 1, first: 2, untold: 2 } }, 0],
    ['a release under one id to two environments', { others: [ship('r', 'a'), ship('r', 'a', 'staging'), incident('i', 'r')] }, { untold: { first: 1, reached: 1 } }, 0],
    ['a rollback brings back what failed', { runs: [['ci', test1('a')]], others: [ship('r', 'b'), rollback('r', 'a')] }, { ci: { checks: 1, first: 1, reached: 1 } }, 0],
    ['a rollback of what nobody shipped goes nobody knows where', { runs: [['ci', test1('a')], ['ci', test1('b')]], others: [rollback('r', 'a')] }, { ci: { checks: 2, first: 2, kept: 1, untold: 1 } }, 0],
    ['two merges claim one commit', { runs: [['ci', test1('a')], ['ci', test1('b')]], others: [merge('a', 'c'), merge('b', 'c'), ship('r', 'c')] }, { ci: { checks: 2, first: 2, untold: 2 } }, 0],
    ['merges in a ring', { runs: [['ci', test1('a')]], others: [merge('a', 'b'), merge('b', 'a'), ship('r', 'b', 'staging')] }, { ci: { checks: 1, first: 1, untold: 1 } }, 0],
    ['the extract alone tells of a run in production', {
      runs: [['ci', test1('a')], ['ci', test1('b')]],
      record: { pipelineRuns: [{ id: 'x', pipeline: 'p', commit: 'a', status: 'success', startedAt: T0, finishedAt: T0, environment: 'production', at: { file: 'integrations/ci.json', pointer: '/runs/0' } }] },
    }, { ci: { checks: 2, first: 2, kept: 1, untold: 1 } }, 0],
    ['a release that cannot be read', { runs: [['ci', test1('a')]], lost: ['release.shipped'] }, { ci: { checks: 1, first: 1, untold: 1 } }, 1],
    ['a test that cannot be read', { runs: [['ci', test1('a')]], lost: ['test.completed'] }, { ci: { checks: 1, first: 1, kept: 1 } }, 1],
  ])('%s', async (_, scene, stages, unread) => {
    const index = await ofScene(scene);
    const found = await index.firstFailures();
    expect(found).toEqual(told(stages, unread));
    await expectRows(index, found);
    await index.close();
  }, 30_000);

  test('rows come by the page, in the order of the log', async () => {
    const index = await ofScene({ runs: ['a', 'b', 'c'].map((commit) => ['ci', test1(commit)] as const) });
    const page = await index.firstFailureRows({ stage: 'ci', part: 'first', offset: 1, limit: 1 });
    expect([page.total, page.rows.map(({ n, commit }) => [n, commit])]).toEqual([3, [[1, 'b']]]);
    // Past the end there are no rows, and as many as before.
    expect(await index.firstFailureRows({ stage: 'ci', part: 'first', offset: 9, limit: 1 })).toEqual({ total: 3, offset: 9, rows: [] });
    await index.close();
  }, 30_000);
});
