import { describe, expect, test } from 'vitest';
import type { BundleDocuments } from '../../../src/core/bundle/documents.ts';
import type { EventLine } from '../../../src/core/bundle/format.ts';
import { judge } from '../../../src/core/findings/index.ts';
import { createRecordBuilder, recognise, type BuiltFile } from '../../../src/sources/proofroom-bundle/index.ts';
import { approvalStatement, at, DESCRIPTOR, DIGEST, DOCUMENTS, HASH, lifecycle, line, signed } from '../../support/event-lines.ts';

function build(lines: readonly EventLine[], documents: BundleDocuments = DOCUMENTS, files: BuiltFile[] = []) {
  const builder = createRecordBuilder(documents);
  const rows = lines.map((each, index) => builder.add(each, { file: 'audit/plane/0001.ndjson', offset: index * 100, length: 100 }, 'verified'));
  const { record, reports } = builder.finish(files);
  const findings = reports.flatMap((report) => report.findings);
  return { rows, record, reports, findings, problems: findings.map((f) => `${f.code} ${String(f.values?.['kind'] ?? '')} ${f.values?.problem ?? ''} ${String(f.values?.['member'] ?? '')}`.replace(/ +/g, ' ').trim()) };
}

describe('an action over its whole life', () => {
  test('request, decision, approval, start and end become one action, without a finding', () => {
    const { record, rows, findings, reports } = build(lifecycle());
    expect(findings).toEqual([]);
    const [action] = [...record.actions];
    expect(action).toMatchObject({
      id: 'act-1', agentId: 'agent:mender', fleetId: 'fleet:remediate', accountable: 'person:amara', digest: DIGEST, computedDigest: DIGEST,
      outcome: 'completed', eventCount: 5, integrity: 'verified',
      started: { value: { actionDigest: DIGEST } },
      approvals: [{ value: { approver: 'person:wei', account: 'wei@example', signature: 'valid', decision: 'granted' } }],
    });
    expect(action?.started?.at.event).toBe(rows[3]?.id);
    expect(judge(reports).checks[0]).toMatchObject({ id: 'record.consistency', outcome: 'pass', examined: 5 });
  });

  test('rows carry what the event is about', () => {
    const { rows } = build([...lifecycle(), line('data.read', { resource: 'database:billing', data_class: 'restricted', records: 12 }, 5_000)]);
    expect(rows[0]).toMatchObject({ stream: 'plane', systemId: 'repository:billing', environment: 'production', dataClass: 'confidential', fleetId: 'fleet:remediate', known: true });
    expect(rows[0]?.brief).toBe('repository.merge · Merge the retry fix');
    expect(rows[3]).toMatchObject({ systemId: 'repository:billing', actionId: 'act-1' });
    expect(rows[5]).toMatchObject({ systemId: 'database:billing', environment: 'production', dataClass: 'restricted' });
  });

  test('an action is as sound as its least sound event', () => {
    const builder = createRecordBuilder(DOCUMENTS);
    lifecycle().forEach((each, index) => builder.add(each, { file: 'audit/plane/0001.ndjson' }, index === 2 ? 'failed' : 'verified'));
    expect(builder.finish([]).record.actions.at(0)?.integrity).toBe('failed');
  });

  test.each([
    ['denied', (lines: EventLine[]) => [lines[0], { ...lines[1], data: { ...lines[1]?.data, decision: 'deny' } }], 'denied'],
    ['expired', (lines: EventLine[]) => [...lines.slice(0, 2), line('approval.expired', { action_digest: DIGEST }, 2_500)], 'expired'],
    ['blocked', (lines: EventLine[]) => [lines[0], line('action.blocked', { action_digest: DIGEST, reason: 'lock' }, 2_500)], 'blocked'],
    ['running', (lines: EventLine[]) => lines.slice(0, 4), 'in-progress'],
    ['rolled back', (lines: EventLine[]) => [...lines, line('release.shipped', { release_id: 'r1', commit: 'c', environment: 'production' }, 5_000),
      line('rollback.completed', { release_id: 'r1', to_commit: 'b' }, 6_000, { action_id: 'act-2' })], 'rolled-back'],
  ])('%s', (_, choose, outcome) => {
    const lines = choose(lifecycle()).filter((each) => each !== undefined) as EventLine[];
    expect(build(lines).record.actions.at(0)?.outcome).toBe(outcome);
  });

  test('what was blocked after an end hides neither the end nor what came of it', () => {
    const { record } = build([...lifecycle(), line('action.blocked', { action_digest: DIGEST, reason: 'the gate was closed' }, 9_000)]);
    const action = record.actions.at(0);
    expect(action).toMatchObject({ outcome: 'completed', finished: { value: { type: 'action.completed' } } });
    expect(action?.consequences).toMatchObject([{ value: { type: 'action.blocked', data: { action_digest: DIGEST, reason: 'the gate was closed' } }, time: Date.parse(at(9_000)) }]);
  });

  test('an end before the last keeps its effects and its reason', () => {
    const failed = line('action.failed', { action_digest: DIGEST, effects: ['repository:billing'], reason: 'timeout' }, 3_500);
    const { record } = build([...lifecycle().slice(0, 4), failed, line('action.completed', { action_digest: DIGEST, effects: [] }, 9_000)]);
    expect(record.actions.at(0)?.finished?.value.type).toBe('action.completed');
    expect(record.actions.at(0)?.consequences).toMatchObject([{ value: { type: 'action.failed', data: { action_digest: DIGEST, effects: ['repository:billing'], reason: 'timeout' } } }]);
  });

  test('a second start is kept beside the first', () => {
    const { record } = build([...lifecycle(), line('action.started', { action_digest: DIGEST }, 9_000)]);
    expect(record.actions.at(0)?.started?.time).toBe(Date.parse(at(3_000)));
    expect(record.actions.at(0)?.consequences).toMatchObject([{ value: { type: 'action.started' }, time: Date.parse(at(9_000)) }]);
  });
});

describe('what does not fit', () => {
  test('a digest that is not the description’s', () => {
    const [request, ...rest] = lifecycle();
    const changed = line('action.requested', { descriptor: { ...DESCRIPTOR, title: 'Another title' }, digest: DIGEST }, 0);
    const { findings } = build([changed, ...rest]);
    expect(request).toBeDefined();
    expect(findings).toMatchObject([{ code: 'record.action-digest-mismatch', expected: DIGEST, at: { event: changed.record_id } }]);
  });

  test.each([
    ['an approval file that is not there', { ...DOCUMENTS, approvals: [] }, ['record.dangling-reference approval missing']],
    ['an approval that says something else', { ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ action_digest: HASH, decision: 'denied' }))] },
      ['record.dangling-reference approval member-differs action_digest', 'record.dangling-reference approval member-differs decision']],
    ['an approval for another action', { ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ action_id: 'act-9' }))] }, ['record.dangling-reference approval member-differs action_id']],
    ['an approval decided after its event', { ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ decided_at: at(2_001) }))] }, ['record.dangling-reference approval member-differs decided_at']],
    ['an approval by someone other than the event says', { ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ approver: 'person:amara' }))] }, ['record.dangling-reference approval member-differs approver']],
    ['a target in no graph', { ...DOCUMENTS, graphs: DOCUMENTS.graphs.map((g) => ({ ...g, value: { ...g.value, nodes: [] } })) }, ['record.dangling-reference system missing']],
    ['an agent in no registry', { ...DOCUMENTS, agents: { ...DOCUMENTS.agents!, value: { agents: [] } } }, ['record.dangling-reference agent missing']],
    ['a policy version that is not bundled', { ...DOCUMENTS, policies: [{ ...DOCUMENTS.policies[0]!, value: { ...DOCUMENTS.policies[0]!.value, version: '1' } }] }, ['record.dangling-reference policy missing']],
    ['a policy with another digest', { ...DOCUMENTS, policies: [{ ...DOCUMENTS.policies[0]!, sha256: HASH }] }, ['record.dangling-reference policy other-bytes']],
  ] as const)('%s', (_, documents, expected) => {
    expect(build(lifecycle(), documents).problems).toEqual(expected);
  });

  test('the signed statement counts, not what the event says of it', () => {
    const documents = { ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ action_digest: HASH }))] };
    expect(build(lifecycle(), documents).record.actions.at(0)?.approvals[0]?.value.actionDigest).toBe(HASH);
  });

  test('an approval whose file was replaced is missing, whatever its signature came to', () => {
    const documents = { ...DOCUMENTS, approvals: [{ ...signed('approvals/apr-1.dsse.json', approvalStatement()), signature: 'invalid' as const }] };
    const replaced = build(lifecycle(), documents, [{ name: 'approvals/apr-1.dsse.json', sha256: HASH, status: 'differs' }]);
    expect(replaced.record.actions.at(0)?.approvals[0]?.value.signature).toBe('missing');
    expect(build(lifecycle(), documents).record.actions.at(0)?.approvals[0]?.value.signature).toBe('invalid');
  });

  test('artifacts are held against the files', () => {
    const artifact = { artifact_id: 'art-1', kind: 'junit' as const, path: 'artifacts/art-1/junit.xml', media_type: 'application/xml', digest: HASH };
    const lines = [...lifecycle(), line('artifact.recorded', artifact, 5_000),
      line('test.completed', { suite: 's', artifact_id: 'art-2', passed: 1, failed: 0, required: true, commit: 'c' }, 6_000)];
    expect(build(lines, DOCUMENTS, [{ name: artifact.path, sha256: HASH, status: 'matches' }]).problems).toEqual(['record.dangling-reference artifact missing']);
    expect(build(lines, DOCUMENTS, [{ name: artifact.path, sha256: 'cd'.repeat(32), status: 'differs' }]).problems[0]).toBe('record.dangling-reference artifact other-bytes');
    expect(build(lines, DOCUMENTS, []).problems).toHaveLength(2);
  });

  test('an action that nobody requested', () => {
    const { findings, record } = build(lifecycle().slice(3));
    expect(record.actions).toEqual([]);
    expect(findings).toMatchObject([{ code: 'record.dangling-reference', values: { kind: 'action', reference: 'act-1' } }]);
  });

  test('an action event without an action', () => {
    const { action_id: _, ...alone } = line('action.started', { action_digest: DIGEST }, 0);
    expect(build([alone]).problems).toEqual(['record.malformed no-action-id']);
  });

  test('data that is not of its type is kept as a row and used by nothing', () => {
    const bad = { ...line('action.started', { action_digest: DIGEST }, 3_000), data: { action_digest: 7 } };
    const { rows, findings, record } = build([...lifecycle().slice(0, 3), bad]);
    expect(findings).toMatchObject([{ code: 'record.malformed', at: { event: bad.record_id, pointer: '/data/action_digest' } }]);
    expect(rows[3]).toMatchObject({ type: 'action.started', known: true, brief: '' });
    expect(record.actions.at(0)?.started).toBeNull();
  });

  test('unknown types are counted and noted; unknown members are counted', () => {
    const moon = { ...lifecycle()[0]!, type: 'moon.landed', record_id: 'm1' };
    const extra = { ...line('agent.heartbeat', { fleet_id: 'f', active_runs: 1 }, 0), data: { fleet_id: 'f', active_runs: 1, mood: 'good' } };
    const { record, findings, reports, rows } = build([...lifecycle(), moon, { ...moon, record_id: 'm2' }, extra]);
    expect(record.unknownTypes).toEqual([{ type: 'moon.landed', count: 2 }]);
    expect(findings).toMatchObject([{ code: 'record.unknown-event-type', at: { event: 'm1' }, values: { count: 2 } }]);
    expect(rows[5]?.known).toBe(false);
    expect(reports[0]?.facts).toContainEqual(['unread-member', 'agent.heartbeat/data/mood (1)']);
    expect(judge(reports).checks[0]?.outcome).toBe('pass');
  });
});

describe('what names no action', () => {
  test('tests and releases are kept for the control tests', () => {
    const { action_id: _, ...release } = line('release.shipped', { release_id: 'r1', commit: 'c', environment: 'production' }, 0);
    expect(build([release]).record.unattached).toMatchObject([{ value: { type: 'release.shipped', data: { release_id: 'r1' } } }]);
    expect(build([]).record.unattached).toBeUndefined();
  });
});

test('a bundle is recognised by its manifest', () => {
  expect(recognise(['audit/plane/0001.ndjson', 'manifest.dsse.json'])).toBe(true);
  expect(recognise(['manifest.sigstore.json'])).toBe(true);
  expect(recognise(['nested/manifest.dsse.json'])).toBe(false);
});

test('events folded without their rows make the same record', () => {
  const [with_, without] = [createRecordBuilder(DOCUMENTS), createRecordBuilder(DOCUMENTS)];
  for (const each of lifecycle()) {
    with_.add(each, { file: 'audit/plane/0001.ndjson' }, 'verified');
    without.fold(each, { file: 'audit/plane/0001.ndjson' }, 'verified');
  }
  const record = without.finish([]);
  expect(record.record.actions.length).toBe(1);
  expect(record).toEqual(with_.finish([]));
});
