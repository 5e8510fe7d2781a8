import { beforeAll, describe, expect, test } from 'vitest';
import type { ConcurrencyCrowd } from '../../../../src/contract/index.ts';
import { createContext } from '../../../../src/core/controls/index.ts';
import { CT_38, type ConcurrencyMember } from '../../../../src/core/controls/orchestration/ct-38-concurrency.ts';
import type { Action, CanonicalRecord, FleetLimit } from '../../../../src/core/model/record.ts';
import { openDatabase } from '../../../../src/engine/index-db/database.ts';
import { openIndex, openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { indexPath } from '../../../../src/engine/index-db/location.ts';
import { DEFAULT_VERIFY_LIMITS, verifyFile } from '../../../../src/engine/verify/index.ts';
import { ACTIONS, AGENTS, BUSY } from '../../../support/busy-record.ts';
import { ACTION, EVENTS, run, T0 } from '../../../support/record-fixture.ts';
import { referenceConcurrency } from '../../../support/reference-concurrency.ts';
import { readSample, SEEDS } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const at = ACTION.requested.at;
const folder = temporaryFolder('concurrency');
let made = 0;

async function drawn(record: CanonicalRecord, times: readonly number[] = []) {
  const digest = (made += 1).toString(16).padStart(64, '0');
  const writer = await openIndexWriter({ dataDir: folder, digest });
  for (const time of times) writer.event({ ...EVENTS[0]!, time });
  await writer.finish({ record, run: run(digest) });
  const index = await openIndex({ dataDir: folder, digest });
  if (index === null) throw new Error('index did not open');
  const figure = await index.concurrency();
  const database = await openDatabase(indexPath({ dataDir: folder, digest }), 'query');
  const reference = await referenceConcurrency(database.connection);
  database.close();
  expect(figure).toEqual(reference);
  const actions = async (filter: string): Promise<number> => (await index.actionsPage({ filter, offset: 0, limit: 1 })).total;
  return { figure, actions, close: () => index.close() };
}

function judged(record: CanonicalRecord): readonly ConcurrencyMember[] {
  const walk = CT_38.walk(createContext({ record, checks: [], files: [], streams: [], signers: [], exportedAt: null }));
  return [...walk.over([...record.actions]), ...walk.rest()];
}

/** What both say of one crowd. */
const ofMember = ({ what, fleet, agent, environment, runs, open, peak, excess, unlimited }: ConcurrencyMember) =>
  ({ what, fleet, agent, environment, runs, open, peak: peak?.running ?? 0, firstOver: excess?.time ?? null, firstUnlimited: unlimited?.time ?? null });
const ofCrowd = ({ what, fleet, agent, environment, runs, open, peak, firstOver, firstUnlimited }: ConcurrencyCrowd) =>
  ({ what, fleet, agent, environment, runs, open, peak, firstOver, firstUnlimited });
const sorted = (list: readonly object[]): readonly string[] => list.map((each) => JSON.stringify(each)).toSorted();

async function agree(record: CanonicalRecord, times: readonly number[] = []): Promise<readonly ConcurrencyMember[]> {
  const members = judged(record);
  const { figure, close } = await drawn(record, times);
  await close();
  expect(figure.crowdsLeftOut).toBe(0);
  expect(sorted(figure.crowds.map(ofCrowd))).toEqual(sorted(members.map(ofMember)));
  for (const crowd of figure.crowds) {
    const sum = (of: 'over' | 'starts' | 'unlimited'): number => crowd.buckets.reduce((n, each) => n + each[of], 0);
    expect(Math.max(...crowd.buckets.map((each) => each.running))).toBe(crowd.peak);
    expect(sum('over')).toBe(crowd.over);
    const first = crowd.buckets.find((each) => each.over > 0);
    expect(first?.index ?? null).toBe(crowd.firstOver === null ? null : Math.floor((crowd.firstOver - figure.from) / figure.step));
  }
  return members;
}

let seed = 9;
const random = (n: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * n);
};
const HOUR = 3_600_000;
const FLEET = { name: 'F', purpose: 'test', contextRefs: [], at } as const;
const NONE = { gateOverrides: [], changeApprovals: [], rejectedPackages: [], fleetLimits: [], agentVersionChanges: [], rehearsals: [], classifications: [], incidentReports: [], reportedMetrics: [] };
const limit = (fleetId: string, time: number, maxConcurrency: number): FleetLimit => ({ fleetId, maxConcurrency, time, by: 'per-1', byKind: 'person', at });

/** Runs that overlap, touch, take no time, never end, lack their start, were blocked, or were started again; of agents in three fleets, one of them unregistered. */
function crowded(unit = HOUR): CanonicalRecord {
  const actions = ACTIONS.map((action, n): Action => {
    const time = T0 + random(60) * unit;
    const fleetId = ['flt-1', 'flt-1', 'flt-2', 'flt-stray', null][random(5)] ?? null;
    const end = { value: { type: random(5) === 0 ? 'action.blocked' as const : 'action.completed' as const, actionDigest: 'd', effects: [], reason: null }, at, time: time + random(4) * unit };
    const merged = { value: { type: 'pull-request.merged', data: {} }, at, time } as unknown as Action['consequences'][number];
    const started = random(6) === 0 ? null : { value: { actionDigest: 'd' }, at, time };
    const told = (type: string): Action['consequences'][number] => ({ value: { type, data: { action_digest: 'd', effects: [] } }, at, time: time + (random(9) - 1) * unit });
    const attempts = started === null || random(3) > 0 ? [] : Array.from({ length: 1 + random(4) }, () => told(['action.started', 'action.started', 'action.failed', 'action.blocked'][random(4)] ?? ''));
    return { ...action, fleetId, agentId: AGENTS[random(4)] ?? '', started, finished: random(7) === 0 ? null : end, consequences: [...attempts, ...(n % 9 === 0 ? [merged] : [])] };
  });
  return {
    ...BUSY, actions,
    fleets: [
      { ...FLEET, id: 'flt-1', maxConcurrency: 2 + random(3), maxPerAgent: 1 + random(2), maxByEnvironment: [{ environment: 'production', maxConcurrency: 1 }, { environment: 'staging', maxConcurrency: 1 + random(2) }] },
      { ...FLEET, id: 'flt-2', maxConcurrency: 3, maxByEnvironment: [] },
      { ...FLEET, id: 'flt-1', maxConcurrency: 99, maxByEnvironment: [] },
    ],
    oversight: { ...NONE, fleetLimits: [limit('flt-1', T0 + random(50) * unit, 1 + random(3)), limit('flt-2', T0 + random(20) * unit, 1), limit('flt-2', T0 + 30 * unit, 2 + random(2))] },
  };
}

describe('agrees with CT-38', () => {
  test.each(Array.from({ length: 12 }, (_, n) => n))('on a crowded record (%i)', async (n) => {
    // From seconds to years, with and without events before and after all that ran.
    const unit = [HOUR, HOUR / 3_600, HOUR / 60, 24 * HOUR, 30 * 24 * HOUR, HOUR / 7][n % 6] ?? HOUR;
    const members = await agree(crowded(unit), n % 2 === 0 ? [] : [T0 - 3 * unit, T0 + 90 * unit]);
    expect(new Set(members.map((each) => each.what))).toEqual(new Set(['fleet', 'environment', 'agent']));
    expect(members.some((each) => each.excess !== null)).toBe(true);
    expect(members.some((each) => each.unlimited !== null)).toBe(true);
  });

  test('where not every change of a limit is held: no fleet has one', async () => {
    const record = { ...crowded(), beyond: [{ noun: 'fleet limits', count: 3 }] };
    const members = await agree(record);
    expect(members.filter((each) => each.what === 'fleet').every((each) => each.unlimited !== null && each.excess === null)).toBe(true);
  });

  describe.each(['clean', 'incident'] as const)('on the %s sample', (scenario) => {
    let record: CanonicalRecord;
    beforeAll(async () => {
      const { bundlePath } = await readSample(folder, scenario, SEEDS['self-approval'], 1_200);
      const verified = await verifyFile(
        { path: bundlePath, artifactPath: null, trust: null, asOf: '2026-11-20T00:00:00.000Z', limits: DEFAULT_VERIFY_LIMITS, rememberedHeads: [], version: '0.0.0' },
      );
      if (verified.record === null) throw new Error('no record');
      record = { ...verified.record, actions: [...verified.record.actions] };
    });

    test('in the most at once, and in where the limit was exceeded', async () => {
      expect((await agree(record)).reduce((sum, each) => sum + each.runs, 0)).toBeGreaterThan(20);
    });
  });
});

const ran = (id: string, from: number, until: number | null): Action => ({
  ...ACTION, id, fleetId: 'flt-1', started: { value: { actionDigest: 'd' }, at, time: T0 + from },
  finished: until === null ? null : { value: { type: 'action.completed', actionDigest: 'd', effects: [], reason: null }, at, time: T0 + until },
});
const of = (actions: readonly Action[], limits: readonly FleetLimit[] = []): CanonicalRecord => ({
  ...BUSY, actions, fleets: [{ ...FLEET, id: 'flt-1', maxConcurrency: 1, maxByEnvironment: [] }],
  oversight: { ...NONE, fleetLimits: limits },
});

test('a bucket holds what runs on into it, not what ended at its beginning, and the limits in force in it', async () => {
  const MINUTE = 60_000;
  const { figure, actions, close } = await drawn(of([ran('a', 0, 2 * MINUTE), ran('b', 10 * 1_000, MINUTE), ran('c', 3 * MINUTE, null), ran('d', 5 * MINUTE, 5 * MINUTE)], [limit('flt-1', T0 + 30_000, 2), limit('flt-1', T0 + 4.5 * MINUTE, 3)]));
  expect(figure).toMatchObject({ from: T0, step: MINUTE, to: T0 + 6 * MINUTE, crowdsLeftOut: 0, limitsWhole: true });
  const [fleet] = figure.crowds;
  expect(fleet).toMatchObject({ what: 'fleet', runs: 4, open: 1, peak: 2, over: 1, firstOver: T0 + 10_000 });
  expect(fleet?.buckets.map(({ running, starts, over, lowest, highest }) => [running, starts, over, lowest, highest])).toEqual([
    [2, 2, 1, 1, 2], [1, 0, 0, 2, 2], [0, 0, 0, 2, 2], [1, 1, 0, 2, 2], [1, 0, 0, 2, 3], [1, 0, 0, 3, 3],
  ]);
  // The filter a bucket leads to names what ran in it.
  const during = (n: number): string => `fleet:"flt-1" started<${new Date(T0 + (n + 1) * MINUTE).toISOString()} -finished<=${new Date(T0 + n * MINUTE).toISOString()}`;
  expect(await Promise.all([0, 1, 2, 3, 4].map((n) => actions(during(n))))).toEqual([2, 1, 0, 1, 1]);
  await close();
});

test('nothing that ran in a fleet: no crowd', async () => {
  const { figure, close } = await drawn(of([{ ...ran('a', 0, 1), fleetId: null }, { ...ran('b', 0, 1), started: null, finished: null, consequences: [] }]));
  expect(figure.crowds).toEqual([]);
  await close();
});

test('limits from before and after all that is drawn, and of that very moment', async () => {
  const { figure, close } = await drawn(of([ran('a', 0, HOUR), ran('b', 0, 2 * HOUR), ran('c', HOUR, null)], [limit('flt-1', T0 - 90 * HOUR, 2), limit('flt-1', T0 + HOUR, 3), limit('flt-1', T0 + 900 * HOUR, 4)]));
  expect(figure.crowds[0]).toMatchObject({ runs: 3, open: 1, peak: 2, over: 0 });
  expect(figure.crowds[0]?.buckets.every(({ highest }) => highest !== null && highest < 4)).toBe(true);
  await close();
});

test('more crowds than anybody looks through are counted, and what exceeded a limit is drawn first', async () => {
  const many = Array.from({ length: 180 }, (_, n) => ({ ...ran(`act-${n}`, (n % 17) * HOUR, n % 11 === 0 ? null : (n % 17 + n % 5) * HOUR), agentId: `agt-${n % 60}` }));
  const { figure, close } = await drawn({ ...of(many), fleets: [{ ...FLEET, id: 'flt-1', maxConcurrency: 500, maxPerAgent: 2, maxByEnvironment: [] }] });
  expect([figure.crowds.length, figure.crowdsLeftOut]).toEqual([48, 13]);
  expect(figure.crowds.map(({ over }) => over > 0)).toEqual(figure.crowds.map(({ over }) => over > 0).toSorted((a, b) => Number(b) - Number(a)));
  expect(figure.crowds[0]?.over).toBeGreaterThan(0);
  await close();
});
