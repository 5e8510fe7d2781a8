import { describe, expect, test } from 'vitest';
import { followsOn, recordedSince } from '../../../../../src/core/controls/integrity/recorded-changes.ts';
import type { StreamSummary } from '../../../../../src/core/examined.ts';
import type { CanonicalRecord, RoleChange } from '../../../../../src/core/model/record.ts';
import type { PreviousRun } from '../../../../../src/core/previous/index.ts';
import { RECORD, T0 } from '../../../../support/record-fixture.ts';

const DIGEST = 'd'.repeat(64);
const log = (name: string, lastSeq: number, more: Partial<StreamSummary> = {}): StreamSummary =>
  ({ name, origin: `log.example/${name}`, files: [], count: lastSeq + 1, firstSeq: 0, lastSeq, firstTime: T0, lastTime: T0, head: '', merkleRoot: DIGEST, checkpoint: null, gaps: [], ...more });
const previous: PreviousRun = {
  digest: DIGEST, subject: { kind: 'evidence-bundle', digest: DIGEST, bundleId: 'b' }, axes: [{ axis: 'integrity', outcome: 'pass' }], signers: [], files: [],
  streams: [{ origin: 'log.example/main', lastSeq: 9, lastTime: T0, merkleRoot: DIGEST }],
};
const bound = (time: number, stream: string): RoleChange =>
  ({ principal: 'p', role: 'r', change: 'bound', until: null, by: 'x', time, at: { file: `audit/${stream}/0001.ndjson` } });
const recordOf = (...roleChanges: readonly RoleChange[]): CanonicalRecord => ({ ...RECORD, course: { work: [], locks: [], agentChanges: [], publications: [], accountable: [], roleChanges } });

describe('changes recorded since an earlier run', () => {
  test('count from after the last event that it saw of their log, and all of a log that it did not see', () => {
    const record = recordOf(bound(T0 - 1, 'main'), bound(T0 + 1, 'main'), bound(T0 - 1, 'other'));
    expect(recordedSince(record, [log('main', 12), log('other', 3)], previous)('identity/bindings.json')).toEqual({ kind: 'role-grants', changes: 2, shown: 0, unseen: 0, always: true, beyond: false });
  });

  test('in the moment in which it ended may be since, where the log goes on', () => {
    const of = (lastSeq: number) => recordedSince(recordOf(bound(T0, 'main')), [log('main', lastSeq)], previous)('identity/bindings.json');
    expect(of(12)).toMatchObject({ changes: 0, beyond: true });
    expect(of(9)).toMatchObject({ changes: 0, beyond: false });
  });

  test('near that end, where the clock of the log went back, may be since or before; farther off they are told', () => {
    const went = (decreases: number) => ({ streams: [{ stream: 'main', events: 13, first: { time: T0 - 99, at: {} }, last: { time: T0 + 99, at: {} }, decreases, decreased: [{ time: T0, at: {}, milliseconds: 3 }, { time: T0, at: {}, milliseconds: 4 }] }] });
    const of = (time: number, decreases = 2) => recordedSince({ ...recordOf(bound(time, 'main')), log: { actors: [], agentVersions: [], silentWindows: [], outages: [], purges: [], redactions: [], withheldFields: [], uncitedArtifacts: [], ...went(decreases) } }, [log('main', 12)], previous)('identity/bindings.json');
    for (const time of [T0 - 7, T0 + 7]) expect(of(time)).toMatchObject({ changes: 0, beyond: true });
    expect(of(T0 - 8)).toMatchObject({ changes: 0, beyond: false });
    expect(of(T0 + 8)).toMatchObject({ changes: 1, beyond: false });
    for (const time of [T0 - 8, T0 + 8]) expect(of(time, 3)).toMatchObject({ changes: 0, beyond: true });
  });

  test('of roles are those that were approved, of nothing else', () => {
    const approval = { subject: 's', version: null, approver: 'a', requestedBy: 'b', ticketId: null, by: 'x', byKind: 'person' as const, time: T0 + 1, at: { file: 'audit/main/0001.ndjson' } };
    const oversight = {
      gateOverrides: [], rejectedPackages: [], fleetLimits: [], agentVersionChanges: [], rehearsals: [], classifications: [], incidentReports: [], reportedMetrics: [],
      changeApprovals: [{ ...approval, subjectKind: 'role' as const }, { ...approval, subjectKind: 'policy' as const }],
    };
    const record: CanonicalRecord = { ...RECORD, oversight, beyond: [{ noun: 'change approvals', count: 4 }] };
    expect(recordedSince(record, [log('main', 12)], previous)('identity/roles.json')).toEqual({ kind: 'role-definitions', changes: 1, shown: 0, unseen: 1, always: true, beyond: true });
    expect(recordedSince(record, [log('main', 12)], previous)('agents/fleets.json')).toEqual({ kind: 'fleet-limits', changes: 0, shown: 0, unseen: 0, always: true, beyond: false });
  });

  test('explain a snapshot that is as they left it, by what they name', () => {
    const told = { by: 'x', byKind: 'person' as const, time: T0 + 1, at: { file: 'audit/main/0001.ndjson' } };
    const agent = { ...RECORD.agents[0]!, id: 'agent:one', status: 'disabled' as const, version: '2.0.0' };
    const of = (change: 'enabled' | 'disabled', agentId: string, to: string) => {
      const oversight = { gateOverrides: [], changeApprovals: [], rejectedPackages: [], fleetLimits: [], rehearsals: [], classifications: [], incidentReports: [], reportedMetrics: [], agentVersionChanges: [{ ...told, agentId, from: '1.0.0', to }] };
      const course = { ...recordOf().course!, agentChanges: [{ ...told, agentId, fleetId: 'f', change, reason: null }] };
      return recordedSince({ ...RECORD, agents: [agent], oversight, course }, [log('main', 12)], previous)('agents/registry.json');
    };
    expect(of('disabled', 'agent:one', '1.5.0')).toMatchObject({ changes: 2, shown: 1, unseen: 0 });
    expect(of('enabled', 'agent:one', '2.0.0')).toMatchObject({ changes: 2, shown: 1, unseen: 0 });
    expect(of('enabled', 'agent:one', '1.5.0')).toMatchObject({ changes: 2, shown: 0, unseen: 0 });
    expect(of('disabled', 'agent:two', '2.0.0')).toMatchObject({ changes: 2, shown: 0, unseen: 2 });
  });

  test('of a role explain bindings of that principal that begin with them, end with them, or were given before they were taken', () => {
    const holds = (from: number, until: number | null) => ({ principal: 'p', role: 'r', from, until, grantedBy: 'x', at: {} });
    const of = (bindings: readonly ReturnType<typeof holds>[], ...changes: readonly RoleChange[]) => {
      const { shown, unseen } = recordedSince({ ...recordOf(...changes), bindings }, [log('main', 12)], previous)('identity/bindings.json');
      return { shown, unseen };
    };
    const given = bound(T0 + 1, 'main');
    const taken = { ...given, change: 'unbound' as const };
    const WINDOW = 15 * 60_000;
    expect([of([holds(T0 + 1 - WINDOW, null)], given), of([holds(T0 - WINDOW, null)], given), of([{ ...holds(T0, null), principal: 'q' }], given)]).toEqual([{ shown: 1, unseen: 0 }, { shown: 0, unseen: 1 }, { shown: 0, unseen: 0 }]);
    expect([of([holds(0, T0 + 9)], taken), of([holds(0, null)], taken), of([], taken)]).toEqual([{ shown: 1, unseen: 0 }, { shown: 0, unseen: 0 }, { shown: 0, unseen: 1 }]);
    expect([of([], bound(T0 - 9, 'main'), taken), of([], given, { ...taken, time: T0 + 2 })]).toEqual([{ shown: 1, unseen: 0 }, { shown: 0, unseen: 1 }]);
  });

  test('of a file of which no event tells are none', () => {
    const of = recordedSince(recordOf(), [log('main', 12)], previous);
    for (const file of ['identity/principals.json', 'policy/retention.json', 'identity/of-another-name.json', 'constructor']) expect(of(file).kind).toBeNull();
  });

  test.each([
    ['goes on', [log('main', 12)], previous, true],
    ['is the same', [log('main', 9)], previous, true],
    ['begins where it ended', [log('main', 12, { firstSeq: 10 })], previous, true],
    ['begins later', [log('main', 12, { firstSeq: 11 })], previous, false],
    ['ends before', [log('main', 8)], previous, false],
    ['is not here', [log('other', 12)], previous, false],
    ['has a gap', [log('main', 12, { gaps: [{ from: 3, to: 4, after: null, before: null }] })], previous, false],
    ['had no time', [log('main', 12)], { ...previous, streams: previous.streams.map((each) => ({ ...each, lastTime: null })) }, false],
    ['did not hold then', [log('main', 12)], { ...previous, axes: [{ axis: 'integrity' as const, outcome: 'fail' as const }] }, false],
    ['was none', [log('main', 12)], { ...previous, streams: [] }, false],
  ])('silence is silence only where the log %s', (_, streams, earlier, follows) => {
    expect(followsOn(streams, earlier)).toBe(follows);
  });
});
