import { FIRST_SEQ, type ActionDescriptor } from '../../src/core/bundle/format.ts';
import type { Fact } from '../../src/core/controls/types.ts';
import { judge, type Finding } from '../../src/core/findings/index.ts';
import type { Action, CanonicalRecord, RecordEvent } from '../../src/core/model/record.ts';
import { DEFAULT_LIMITS, type Run } from '../../src/core/run.ts';

/** A small canonical record made by hand, for what reads records rather than makes them. */

export const T0 = Date.UTC(2026, 7, 1);
const at = { file: 'identity/principals.json' };

export function recordEvent(row: number, overrides: Partial<RecordEvent> = {}): RecordEvent {
  const id = overrides.id ?? `evt-${row}`;
  const type = overrides.type ?? 'agent.heartbeat';
  return {
    id, stream: 'main', seq: row + FIRST_SEQ, time: T0 + row * 1_000, type, sourceType: type, known: true, layer: 'fleet', actorKind: 'agent', actorId: 'agt-1',
    fleetId: 'flt-1', actionId: null, systemId: null, environment: null, dataClass: null, outcome: null, causes: [], brief: `beat ${row}`,
    hash: row.toString(16).padStart(64, '0'), at: { file: 'audit/main/0001.ndjson', offset: row * 100, length: 100, event: id }, integrity: 'verified', ...overrides,
  };
}

const descriptor: ActionDescriptor = {
  kind: 'repository.merge', title: 'Merge the retry fix', targets: ['repo-1'], environment: 'ci', risk_class: 'high', data_classes: ['internal'],
  reversibility: 'reversible', autonomy: 'execute-with-approval', scopes: ['repo:write'], parameters: {}, rollback_plan: 'revert',
};

export const ACTION: Action = {
  id: 'act-1', agentId: 'agt-1', actorKind: 'agent', mode: 'write', fleetId: 'flt-1', accountable: 'per-1', descriptor, digest: 'd', computedDigest: 'd',
  requested: { value: null, at, time: T0 + 1_000 }, decisions: [],
  approvals: [{ at, time: T0 + 2_000, value: {
    approvalId: 'apr-1', decision: 'granted', approver: 'per-2', account: 'ana', actionDigest: 'd', policyVersion: '1', expiresAt: T0 + 9_000, reason: 'ok',
    file: 'approvals/apr-1.dsse.json', signature: 'valid',
  } }],
  packages: [], receipts: [], started: { value: { actionDigest: 'd' }, at, time: T0 + 3_000 },
  finished: { value: { type: 'action.completed', actionDigest: 'd', effects: ['repo-1', 'svc-9'], reason: null }, at, time: T0 + 4_000 },
  tests: [], artifacts: [], consequences: [], outcome: 'completed', eventCount: 4, integrity: 'verified',
};

export const RECORD: CanonicalRecord = {
  period: { from: T0, to: T0 + 60_000 }, eventCount: 7, unknownTypes: [{ type: 'moon.landed', count: 1 }],
  people: [
    { id: 'per-1', name: 'Ada Osei', kind: 'person', accounts: ['ada'], manager: null, idp: null, at },
    { id: 'per-2', name: 'Ana Lima', kind: 'person', accounts: ['ana'], manager: null, idp: null, at },
    { id: 'per-2', name: 'Another Lima', kind: 'person', accounts: [], manager: null, idp: null, at },
  ],
  roles: [], bindings: [],
  agents: [{ id: 'agt-1', name: 'Mender', fleetId: 'flt-1', version: '1', model: 'm', owner: 'per-1', status: 'enabled', clearance: 'internal', scopes: [], at }],
  fleets: [{ id: 'flt-1', name: 'Remediation', purpose: 'remediate', maxConcurrency: 2, maxByEnvironment: [], contextRefs: [], at }],
  policies: [],
  graphs: [{
    id: 'g-1', validFrom: T0, digest: 'e'.repeat(64), at,
    nodes: [
      { id: 'agt-1', kind: 'agent', name: 'Mender', layer: 'fleet', environment: null, data_class: null, owner: 'per-1' },
      { id: 'repo-1', kind: 'repository', name: 'checkout', layer: null, environment: 'ci', data_class: 'internal', owner: 'per-1' },
      { id: 'db-1', kind: 'database', name: 'orders', layer: null, environment: 'production', data_class: 'restricted', owner: 'per-1' },
    ],
    edges: [{ from: 'agt-1', to: 'repo-1', kind: 'can-write' }, { from: 'repo-1', to: 'db-1', kind: 'deploys-to' }],
  }],
  actions: [ACTION],
};

export const EVENTS: readonly RecordEvent[] = [
  recordEvent(0),
  recordEvent(1, { type: 'action.requested', layer: 'orchestrator', actionId: 'act-1', systemId: 'repo-1', environment: 'ci', outcome: 'success', brief: 'Merge the retry fix' }),
  recordEvent(2, { type: 'approval.granted', layer: 'policy', actorKind: 'person', actorId: 'per-2', fleetId: null, actionId: 'act-1', outcome: 'success', causes: ['evt-1'], brief: 'granted' }),
  recordEvent(3, { type: 'action.started', layer: 'orchestrator', actionId: 'act-1', causes: ['evt-2', 'evt-1'], brief: 'start' }),
  recordEvent(4, { type: 'action.completed', layer: 'orchestrator', actionId: 'act-1', outcome: 'success', causes: ['evt-3'], brief: 'done' }),
  recordEvent(5, { type: 'data.read', systemId: 'db-1', environment: 'production', dataClass: 'restricted', outcome: 'success', brief: 'orders 12', integrity: 'failed' }),
  recordEvent(6, { type: 'moon.landed', known: false, actorKind: 'service', actorId: 'svc-x', fleetId: null, outcome: 'failure', brief: 'quote "me" -now' }),
];

const findings: Finding[] = [
  { code: 'event.hash-mismatch', at: { file: 'audit/main/0001.ndjson', offset: 500, length: 100, event: 'evt-5' }, expected: 'a', computed: 'b' },
  { code: 'approval.key-unknown', at: { file: 'approvals/apr-1.dsse.json' } },
];

export const FACTS: ReadonlyMap<string, readonly Fact[]> = new Map([
  ['CT-12', [{ subject: 'act-1', verdict: 'held', reason: 'ok', values: {}, at }]],
  ['CT-20', [{ subject: 'act-1', verdict: 'exception', reason: 'late', values: { by: '1 ms' }, at }]],
]);

export function run(digest: string): Run {
  const judged = judge([{ id: 'chain.links', examined: 7, unit: 'events', findings }]);
  return {
    format: 'proofroom.run.v1', software: { name: 'proofroom', version: '0' },
    subject: { kind: 'evidence-bundle', digest, size: 1, bundleId: 'b', tenant: 't', producer: 'p', createdAt: null, period: null },
    inputs: { trustPack: null, controlPack: { id: 'c', version: '1', digest: 'd' }, asOf: '2026-08-02T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null },
    verdict: judged.verdict, checks: judged.checks, findings: judged.findings, findingsLeftOut: [], controls: [], signers: [],
    streams: [{
      name: 'main', origin: 'o', files: ['audit/main/0001.ndjson'], count: 7, firstSeq: 1, lastSeq: 9, firstTime: T0, lastTime: T0 + 6_000, head: '', merkleRoot: '',
      checkpoint: null, gaps: [{ from: 4, to: 5, after: T0 + 2_000, before: T0 + 3_000 }, { from: 8, to: 9, after: T0 + 6_000, before: null }],
    }],
    files: [{ name: 'audit/main/0001.ndjson', size: 700, sha256: 'f'.repeat(64), listed: true, status: 'matches' }],
    notProved: [], counts: { events: 7, actions: 1, approvals: 1, files: 1, unknownEvents: 1 },
  };
}
