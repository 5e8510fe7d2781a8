import { describe, expect, test } from 'vitest';
import type { EventLine } from '../../../../src/core/bundle/format.ts';
import type { BundleDocuments } from '../../../../src/core/bundle/documents.ts';
import { CONTROL_PACK, controlReport, createContext, gatherHappenings, runControls as runPack, type ControlResult, type Fact } from '../../../../src/core/controls/index.ts';
import { controlPack } from '../../../../src/core/controls/pack.ts';
import { PARAMETERS } from '../../../../src/core/controls/parameters.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { judge } from '../../../../src/core/findings/index.ts';
import type { CanonicalRecord } from '../../../../src/core/model/record.ts';
import { createRecordBuilder } from '../../../../src/sources/proofroom-bundle/index.ts';
import { approvalStatement, APPROVAL_DATA, at, DIGEST, DOCUMENTS, HASH, lifecycle, line, signed } from '../../../support/event-lines.ts';

function recordOf(lines: readonly EventLine[], documents: BundleDocuments = DOCUMENTS): CanonicalRecord {
  const builder = createRecordBuilder(documents);
  for (const each of lines) builder.add(each, { file: 'audit/plane/0001.ndjson' }, 'verified');
  return builder.finish([{ name: REPRODUCTION, sha256: DIGEST, status: 'matches' }]).record;
}

const REPRODUCTION = 'artifacts/art-1/reproduction.json';
const COMMITS = { head: 'c0ffee', merge_commit: 'd00d' };
/** The change that is merged: permitted, and reproduced before it was mended. */
function change(): EventLine[] {
  const [requested, decided, , started] = lifecycle() as [EventLine, EventLine, EventLine, EventLine];
  const own = { action_id: 'act-change' };
  const descriptor = { ...(requested.data['descriptor'] as object), kind: 'repository.modify', environment: 'ci', targets: ['repository:billing'], parameters: { head: COMMITS.head } };
  return [
    line('action.requested', { descriptor: descriptor as never, digest: DIGEST }, -180_000, own),
    line('policy.decided', { ...decided.data, decision: 'permit', obligations: [] } as never, -179_000, own),
    line('action.started', started.data as never, -178_000, own),
    line('artifact.recorded', { artifact_id: 'art-1', kind: 'reproduction', path: REPRODUCTION, media_type: 'application/json', digest: DIGEST }, -177_000, own),
  ];
}

/** The lifecycle of a merge with its test before it and its release after it. */
function merge(): EventLine[] {
  const [requested, decided, granted, started, completed] = lifecycle() as [EventLine, EventLine, EventLine, EventLine, EventLine];
  return [
    line('test.completed', { suite: 'unit', artifact_id: null, passed: 9, failed: 0, required: true, commit: COMMITS.head }, -60_000, { action_id: 'act-test' }),
    requested, decided, granted, started,
    line('pull-request.merged', { pull_request: 'pr-1', repository: 'repository:billing', ...COMMITS }, 3_500),
    completed,
    line('release.shipped', { release_id: 'rel-1', commit: COMMITS.merge_commit, environment: 'production' }, 60_000),
    line('verification.completed', { release_id: 'rel-1', status: 'healthy', detail: '' }, 120_000),
    ...change(),
  ];
}
const requestOfTest = line('action.requested', { descriptor: { ...(lifecycle()[0]!.data['descriptor'] as object), kind: 'test.run', environment: 'ci' } as never, digest: DIGEST }, -90_000, { action_id: 'act-test' });

/** Enough of the pack to see how tests stand together. */
const FIVE = controlPack('five', '1', PARAMETERS, CONTROL_PACK.tests.filter(({ id }) => ['CT-21', 'CT-25', 'CT-26', 'CT-27', 'CT-41'].includes(id)));

function runControls(record: CanonicalRecord, { integrityHolds }: { readonly integrityHolds: boolean }, fact?: (control: string, fact: Fact) => void): readonly ControlResult[] {
  const context = createContext({ record, checks: [], files: [], streams: [], signers: [], exportedAt: null }, FIVE.parameters);
  return runPack(context, { integrityHolds, kept: 1_000, pack: FIVE, ...(fact === undefined ? {} : { fact }) });
}
const outcomes = (record: CanonicalRecord, integrityHolds = true): Record<string, string> =>
  Object.fromEntries(runControls(record, { integrityHolds }).map((each) => [each.id, each.outcome]));
const exceptionOf = (record: CanonicalRecord, id: string) => runControls(record, { integrityHolds: true }).find((each) => each.id === id)?.exceptions[0];

describe('the pack over a record', () => {
  test('comes out the same with what was gathered on another walk', () => {
    const record = recordOf(merge());
    const gathered = gatherHappenings(record);
    for (const action of record.actions) gathered.add(action);
    const input = { record, checks: [], files: [], streams: [], signers: [], exportedAt: null };
    const [alone, given, without] = [null, gathered.finish(), gatherHappenings({}).finish()].map((happenings) => runPack(createContext({ ...input, happenings }, FIVE.parameters), { integrityHolds: true, kept: 1_000, pack: FIVE }));
    expect(given).toEqual(alone);
    expect(without).not.toEqual(alone);
  });
  test('a merge as it should be passes every test', () => {
    const record = recordOf([requestOfTest, ...merge()]);
    expect(outcomes(record)).toEqual({ 'CT-21': 'pass', 'CT-25': 'pass', 'CT-26': 'pass', 'CT-27': 'pass', 'CT-41': 'pass' });
    const facts: Fact[] = [];
    runControls(record, { integrityHolds: true }, (control, fact) => void (control === 'CT-25' && facts.push(fact)));
    expect(facts).toMatchObject([{ subject: 'act-1', verdict: 'held', reason: 'approved-before' }]);
  });

  test('late approval: the start without an approval is what is wrong', () => {
    const lines = merge();
    const late = { ...lines[3]!, timestamp: at(5_000) };
    const record = recordOf([requestOfTest, ...lines.filter((each) => each !== lines[3]), late], {
      ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ decided_at: at(5_000) }))],
    });
    expect(outcomes(record)).toMatchObject({ 'CT-21': 'fail', 'CT-25': 'fail', 'CT-26': 'pass' });
    expect(exceptionOf(record, 'CT-25')).toMatchObject({ reason: 'approval-after-start', at: { event: lines[4]?.record_id }, values: { late: '2000' } });
  });

  test('self-approval: the approval is what is wrong', () => {
    const lines = merge();
    lines[3] = { ...lines[3]!, actor: { kind: 'person', id: 'adm-amara@example' } };
    const record = recordOf([requestOfTest, ...lines], {
      ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ approver: 'person:amara', account: 'adm-amara@example' }))],
    });
    expect(outcomes(record)).toEqual({ 'CT-21': 'pass', 'CT-25': 'pass', 'CT-26': 'fail', 'CT-27': 'pass', 'CT-41': 'pass' });
    expect(exceptionOf(record, 'CT-26')).toMatchObject({ reason: 'approver-is-owner', at: { event: lines[3].record_id } });
  });

  test('moved head: the start with a digest that no approval covers is what is wrong', () => {
    const lines = merge();
    lines[4] = { ...lines[4]!, data: { action_digest: HASH } };
    lines[6] = { ...lines[6]!, data: { action_digest: HASH, effects: [] } };
    const record = recordOf([requestOfTest, ...lines]);
    expect(outcomes(record)).toEqual({ 'CT-21': 'pass', 'CT-25': 'pass', 'CT-26': 'pass', 'CT-27': 'fail', 'CT-41': 'pass' });
    expect(exceptionOf(record, 'CT-27')).toMatchObject({ reason: 'digest-not-approved', at: { event: lines[4].record_id }, values: { executedDigest: HASH, approvedDigest: DIGEST } });
  });

  test('failed test: the start of the merge is what is wrong', () => {
    const lines = merge();
    lines[0] = { ...lines[0]!, data: { ...lines[0]!.data, failed: 1, passed: 8 } };
    const record = recordOf([requestOfTest, ...lines]);
    expect(outcomes(record)).toEqual({ 'CT-21': 'pass', 'CT-25': 'pass', 'CT-26': 'pass', 'CT-27': 'pass', 'CT-41': 'fail' });
    expect(exceptionOf(record, 'CT-41')).toMatchObject({ reason: 'tests-failed', at: { event: lines[4]?.record_id }, values: { suite: 'unit', failed: '1' } });
  });

  test.each(['enforce', 'log-only'])('ignored denial (%s): the start after it is what is wrong', (mode) => {
    const lines = merge();
    lines[2] = { ...lines[2]!, data: { ...lines[2]!.data, decision: 'deny', mode } };
    const record = recordOf([requestOfTest, ...lines]);
    expect(outcomes(record)).toMatchObject({ 'CT-21': 'fail', 'CT-25': 'pass' });
    expect(exceptionOf(record, 'CT-21')).toMatchObject({ at: { event: lines[4]?.record_id }, values: { rule: 'human-gate-one', mode } });
  });

  test('an executor that leaves out its start does not leave the population', () => {
    const lines = merge().filter((each) => !['action.started', 'approval.granted'].includes(each.type));
    const record = recordOf([requestOfTest, ...lines]);
    expect(exceptionOf(record, 'CT-25')).toMatchObject({ reason: 'no-approval', at: { event: lines.find((each) => each.type === 'action.completed')?.record_id } });
  });

  test('a write to a production system is one, whatever its request calls it', () => {
    const descriptor = { ...(lifecycle()[0]!.data['descriptor'] as Record<string, unknown>), environment: 'staging', targets: ['database:billing'] };
    const lines = lifecycle().filter((each) => each.type !== 'approval.granted');
    lines[0] = { ...lines[0]!, data: { descriptor, digest: DIGEST } };
    expect(exceptionOf(recordOf(lines), 'CT-25')?.reason).toBe('no-approval');
  });

  test('an approval used by two actions is an exception for the later one', () => {
    const second = lifecycle().map((each) => ({ ...each, action_id: 'act-2', record_id: `${each.record_id}-2`, timestamp: at(Date.parse(each.timestamp) - Date.parse(at(0)) + 600_000) }));
    const record = recordOf([...lifecycle(), ...second]);
    expect(runControls(record, { integrityHolds: true }).find((each) => each.id === 'CT-27')?.exceptions).toMatchObject([
      { subject: 'act-2', reason: 'approval-used-twice', values: { otherAction: 'act-1' } },
    ]);
  });

  test('tests and merges that name no action are found too', () => {
    const loose = merge().map(({ action_id: _action, ...each }) => each).filter((each) => /^(test|pull|release|verif)/.test(each.type));
    const failing = { ...loose[0]!, data: { ...loose[0]!.data, failed: 3 } };
    const record = recordOf([failing, ...loose.slice(1)]);
    expect(exceptionOf(record, 'CT-41')).toMatchObject({ subject: loose[1]?.record_id, reason: 'tests-failed' });
  });
});

describe('from facts to outcomes', () => {
  const clean = recordOf([requestOfTest, ...merge()]);

  test('nothing to test is not a pass', () => {
    const empty = recordOf([]);
    expect(new Set(Object.values(outcomes(empty)))).toEqual(new Set(['not-applicable']));
    expect(judge([controlReport(runControls(empty, { integrityHolds: true }))]).verdict.axes.find((each) => each.axis === 'controls')?.outcome).toBe('not-checked');
  });

  test('where integrity failed a pass is undecided and a failure stays', () => {
    expect(new Set(Object.values(outcomes(clean, false)))).toEqual(new Set(['indeterminate']));
    const results = runControls(recordOf(lifecycle().filter((each) => each.type !== 'approval.granted')), { integrityHolds: false });
    expect(results.find((each) => each.id === 'CT-25')).toMatchObject({ outcome: 'fail', unreliable: true });
    expect(controlReport(runControls(clean, { integrityHolds: false })).findings[0]).toMatchObject({ code: 'control.cannot-tell', values: { reason: 'integrity' } });
  });

  test('without a trust pack nothing about approvals can be told', () => {
    const record = recordOf([requestOfTest, ...merge()], { ...DOCUMENTS, approvals: DOCUMENTS.approvals.map((each) => ({ ...each, signature: 'unknown-key' as const })) });
    expect(outcomes(record)).toEqual({ 'CT-21': 'indeterminate', 'CT-25': 'indeterminate', 'CT-26': 'indeterminate', 'CT-27': 'indeterminate', 'CT-41': 'pass' });
  });

  test('the population’s digest is that of its subjects in order', () => {
    const [first] = runControls(clean, { integrityHolds: true });
    expect(first?.population).toBe(3);
    expect(first?.populationDigest).toBe(sha256Hex('["act-test","act-1","act-change"]'));
  });

  test('each exception is a finding that points at the wrong event', () => {
    const record = recordOf(lifecycle().filter((each) => each.type !== 'approval.granted'));
    const report = controlReport(runControls(record, { integrityHolds: true }));
    expect(report.findings.map((each) => [each.code, each.values?.['control'], each.at.event !== undefined])).toEqual([
      ['control.exceptions', 'CT-21', true], ['control.exceptions', 'CT-25', true], ['control.cannot-tell', 'CT-41', true],
    ]);
    expect(judge([report]).verdict.axes.find((each) => each.axis === 'controls')?.outcome).toBe('fail');
  });

  test('an advisory test says once what it indicates, and fails nothing', () => {
    const [found] = runControls(recordOf(lifecycle().filter((each) => each.type !== 'approval.granted')), { integrityHolds: true }).filter((each) => each.id === 'CT-25');
    if (found === undefined) throw new Error('CT-25 is in the pack');
    const exceptions = [...found.exceptions, ...found.exceptions];
    const report = controlReport([{ ...found, advisory: true, exceptions, exceptionCount: 2 }]);
    expect(report.findings).toMatchObject([{ code: 'control.indications', values: { control: 'CT-25', exceptions: 2, population: 1 } }]);
    expect(judge([report]).checks.map((each) => each.outcome)).toEqual(['pass']);
    const undecided = controlReport([{ ...found, advisory: true, outcome: 'indeterminate', exceptions: [], exceptionCount: 0 }]);
    expect(undecided.findings.map((each) => each.code)).toEqual(['control.indications-unknown']);
    expect(judge([undecided]).checks.map((each) => each.outcome)).toEqual(['pass']);
  });

  test('the pack names itself by a digest', () => {
    expect(CONTROL_PACK).toMatchObject({ id: 'proofroom-core', version: '1.0.0' });
    expect(CONTROL_PACK.tests.map((each) => each.id)).toEqual(CONTROL_PACK.tests.map((each) => each.id).toSorted());
    expect(new Set([CONTROL_PACK.digest, FIVE.digest, controlPack('five', '1', { ...PARAMETERS, retentionDays: 1 }, FIVE.tests).digest]).size).toBe(3);
  });

  test('the same record gives the same results, byte for byte', () => {
    const again = recordOf([requestOfTest, ...merge()]);
    const strip = (record: CanonicalRecord): string => JSON.stringify(runControls(record, { integrityHolds: true })).replaceAll(/evt-\d+/g, 'evt');
    expect(strip(again)).toBe(strip(clean));
  });
});

test('approval data of the fixtures binds to the fixtures’ action', () => {
  expect(APPROVAL_DATA.action_digest).toBe(DIGEST);
});
