import { describe, expect, test } from 'vitest';
import type { BundleDocuments, Document } from '../../../src/core/bundle/documents.ts';
import type { EventDataByType, EventLine, KnownEventType } from '../../../src/core/bundle/format.ts';
import type { CanonicalRecord, LogFacts } from '../../../src/core/model/record.ts';
import { createRecordBuilder, type BuiltFile } from '../../../src/sources/proofroom-bundle/index.ts';
import { at, DESCRIPTOR, DIGEST, DOCUMENTS, HASH, line } from '../../support/event-lines.ts';

const START = Date.parse(at(0));
const MINUTE = 60_000;
const FILE = 'audit/plane/0001.ndjson';

/** The record of these events, in the order given, each in its file. */
function recordOf(lines: readonly (EventLine | readonly [string, EventLine])[], documents: BundleDocuments = DOCUMENTS, files: readonly BuiltFile[] = []): CanonicalRecord {
  const builder = createRecordBuilder(documents);
  lines.forEach((each, n) => {
    const [file, event] = Array.isArray(each) ? (each as readonly [string, EventLine]) : [FILE, each as EventLine];
    builder.fold(event, { file, offset: n, length: 1 }, 'verified');
  });
  return builder.finish(files).record;
}
const plain = <T extends KnownEventType>(type: T, data: EventDataByType[T], ms: number, more: Partial<EventLine> = {}): EventLine => {
  const { action_id: _none, ...rest } = line(type, data, ms, more);
  return rest;
};
const document = <T>(file: string, value: T): Document<T> => ({ file, value, sha256: HASH });
const logOf = (lines: Parameters<typeof recordOf>[0], documents?: BundleDocuments): LogFacts => recordOf(lines, documents).log!;

describe('credentials', () => {
  test('are issued once, revoked at the earliest, and a later issue prolongs nothing', () => {
    const record = recordOf([
      plain('credential.issued', { credential_id: 'c1', principal: 'agent:mender', kind: 'api-key', expires_at: at(5_000) }, 1_000),
      plain('credential.issued', { credential_id: 'c1', principal: 'agent:other', kind: 'password', expires_at: null }, 2_000),
      plain('credential.revoked', { credential_id: 'c1', reason: 'rotated' }, 4_000),
      plain('credential.revoked', { credential_id: 'c1', reason: 'lost' }, 3_000),
      plain('credential.revoked', { credential_id: 'c2', reason: 'unknown here' }, 3_000),
    ]);
    expect(record.access?.credentials).toMatchObject([
      { credentialId: 'c1', principal: 'agent:mender', kind: 'api-key', issuedAt: START + 1_000, expiresAt: START + 5_000, revokedAt: START + 3_000, revocationReason: 'rotated', issuedBy: 'agent:mender' },
      { credentialId: 'c2', principal: null, issuedAt: null, revokedAt: START + 3_000 },
    ]);
  });

  test('of the snapshot come before what events tell', () => {
    const credentials = document('identity/credentials.json', { credentials: [{ id: 'c1', principal: 'agent:mender', kind: 'certificate' as const, issued_at: at(-1_000), expires_at: null, revoked_at: null }] });
    const record = recordOf([plain('credential.issued', { credential_id: 'c1', principal: 'agent:x', kind: 'api-key', expires_at: null }, 9_000)], { ...DOCUMENTS, credentials });
    expect(record.access?.credentials).toMatchObject([{ principal: 'agent:mender', kind: 'certificate', issuedAt: START - 1_000, at: { file: 'identity/credentials.json', pointer: '/credentials/0' } }]);
  });

  test('are counted by who used them, first and last by time', () => {
    const by = (id: string, credential: string): Partial<EventLine> => ({ actor: { kind: 'agent', id, credential } });
    const requested = { descriptor: DESCRIPTOR, digest: DIGEST, delegation: 'd1', break_glass: 'b1' };
    const record = recordOf([
      line('action.requested', requested, 3_000, { actor: { kind: 'agent', id: 'agent:mender', version: '1', credential: 'c1' } }),
      line('action.started', { action_digest: DIGEST }, 4_000, by('agent:mender', 'c2')),
      line('action.started', { action_digest: DIGEST }, 5_000, by('agent:late', 'c3')),
      plain('agent.heartbeat', { fleet_id: 'f', active_runs: 0 }, 1_000, by('agent:mender', 'c1')),
      plain('agent.heartbeat', { fleet_id: 'f', active_runs: 0 }, 2_000, by('agent:other', 'c1')),
    ]);
    expect(record.access?.credentialUses.map(({ credentialId, actorId, events, first, last }) => [credentialId, actorId, events, first.time - START, last.time - START])).toEqual([
      ['c1', 'agent:mender', 2, 1_000, 3_000], ['c2', 'agent:mender', 1, 4_000, 4_000], ['c3', 'agent:late', 1, 5_000, 5_000], ['c1', 'agent:other', 1, 2_000, 2_000],
    ]);
    expect(record.actions.at(0)).toMatchObject({ agentVersion: '1', credential: 'c1', delegation: 'd1', breakGlass: 'b1', startedBy: 'agent:mender', startCredential: 'c2' });
  });
});

test('emergency access is one row from opening over closing to its reviews', () => {
  const record = recordOf([
    plain('break-glass.reviewed', { break_glass_id: 'b2', reviewer: 'person:wei', outcome: 'not-justified' }, 500),
    plain('break-glass.opened', { break_glass_id: 'b1', principal: 'person:amara', reason: 'outage', ticket_id: null, until: at(9_000) }, 1_000),
    plain('break-glass.closed', { break_glass_id: 'b1' }, 2_000),
    plain('break-glass.closed', { break_glass_id: 'b1' }, 3_000),
    plain('break-glass.reviewed', { break_glass_id: 'b1', reviewer: 'person:wei', outcome: 'justified' }, 4_000),
  ]);
  expect(record.access?.breakGlass).toMatchObject([
    { breakGlassId: 'b2', principal: null, openedAt: null, reviews: [{ outcome: 'not-justified' }] },
    { breakGlassId: 'b1', principal: 'person:amara', openedAt: START + 1_000, until: START + 9_000, closedAt: START + 2_000, reviews: [{ reviewer: 'person:wei', time: START + 4_000 }] },
  ]);
});

describe('data', () => {
  test('is counted by agent, resource, class and mode; what was refused is counted apart', () => {
    const read = (records: number, ms: number, more: Partial<EventLine> = {}) => line('data.read', { resource: 'database:billing', data_class: 'restricted', records }, ms, more);
    const service = { kind: 'service' as const, id: 'service:proxy' };
    const record = recordOf([
      line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0),
      read(3, 2_000, { actor: service }), read(4, 1_000), read(5, 3_000, { outcome: 'denied' }),
      plain('data.written', { resource: 'database:billing', data_class: 'restricted', records: 1 }, 4_000, { actor: service }),
    ]);
    expect(record.dataFlow?.uses).toMatchObject([
      { agentId: 'agent:mender', resource: 'database:billing', dataClass: 'restricted', mode: 'read', events: 2, records: 7, denied: 1, first: { time: START + 1_000 }, last: { time: START + 2_000 } },
      { agentId: 'service:proxy', actorKind: 'service', mode: 'write', events: 1, records: 1, denied: 0 },
    ]);
    expect(record.actions.at(0)?.dataUses).toMatchObject([{ time: START + 2_000, value: { mode: 'read', events: 2, records: 7, denied: 1 } }]);
  });

  test('was used when it was, and not when it was refused', () => {
    const read = (ms: number, more: Partial<EventLine> = {}) => line('data.read', { resource: 'database:billing', data_class: 'restricted', records: 1 }, ms, more);
    const refused = { outcome: 'denied' } as const;
    const record = recordOf([line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0), read(1_000, refused), read(2_000), read(3_000), read(4_000, refused)]);
    expect(record.dataFlow?.uses).toMatchObject([{ events: 2, denied: 2, first: { time: START + 2_000, at: { offset: 2 } }, last: { time: START + 3_000 } }]);
    expect(record.actions.at(0)?.dataUses).toMatchObject([{ time: START + 2_000, at: { offset: 2 }, value: { events: 2, denied: 2 } }]);
    expect(recordOf([read(1_000, refused), read(2_000, refused)]).dataFlow?.uses).toMatchObject([{ events: 0, denied: 2, first: { time: START + 1_000 }, last: { time: START + 2_000 } }]);
  });

  test('of one action is held by 256 uses, and the events of others are counted', () => {
    const record = recordOf([
      line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0),
      ...Array.from({ length: 258 }, (_, n) => line('data.read', { resource: `r${n}`, data_class: 'public', records: 1 }, n)),
    ]);
    expect(record.actions.at(0)?.dataUses).toHaveLength(256);
    expect(record.actions.at(0)?.dataUsesBeyond).toBe(2);
    expect(record.dataFlow?.uses).toHaveLength(258);
  });

  test('and what else an action gives is to whom its own events give it, each once, up to 64', () => {
    const bound = (principal: string, ms: number, more: Partial<EventLine> = {}) => line('role.bound', { principal, role: 'release-manager', until: null }, ms, more);
    const record = recordOf([
      line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0),
      bound('person:wei', 1), bound('person:wei', 2), bound('person:amara', 3, { action_id: 'act-2' }),
      line('credential.issued', { credential_id: 'key-1', principal: 'person:wei', kind: 'api-key', expires_at: null }, 4),
      line('delegation.granted', { delegation_id: 'd-1', parent: null, from: 'person:amara', to: 'agent:mender', scopes: [], expires_at: null }, 5),
      line('break-glass.opened', { break_glass_id: 'bg-1', principal: 'person:wei', reason: '', ticket_id: null, until: at(10) }, 6),
      line('agent.enabled', { agent_id: 'agent:mender', fleet_id: 'fleet:remediate' }, 7),
      ...Array.from({ length: 62 }, (_, n) => bound(`person:${n}`, 8 + n)),
    ]);
    const action = record.actions.at(0);
    expect(action?.gives?.slice(0, 5)).toMatchObject([
      { time: START + 1, value: { what: 'role', to: 'person:wei' } }, { value: { what: 'credential', to: 'person:wei' } }, { value: { what: 'delegation', to: 'agent:mender' } },
      { value: { what: 'break-glass', to: 'person:wei' } }, { value: { what: 'agent', to: 'agent:mender' } },
    ]);
    expect([action?.gives?.length, action?.givesBeyond]).toEqual([64, 3]);
  });

  test('that leaves names the environments of both ends, where they are known', () => {
    const transfer = (from: string, to: string) => plain('data.transferred', { from, to, data_class: 'internal', form: 'summary', artifact_kind: 'ticket', sanitisation: null }, 1_000, { outcome: 'denied' });
    const record = recordOf([transfer('database:billing', 'ci'), transfer('enclave:eu-1', 'nowhere')]);
    expect(record.dataFlow?.transfers.map(({ fromEnvironment, toEnvironment, outcome }) => [fromEnvironment, toEnvironment, outcome])).toEqual([['production', 'ci', 'denied'], [null, null, 'denied']]);
  });
});

describe('the log', () => {
  test('is spanned by time, and counts where its clock goes back', () => {
    const beat = (ms: number, file = FILE): readonly [string, EventLine] => [file, plain('agent.heartbeat', { fleet_id: 'f', active_runs: 0 }, ms, { actor: { kind: 'agent', id: 'agent:ghost', version: ms < 2_500 ? '1' : '2' } })];
    const { streams, actors, agentVersions } = logOf([beat(2_000), beat(1_000), beat(3_000), beat(5_000, 'audit/side/0001.ndjson'), beat(4_000, 'audit/side/0001.ndjson')]);
    expect(streams.map(({ stream, events, first, last, decreases, decreased }) => [stream, events, first.time - START, last.time - START, decreases, decreased.map(({ milliseconds }) => milliseconds)])).toEqual([
      ['plane', 3, 1_000, 3_000, 1, [1_000]], ['side', 2, 4_000, 5_000, 1, [1_000]],
    ]);
    expect(actors).toMatchObject([{ actorId: 'agent:ghost', registered: false, events: 5 }]);
    expect(agentVersions.map(({ version, events }) => [version, events])).toEqual([['1', 2], ['2', 3]]);
  });

  const beats = (...minutes: readonly (readonly [number, number])[]) => minutes.map(([minute, runs]): readonly [string, EventLine] => ['audit/telemetry/0001.ndjson', plain('agent.heartbeat', { fleet_id: 'f', active_runs: runs }, minute * MINUTE)]);
  const record = (minute: number) => plain('role.unbound', { principal: 'p', role: 'r' }, minute * MINUTE);
  const windows = (lines: Parameters<typeof recordOf>[0]) => logOf(lines).silentWindows.map(({ from, until, heartbeats, activeRuns }) => [(from - START) / MINUTE, (until - START) / MINUTE, heartbeats, activeRuns]);
  test('is silent from one sign of running work to another with nothing between, whichever log came first', () => {
    expect(windows(beats([0, 1], [30, 2], [60, 1]))).toEqual([[0, 60, 3, 2]]);
    expect(windows([record(45), ...beats([0, 1], [30, 1], [60, 1])])).toEqual([[0, 30, 2, 1]]);
    expect(windows([...beats([0, 1], [30, 1], [60, 1]), record(45)])).toEqual([[0, 30, 2, 1]]);
  });
  test('is not silent where nothing runs, or where something is recorded in the very minute', () => {
    expect(windows(beats([0, 1], [30, 0], [60, 1]))).toEqual([]);
    expect(windows([...beats([0, 1], [30, 1]), record(30)])).toEqual([]);
    expect(windows([...beats([0, 1], [30, 1]), record(31)])).toEqual([[0, 30, 2, 1]]);
    expect(windows([...beats([0, 1], [200_000, 1]), record(-5)])).toEqual([[0, 200_000, 2, 1]]);
  });

  test('holds what is withheld against what the manifest declares, both ways', () => {
    const withheld = plain('role.unbound', { principal: 'p', role: 'r' }, 0, { withheld: { a: HASH, b: HASH, c: HASH }, open: { c: { salt: 's', value: 1 } } });
    const redaction = (field: string, path = FILE) => ({ path, field, by: 'person:wei', reason: 'privacy' });
    const list = [redaction(`${withheld.record_id}/a`), redaction(`${withheld.record_id}/c`), redaction('evt-none/a'), redaction('x', 'graph/g.json')];
    const { redactions, withheldFields } = logOf([withheld], { ...DOCUMENTS, redactions: { file: 'manifest.dsse.json', list } });
    expect(redactions.map(({ found, by, at: where }) => [found, by, where.file])).toEqual(['withheld', 'disclosed', 'absent', 'not-an-event'].map((found) => [found, 'person:wei', 'manifest.dsse.json']));
    expect(withheldFields.map(({ type, field, withheld: count, disclosed, undeclared }) => [type, field, count, disclosed, undeclared])).toEqual([
      ['role.unbound', 'a', 1, 0, 0], ['role.unbound', 'b', 1, 0, 1], ['role.unbound', 'c', 1, 1, 0],
    ]);
  });
});

test('an artifact says how its file stands, and files that nobody cites are named', () => {
  const artifact = (path: string, more: Partial<EventLine> = {}) => line('artifact.recorded', { artifact_id: path, kind: 'diff', path, media_type: 'text/x-diff', digest: HASH }, 1, more);
  const file = (name: string, sha256: string | null, size: number): BuiltFile => ({ name, sha256, size, status: 'matches' });
  const { action_id: _none, ...unattached } = artifact('artifacts/alone');
  const record = recordOf(
    [line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0), artifact('artifacts/good'), artifact('artifacts/other'), artifact('artifacts/empty'), artifact('artifacts/gone'), artifact('artifacts/unread'), unattached],
    DOCUMENTS,
    [file('artifacts/good', HASH, 1), file('artifacts/other', DIGEST, 1), file('artifacts/empty', HASH, 0), file('artifacts/unread', null, 1), file('artifacts/alone', HASH, 1), file('artifacts/orphan', HASH, 1)],
  );
  expect(record.actions.at(0)?.artifacts.map(({ value }) => value.standing)).toEqual(['matches', 'differs', 'empty', 'missing', undefined]);
  expect(record.unattachedArtifacts?.map(({ value }) => [value.path, value.standing])).toEqual([['artifacts/alone', 'matches']]);
  expect(record.log?.uncitedArtifacts).toEqual([{ file: 'artifacts/orphan' }]);
});

test('requests for approval, failures of the policy and looks at evidence stand with their action', () => {
  const record = recordOf([
    line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0),
    line('policy.evaluation-failed', { policy_id: 'p', policy_version: '1', kind: 'timeout', effect: 'permitted' }, 1),
    line('approval.requested', { approver_role: 'production-approver', action_digest: DIGEST, expires_at: at(9_000) }, 2),
    line('evidence.viewed', { viewer: 'person:wei', path: 'artifacts/a' }, 3),
  ]);
  expect(record.actions.at(0)).toMatchObject({
    policyFailures: [{ time: START + 1, value: { kind: 'timeout', effect: 'permitted' } }],
    approvalRequests: [{ time: START + 2, value: { approverRole: 'production-approver', expiresAt: START + 9_000 } }],
    evidenceViews: [{ time: START + 3, value: { viewer: 'person:wei', path: 'artifacts/a' } }],
  });
});

test('more than is kept of a noun is counted, and said', () => {
  const builder = createRecordBuilder(DOCUMENTS);
  for (let n = 0; n < 50_003; n += 1) builder.fold({ ...plain('fleet.limited', { fleet_id: 'f', max_concurrency: n }, n), record_id: 'e' }, { file: FILE, event: 'e' }, 'verified');
  const { record, reports } = builder.finish([]);
  expect(record.oversight?.fleetLimits).toHaveLength(50_000);
  expect(record.beyond).toEqual([{ noun: 'fleet limits', count: 3 }]);
  expect(reports[0]?.facts).toContainEqual(['not-kept', 'fleet limits (3)']);
});
