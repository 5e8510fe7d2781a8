import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OPEN_RUNS, TEST_RESULTS, WORK_PARTS, type OperationsDto, type WorkCounts, type WorkPart } from '../../../../src/contract/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import type { Action, CanonicalRecord, Course } from '../../../../src/core/model/record.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openIndex, openIndexWriter, type Index } from '../../../../src/engine/index-db/index.ts';
import { performJob } from '../../../../src/engine/jobs/verify-job.ts';
import { writeSample } from '../../../../src/producer/index.ts';
import { ACTION, RECORD, recordEvent, run, T0 } from '../../../support/record-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('operations');
const PAGE = { offset: 0, limit: 500 };
const NO_WORK: WorkCounts = { finished: 0, late: 0, unleased: 0, overdue: 0, held: 0, passed: 0, waiting: 0 };

async function opened(target: { readonly dataDir: string; readonly digest: string }): Promise<Index> {
  const index = await openIndex(target);
  if (index === null) throw new Error('index did not open');
  return index;
}

/** Every number lists as many rows, and every row says where its bytes are. */
async function expectRows({ operations }: Index, { tests, work }: OperationsDto): Promise<void> {
  for (const result of TEST_RESULTS) {
    const { total, rows } = await operations.suites({ result, ...PAGE });
    expect([result, total, rows.length]).toEqual([result, tests.suites[result], Math.min(500, total)]);
    for (const row of rows) {
      const runs = await operations.runs({ system: row.system, suite: row.suite, ...PAGE });
      expect([runs.total, runs.rows.filter((each) => each.result === 'failed').length, runs.rows.filter((each) => each.result === 'empty').length]).toEqual([row.runs, row.failedRuns, row.emptyRuns]);
      expect([runs.rows[0]?.result, runs.rows[0]?.time, runs.rows[0]?.at]).toEqual([result, row.time, row.at]);
      expect(row.at.event).toBeDefined();
    }
  }
  for (const part of OPEN_RUNS) {
    const { total, rows } = await operations.openRuns({ part, ...PAGE });
    expect([part, total, rows.length]).toEqual([part, tests.open[part], Math.min(500, total)]);
  }
  const untested = await operations.untested(PAGE);
  expect([untested.total, untested.rows.length]).toEqual([tests.services?.untested ?? 0, untested.total]);
  for (const part of WORK_PARTS) {
    for (const [fleet, counts] of [[null, work.all] as const, ...work.fleets.map((each) => [each.fleet, each.counts] as const)]) {
      const { total, rows } = await operations.work({ fleet, part, offset: 0, limit: 1_000 });
      expect([fleet, part, total, rows.length]).toEqual([fleet, part, counts[part], Math.min(1_000, total)]);
      for (const row of rows) expect([row.part, row.at.file === undefined]).toEqual([part, false]);
    }
  }
  const sum = tests.trend.buckets.reduce((total, each) => total + each.failed + each.empty + each.passed, 0);
  expect(sum).toBe(tests.runs);
}

describe('of a sample', () => {
  test.each(['clean', 'incident'] as const)('%s 7', async (scenario) => {
    const { bundlePath: path } = await writeSample({ scenario, seed: '7', events: 1_200, outDir: join(root, scenario) });
    const index = { dataDir: join(root, 'data'), digest: sha256Hex(readFileSync(path)) };
    await performJob({ path, artifactPath: null, trustPack: null, asOf: '2027-01-01T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null, version: '0', index }, openIndexWriter, { progress: () => undefined, cancelled: () => false });
    const found = await opened(index);
    const posture = await found.operations.posture();
    const { tests, work } = posture;
    // 21 services in two environments; of eight neither a run nor the source was tested, and of one more its staging alone was.
    expect([tests.runs, tests.suites, tests.open, tests.services, tests.unread]).toEqual([23, { failed: 4, empty: 0, passed: 18 }, { running: 0, unreported: 0, unbegun: 0 }, { all: 42, untested: 17 }, 0]);
    expect([tests.trend.step, tests.trend.buckets.length > 5]).toEqual([7 * 86_400_000, true]);
    // Three pieces of work were queued for what the policy then refused, so nobody was ever handed them.
    expect([work.all, work.unread, work.fleetsLeftOut]).toEqual([{ ...NO_WORK, finished: 85, passed: 3 }, 0, 0]);
    expect(work.fleets.map((each) => [each.fleet, each.counts])).toEqual([
      ['fleet:remediate', { ...NO_WORK, finished: 19, passed: 3 }], ['fleet:observe', { ...NO_WORK, finished: 43 }], ['fleet:test', { ...NO_WORK, finished: 23 }],
    ]);
    await expectRows(found, posture);
    const { rows: [first] } = await found.operations.work({ fleet: 'fleet:test', part: 'finished', offset: 0, limit: 1 });
    const action = await found.actionById(first?.action ?? '');
    expect([first?.agent === null, action?.action.descriptor.kind]).toEqual([false, 'test.run']);
    await found.close();
  }, 60_000);
});

type Result = readonly [suite: string, passed: number, failed: number];
interface Run {
  readonly targets?: readonly string[];
  readonly kind?: Action['descriptor']['kind'];
  /** Whether it started and ended; both where nothing is said. */
  readonly started?: boolean;
  readonly ended?: boolean;
  readonly outcome?: Action['outcome'];
  readonly results?: readonly Result[];
}
type Piece = Partial<Course['work'][number]>;
interface Scene {
  readonly runs?: readonly Run[];
  /** Results that name no action. */
  readonly loose?: readonly Result[];
  readonly work?: readonly Piece[];
  /** Types of events that could not be used. */
  readonly lost?: readonly string[];
  readonly record?: Partial<CanonicalRecord>;
}

const node = (id: string, kind: CanonicalRecord['graphs'][number]['nodes'][number]['kind'], more: object = {}) => ({ id, kind, name: id.toUpperCase(), layer: null, environment: null, data_class: null, owner: 'per-1', ...more });
const graph = (nodes: readonly ReturnType<typeof node>[], edges: CanonicalRecord['graphs'][number]['edges'] = [], validFrom = T0): CanonicalRecord['graphs'][number] => ({ id: 'g', validFrom, digest: 'e'.repeat(64), at: { file: 'graph/g.json' }, nodes, edges });

let made = 0;
/** One event a second; work and results happen at the times of their events, the last event is an hour after. */
async function ofScene({ runs = [], loose = [], work = [], lost = [], record = {} }: Scene): Promise<Index> {
  made += 1;
  const target = { dataDir: join(root, 'scenes'), digest: made.toString(16).padStart(64, '0') };
  const writer = await openIndexWriter(target);
  let row = 0;
  const stated = (type: string, brief = 'x') => {
    const event = recordEvent(row, { type, brief });
    row += 1;
    writer.event(event);
    return { at: event.at, time: event.time };
  };
  const result = ([suite, passed, failed]: Result) => ({ ...stated('test.completed'), value: { suite, artifactId: null, passed, failed, required: true, commit: 'c' } });
  const actions = runs.map(({ targets = ['repo-1'], kind = 'test.run', started = true, ended = true, outcome = 'completed', results = [] }, n): Action => ({
    ...ACTION, id: `act-${n}`, mode: 'read', descriptor: { ...ACTION.descriptor, kind, targets }, outcome, consequences: [], requested: { ...ACTION.requested, ...stated('action.requested') },
    started: started ? ACTION.started : null, finished: ended ? ACTION.finished : null, tests: results.map(result),
  }));
  const unattached = loose.map(([suite, passed, failed]) => ({ ...stated('test.completed'), value: { type: 'test.completed', data: { suite, artifact_id: null, passed, failed, required: true, commit: 'c' } } }));
  const pieces = work.map((each, n) => ({
    workId: `w-${n}`, fleetId: 'flt-1', agentId: null, actionId: null, priority: 1, queuedAt: null, leasedAt: null, leaseUntil: null, finishedAt: null, ...each, at: stated('work.queued').at,
  }));
  for (const type of lost) stated(type, '');
  writer.event(recordEvent(row, { time: T0 + 3_600_000 }));
  const course: Course = { work: pieces, locks: [], agentChanges: [], roleChanges: [], publications: [], accountable: [] };
  await writer.finish({ record: { ...RECORD, graphs: [], ...record, actions, course, unattached }, run: run(target.digest) });
  return opened(target);
}

async function standing(scene: Scene): Promise<OperationsDto> {
  const index = await ofScene(scene);
  const posture = await index.operations.posture();
  await expectRows(index, posture);
  await index.close();
  return posture;
}

type Standing = readonly [what: string, scene: Scene, suites: Partial<OperationsDto['tests']['suites']>, open: Partial<OperationsDto['tests']['open']>];

describe('test runs', () => {
  test.each<Standing>([
    ['none', {}, {}, {}],
    ['stand as the last of a suite on a system', { runs: [{ results: [['unit', 3, 0]] }, { results: [['unit', 2, 1]] }] }, { failed: 1 }, {}],
    ['the failed one was made good', { runs: [{ results: [['unit', 2, 1]] }, { results: [['unit', 3, 0]] }] }, { passed: 1 }, {}],
    ['in which no test ran has not passed, not even after one that has', { runs: [{ results: [['unit', 3, 0]] }, { results: [['unit', 0, 0]] }] }, { empty: 1 }, {}],
    ['of another suite, or on another system, stand apart', { runs: [{ results: [['unit', 1, 0], ['load', 0, 1]] }, { targets: ['repo-2'], results: [['unit', 0, 0]] }] }, { failed: 1, empty: 1, passed: 1 }, {}],
    ['on several systems are one of each, a system named twice is one', { runs: [{ targets: ['a', 'b', 'a'], results: [['unit', 1, 0]] }] }, { passed: 2 }, {}],
    ['that name no system, or no action, are of none', { runs: [{ targets: [], results: [['unit', 1, 0]] }], loose: [['unit', 0, 1], ['load', 1, 0]] }, { failed: 1, passed: 1 }, {}],
    ['of an action of another kind are runs on its targets', { runs: [{ kind: 'repository.modify', results: [['unit', 1, 0]] }, { kind: 'repository.modify', ended: false }] }, { passed: 1 }, {}],
    ['that run when the record ends', { runs: [{ ended: false, outcome: 'in-progress' }, { ended: false, outcome: 'in-progress', results: [['unit', 1, 0]] }] }, { passed: 1 }, { running: 2 }],
    ['that ended without a result', { runs: [{}, { outcome: 'failed' }, { started: false, outcome: 'completed' }] }, {}, { unreported: 3 }],
    ['that never began', { runs: [{ started: false, ended: false, outcome: 'denied' }, { started: false, outcome: 'blocked' }, { started: false, ended: false, outcome: 'in-progress' }] }, {}, { unbegun: 3 }],
  ])('%s', async (_, scene, suites, open) => {
    const { tests } = await standing(scene);
    expect([tests.suites, tests.open, tests.unread, tests.services]).toEqual([{ failed: 0, empty: 0, passed: 0, ...suites }, { running: 0, unreported: 0, unbegun: 0, ...open }, 0, null]);
  }, 30_000);

  test('that could not be used are counted', async () => {
    const { tests } = await standing({ runs: [{ results: [['unit', 1, 0]] }], lost: ['test.completed', 'test.completed'] });
    expect([tests.runs, tests.unread]).toEqual([1, 2]);
  }, 30_000);

  test('are drawn over the time of the log, where it is silent too', async () => {
    const { tests: { trend } } = await standing({ runs: [{ results: [['unit', 1, 0], ['unit', 0, 0], ['unit', 1, 1]] }], loose: [['load', 1, 0]] });
    expect([trend.from, trend.step, (trend.to - trend.from) / trend.step]).toEqual([T0, 5 * 60_000, 13]);
    expect(trend.buckets).toEqual([{ index: 0, failed: 1, empty: 1, passed: 2 }]);
  }, 30_000);
});

describe('services', () => {
  const nodes = [node('svc-1', 'service'), node('svc-2', 'service', { environment: 'production' }), node('svc-3', 'service'), node('repo-1', 'repository'), node('pipe-1', 'pipeline')];
  const edges = [{ from: 'pipe-1', to: 'repo-1', kind: 'builds' }, { from: 'pipe-1', to: 'svc-2', kind: 'deploys-to' }, { from: 'svc-3', to: 'svc-1', kind: 'depends-on' }] as const;
  const on = (...targets: readonly string[]): Pick<Scene, 'runs'> => ({ runs: [{ targets, results: [['unit', 0, 0]] }] });

  test.each<readonly [string, Scene, readonly string[]]>([
    ['none was tested', {}, ['svc-1', 'svc-2', 'svc-3']],
    ['a run that names it, whatever it came to', on('svc-1'), ['svc-2', 'svc-3']],
    ['a run on what is built into it', on('repo-1'), ['svc-1', 'svc-3']],
    ['a run on what deploys to it', on('pipe-1'), ['svc-1', 'svc-3']],
    ['a run that has not given a result reaches nothing', { runs: [{ targets: ['svc-1'], ended: false, outcome: 'in-progress' }] }, ['svc-1', 'svc-2', 'svc-3']],
  ])('%s', async (_, scene, untested) => {
    const index = await ofScene({ ...scene, record: { graphs: [graph(nodes, edges)] } });
    expect((await index.operations.posture()).tests.services).toEqual({ all: 3, untested: untested.length });
    const { rows } = await index.operations.untested(PAGE);
    expect(rows.map(({ id }) => id)).toEqual(untested);
    expect(rows.find(({ id }) => id === 'svc-2') ?? null).toEqual(untested.includes('svc-2') ? { n: untested.indexOf('svc-2'), id: 'svc-2', name: 'SVC-2', environment: 'production', owner: 'Ada Osei' } : null);
    await index.close();
  }, 30_000);

  test('are those of the graph that is valid when the record ends', async () => {
    const [first, second, later] = [graph([node('old', 'service')]), graph([node('new', 'service'), node('new', 'database')], [], T0 + 1_000), graph([node('next', 'service')], [], T0 + 7_200_000)];
    const index = await ofScene({ record: { graphs: [first, later, second] } });
    expect((await index.operations.untested(PAGE)).rows.map(({ id }) => id)).toEqual(['new']);
    await index.close();
    expect((await standing({ record: { graphs: [later] } })).tests.services).toBeNull();
  }, 30_000);
});

describe('work', () => {
  const [QUEUED, LEASED, SOON, LATER] = [T0, T0 + 10_000, T0 + 60_000, T0 + 7_200_000];
  const leased = { queuedAt: QUEUED, leasedAt: LEASED };
  /** Each is a fleet of its own in one record. */
  const CASES: readonly (readonly [string, readonly Piece[], Partial<Record<WorkPart, number>>])[] = [
    ['finished within its lease, in its very last moment', [{ ...leased, leaseUntil: SOON, finishedAt: SOON }], { finished: 1 }],
    ['finished after it', [{ ...leased, leaseUntil: SOON, finishedAt: SOON + 1 }], { late: 1 }],
    ['finished though nobody was handed it', [{ queuedAt: QUEUED, finishedAt: SOON }, { finishedAt: SOON }], { unleased: 2 }],
    ['past its lease', [{ ...leased, leaseUntil: SOON }], { overdue: 1 }],
    ['held when the record ends, to its very last moment', [{ ...leased, leaseUntil: LATER }, { ...leased, leaseUntil: T0 + 3_600_000 }], { held: 2 }],
    ['waiting, behind what was handed out before', [{ ...leased, leaseUntil: LATER }, { queuedAt: QUEUED + 1 }, { queuedAt: QUEUED }], { held: 1, waiting: 2 }],
    ['never handed out, while later work of its fleet was', [{ queuedAt: QUEUED - 1 }, { ...leased, leaseUntil: SOON, finishedAt: SOON }, { queuedAt: QUEUED + 1 }], { finished: 1, passed: 1, waiting: 1 }],
    ['waiting, whatever other fleets were handed', [{ queuedAt: QUEUED - 2 }], { waiting: 1 }],
  ];

  test(`is ${CASES.map(([what]) => what).join('; ')}`, async () => {
    const { work } = await standing({ work: CASES.flatMap(([fleetId, pieces]) => pieces.map((each) => ({ ...each, fleetId }))) });
    const counts = (fleet: string): WorkCounts | undefined => work.fleets.find((each) => each.fleet === fleet)?.counts;
    expect(CASES.map(([what]) => [what, counts(what)])).toEqual(CASES.map(([what, , parts]) => [what, { ...NO_WORK, ...parts }]));
    expect([work.all, work.unread]).toEqual([{ finished: 2, late: 1, unleased: 2, overdue: 1, held: 3, passed: 1, waiting: 4 }, 0]);
    expect(work.fleets.slice(0, 2).map((each) => each.fleet)).toEqual(['past its lease', 'never handed out, while later work of its fleet was']);
  }, 30_000);

  test('is by fleet: a registered one without any, and one that is not registered', async () => {
    const { work } = await standing({ work: [{ ...leased, leaseUntil: SOON, fleetId: 'rogue' }], lost: ['work.leased', 'work.finished'] });
    expect(work.fleets).toEqual([{ fleet: 'rogue', label: 'rogue', counts: { ...NO_WORK, overdue: 1 } }, { fleet: 'flt-1', label: 'Remediation', counts: NO_WORK }]);
    expect(work.unread).toBe(2);
  }, 30_000);

  test('of more fleets than anybody looks through is counted all the same', async () => {
    const { work } = await standing({ work: Array.from({ length: 60 }, (_, n) => ({ fleetId: `f-${n}`, queuedAt: QUEUED })) });
    expect([work.all.waiting, work.fleets.length, work.fleetsLeftOut]).toEqual([60, 48, 13]);
  }, 30_000);

  test('comes by the page, what is past its lease by when it ran out, with the agent of its action', async () => {
    const index = await ofScene({ runs: [{ results: [['unit', 1, 0]] }], work: [{ ...leased, leaseUntil: SOON + 1 }, { ...leased, leaseUntil: SOON, actionId: 'act-0' }, { ...leased, leaseUntil: SOON + 2, agentId: 'agt-9' }] });
    const page = await index.operations.work({ fleet: null, part: 'overdue', offset: 0, limit: 2 });
    expect([page.total, page.rows.map(({ n, work, agent, action, fleet }) => [n, work, agent, action, fleet])]).toEqual([3, [[0, 'w-1', 'Mender', 'act-0', 'Remediation'], [1, 'w-0', null, null, 'Remediation']]]);
    const last = await index.operations.work({ fleet: 'flt-1', part: 'overdue', offset: 2, limit: 2 });
    expect(last.rows.map(({ work, agent }) => [work, agent])).toEqual([['w-2', 'agt-9']]);
    await index.close();
  }, 30_000);
});

test('what is not ended has the name of its system and agent, and what a suite is on too', async () => {
  const index = await ofScene({ runs: [{ ended: false, outcome: 'in-progress' }, { results: [['unit', 1, 0]] }], record: { graphs: RECORD.graphs } });
  const open = await index.operations.openRuns({ part: 'running', ...PAGE });
  expect(open.rows.map(({ action, title, system, agent, finished, at: { event } }) => [action, title, system, agent, finished, event])).toEqual([['act-0', 'Merge the retry fix', 'checkout', 'Mender', null, 'evt-0']]);
  const suites = await index.operations.suites({ result: 'passed', ...PAGE });
  expect(suites.rows.map(({ system, label, kind, suite, action }) => [system, label, kind, suite, action])).toEqual([['repo-1', 'checkout', 'repository', 'unit', 'act-1']]);
  await index.close();
}, 30_000);
