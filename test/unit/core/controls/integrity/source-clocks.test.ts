import { describe, expect, test } from 'vitest';
import { createContext } from '../../../../../src/core/controls/index.ts';
import { createSourceClocks, type SourceMember } from '../../../../../src/core/controls/integrity/source-clocks.ts';
import type { StreamSummary } from '../../../../../src/core/examined.ts';
import type { Action, CanonicalRecord, PipelineRun, Receipt, Ticket, WorkPackage } from '../../../../../src/core/model/record.ts';
import { ACTION, RECORD, T0 } from '../../../../support/record-fixture.ts';

const at = { file: 'audit/main/0001.ndjson' };
const LOG = { name: 'main', origin: 'o', files: [], count: 1, firstSeq: 0, lastSeq: 0, firstTime: T0, lastTime: T0, head: '', merkleRoot: '', checkpoint: null, gaps: [] } satisfies StreamSummary;
const plain: Action = { ...ACTION, approvals: [] };

function membersOf(actions: readonly Action[], more: Partial<CanonicalRecord> = {}, streams: readonly StreamSummary[] = [LOG]): readonly SourceMember[] {
  const clocks = createSourceClocks(createContext({ record: { ...RECORD, ...more, actions }, checks: [], files: [], streams, signers: [], exportedAt: null }));
  clocks.over(actions);
  return [...clocks.members()];
}

const told = (type: string, data: object, time: number) => ({ value: { type, data: { ...data } }, at, time });
const run = (id: string, finishedAt: number): PipelineRun => ({ id, pipeline: 'p', commit: 'c', status: 'success', startedAt: finishedAt - 1, finishedAt, environment: 'ci', at });
const receipt = (value: Partial<Receipt>, time = T0): Action['receipts'][number] => ({
  at, time, value: { packageId: 'pkg', file: 'f', executedDigest: 'd', runner: 'service:runner', startedAt: T0 - 10, finishedAt: T0, outcome: 'success', signature: 'valid', ...value },
});
const issued = (packageId: string, time: number): Action['packages'][number] => ({
  at, time, value: { packageId, file: 'f', digest: 'd', enclave: 'e', commands: [], resources: [], environment: 'ci', expiresAt: T0, signature: 'valid' } satisfies WorkPackage,
});
const offsetsOf = (members: readonly SourceMember[], subject: string) => {
  const found = members.find((each) => each.subject === subject);
  return found?.what === 'source' ? found.offsets : undefined;
};

describe('sources with clocks of their own', () => {
  test('runs are paired by their id; one that the extract names twice with none, and an event that names it again with none', () => {
    const consequences = [told('pipeline.completed', { run_id: 'a' }, T0 + 5), told('pipeline.completed', { run_id: 'a' }, T0 + 9_000_000), told('pipeline.completed', { run_id: 'b' }, T0), told('pipeline.completed', { run_id: 'x' }, T0)];
    const pipelineRuns = [run('a', T0), run('b', T0), run('b', T0 + 7), run('c', T0)];
    expect(offsetsOf(membersOf([{ ...plain, consequences }], { pipelineRuns }), 'ci')).toMatchObject({ pairs: 1, typical: 5 });
  });

  test('what names no action is paired as well', () => {
    const members = membersOf([], { pipelineRuns: [run('a', T0)], unattached: [told('pipeline.completed', { run_id: 'a' }, T0 - 2_001)] });
    expect(offsetsOf(members, 'ci')).toMatchObject({ pairs: 1, typical: -2_001, impossible: 1, worst: { by: 2_001 } });
  });

  test('tickets pair opening and closing, and neither order is impossible', () => {
    const tickets: readonly Ticket[] = [{ id: 't', kind: 'task', title: 't', state: 'closed', openedAt: T0, closedAt: T0 + 50, at }, { id: 'u', kind: 'task', title: 'u', state: 'open', openedAt: T0, closedAt: null, at }];
    const consequences = [told('ticket.opened', { ticket_id: 't' }, T0 - 9_000), told('ticket.closed', { ticket_id: 't' }, T0 + 60), told('ticket.closed', { ticket_id: 'u' }, T0)];
    expect(offsetsOf(membersOf([{ ...plain, consequences }], { tickets }), 'itsm')).toMatchObject({ pairs: 2, least: -9_000, most: 10, impossible: 0 });
  });

  test('an extract that tells of nothing is no member, and one of other things has no pairs', () => {
    expect(membersOf([], { pipelineRuns: [], tickets: [] })).toEqual([]);
    expect(offsetsOf(membersOf([], { pipelineRuns: [run('a', T0)] }), 'ci')).toMatchObject({ pairs: 0, typical: null });
  });

  test('the identity provider’s changes pair by who, what and direction, as far as they lie within the window', () => {
    const change = { principal: 'per-1', role: 'r', at };
    const roleChanges = [{ ...change, change: 'bound' as const, until: null, by: 'x', time: T0 + 700 }, { ...change, change: 'unbound' as const, until: null, by: 'x', time: T0 + 3_600_000 }];
    const directoryChanges = [{ ...change, change: 'given' as const, time: T0 }, { ...change, change: 'taken' as const, time: T0 + 9_000_000 }];
    const course = { work: [], locks: [], agentChanges: [], publications: [], accountable: [], roleChanges };
    expect(offsetsOf(membersOf([], { course, directoryChanges }), 'idp')).toMatchObject({ pairs: 1, typical: 700 });
  });

  test('receipts stand by the runner that signed them, and begin no earlier than the first issue of their package', () => {
    const receipts = [receipt({ signedRunner: 'service:a' }, T0 + 4), receipt({ signedRunner: 'service:b', startedAt: T0 - 5_000 }, T0), receipt({ signature: 'invalid', finishedAt: T0 + 9_000_000 })];
    const members = membersOf([{ ...plain, receipts, packages: [issued('pkg', T0 - 10), issued('pkg', T0)] }]);
    expect(members.map((each) => each.subject)).toEqual(['receipts of service:a', 'receipts of service:b']);
    expect(offsetsOf(members, 'receipts of service:a')).toMatchObject({ pairs: 1, typical: 4, impossible: 0 });
    expect(offsetsOf(members, 'receipts of service:b')).toMatchObject({ impossible: 1, worst: { by: 4_990 } });
  });

  test('approvals pair by what is signed, and by nothing where nothing is', () => {
    const [answer] = ACTION.approvals;
    const approvals = [answer!, { ...answer!, value: { ...answer!.value, decidedAt: T0 } }, { ...answer!, value: { ...answer!.value, decidedAt: T0, signature: 'invalid' as const } }];
    expect(offsetsOf(membersOf([{ ...plain, approvals }]), 'approvals')).toMatchObject({ pairs: 1, typical: 2_000 });
    expect(membersOf([ACTION])).toEqual([]);
  });

  test('runners beyond a thousand are counted together', () => {
    const receipts = Array.from({ length: 1_003 }, (_, index) => receipt({ runner: `service:${index}` }));
    const members = membersOf([{ ...plain, receipts }]);
    expect(members).toHaveLength(1_001);
    expect(members.at(-1)).toMatchObject({ what: 'other-runners', receipts: 3 });
  });

  test('where no log was followed, nothing is compared', () => {
    expect(membersOf([], { pipelineRuns: [run('a', T0)] }, [])).toEqual([]);
  });
});
