import { describe, expect, test } from 'vitest';
import type { Action, ActionDetail } from '../../../../src/contract/index.ts';
import { consequenceDiffers } from '../../../../src/renderer/action/consequences.ts';
import { actionHeadline } from '../../../../src/renderer/action/headline.ts';
import { commitsOf, STEP_IDS, stepsOf, troubles, type Step, type StepId } from '../../../../src/renderer/action/steps.ts';
import { T0 } from '../../../support/record-fixture.ts';

const DIGEST = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const at = (event: string) => ({ file: 'audit/main/0001.ndjson', offset: 0, length: 10, event });
const stated = <T>(value: T, event: string, seconds: number) => ({ value, at: at(event), time: T0 + seconds * 1_000 });

const decision = stated({ decision: 'require-approval', rule: 'one-approver', policyId: 'p', policyVersion: '4', policyDigest: DIGEST, mode: 'enforce', actionDigest: DIGEST, obligations: [] } as const, 'e2', 2);
const approval = stated({ approvalId: 'apr-1', decision: 'granted', approver: 'per-2', account: 'ana', actionDigest: DIGEST, policyVersion: '4', expiresAt: T0 + 600_000, reason: 'Read it', file: 'approvals/apr-1.dsse.json', signature: 'valid' } as const, 'e3', 60);

const ACTION: Action = {
  id: 'act-1', actorKind: 'agent', mode: 'write', agentId: 'agt-1', fleetId: null, accountable: 'per-1',
  descriptor: { kind: 'repository.merge', title: 'Merge pr-1', targets: ['repo-1'], environment: 'production', risk_class: 'high', data_classes: [], reversibility: 'reversible', autonomy: 'execute-with-approval', scopes: [], parameters: { head: '1234567890abcdef' }, rollback_plan: null },
  digest: DIGEST, computedDigest: DIGEST, requested: stated(null, 'e1', 0), decisions: [decision], approvals: [approval],
  packages: [stated({ packageId: 'pkg-1', file: 'work-packages/pkg-1.dsse.json', digest: DIGEST, enclave: 'eu-1', commands: ['deploy'], resources: ['repo-1'], environment: 'production', expiresAt: T0 + 900_000, signature: 'valid' } as const, 'e4', 70)],
  receipts: [stated({ packageId: 'pkg-1', file: 'work-packages/pkg-1.receipt.dsse.json', executedDigest: DIGEST, runner: 'runner', startedAt: T0 + 80_000, finishedAt: T0 + 90_000, outcome: 'success', signature: 'valid' } as const, 'e6', 91)],
  started: stated({ actionDigest: DIGEST }, 'e5', 80), finished: stated({ type: 'action.completed', actionDigest: DIGEST, effects: ['repo-1'], reason: null }, 'e7', 92),
  tests: [], artifacts: [], consequences: [], outcome: 'completed', eventCount: 7, integrity: 'verified',
};
const detail = (change: Partial<Action> = {}, controls: ActionDetail['controls'] = []): ActionDetail => ({
  action: { ...ACTION, ...change }, labels: { 'agt-1': 'Mender', 'per-1': 'Ada Osei', 'per-2': 'Ana Lima' }, controls, findings: [],
});
const step = (steps: readonly Step[], id: StepId): Step => steps.find((each) => each.id === id)!;
const labels = (each: Step): string[] => each.entries.flatMap((entry) => entry.differs.map((differs) => differs.left.label));

describe('path of an action', () => {
  test('has every station in order, and nothing differs where the record agrees with itself', () => {
    const steps = stepsOf(detail());
    expect(steps.map((each) => each.id)).toEqual([...STEP_IDS]);
    expect(steps.flatMap(labels)).toEqual([]);
    expect(steps.filter((each) => each.missing !== null).map((each) => each.id)).toEqual(['evidence', 'rollback']);
    expect(step(steps, 'execution').entries.map((entry) => entry.at.event)).toEqual(['e5', 'e6']);
    expect(steps.map((each) => each.before)).toEqual([null, T0, T0 + 2_000, T0 + 60_000, T0 + 70_000, T0 + 91_000, T0 + 91_000, T0 + 92_000]);
  });

  test('what ran beside what was approved', () => {
    const steps = stepsOf(detail({ started: stated({ actionDigest: OTHER }, 'e5', 80) }));
    expect(labels(step(steps, 'approval'))).toEqual(['Digest approved']);
    expect(labels(step(steps, 'execution'))).toEqual(['Digest requested']);
    expect(labels(step(steps, 'outcome'))).toEqual(['Digest that started']);
  });

  test.each([
    ['an approval one millisecond after the start', { started: { ...stated({ actionDigest: DIGEST }, 'e5', 60), time: T0 + 59_999 } }, ['Started']],
    ['an approval in the same millisecond', { started: stated({ actionDigest: DIGEST }, 'e5', 60) }, ['Started']],
    ['a start at the moment of expiry', { started: stated({ actionDigest: DIGEST }, 'e5', 600) }, ['Approval expires']],
    ['another policy version', { approvals: [{ ...approval, value: { ...approval.value, policyVersion: '3' } }] }, ['Policy version approved under']],
    ['a refusal, whatever its digest', { approvals: [{ ...approval, value: { ...approval.value, decision: 'denied' as const, actionDigest: OTHER } }] }, []],
  ])('%s', (_, change, expected) => {
    expect(labels(step(stepsOf(detail(change)), 'approval'))).toEqual(expected);
  });

  test('an approver who answers for the agent is remarked upon', () => {
    expect(step(stepsOf(detail({ accountable: 'per-2' })), 'approval').entries[0]?.remarks).toHaveLength(1);
    expect(step(stepsOf(detail()), 'approval').entries[0]?.remarks).toEqual([]);
  });

  test('a package executed under another digest, or never issued', () => {
    const receipt = ACTION.receipts[0]!;
    expect(labels(step(stepsOf(detail({ receipts: [{ ...receipt, value: { ...receipt.value, executedDigest: OTHER } }] })), 'execution'))).toEqual(['Package digest issued']);
    expect(labels(step(stepsOf(detail({ packages: [] })), 'execution'))).toEqual(['Package issued']);
  });

  test('what is missing is said, and whether it was called for', () => {
    const bare = stepsOf(detail({ decisions: [], approvals: [], packages: [], receipts: [], started: null, finished: null }));
    expect(bare.filter((each) => each.missing?.expected).map((each) => each.id)).toEqual(['decision']);
    expect(step(stepsOf(detail({ approvals: [] })), 'approval').missing?.expected).toBe(true);
    expect(step(stepsOf(detail({ approvals: [], started: null, finished: null })), 'approval').missing?.expected).toBe(false);
    expect(step(stepsOf(detail({ started: null, receipts: [] })), 'execution').missing?.expected).toBe(true);
    expect(step(stepsOf(detail({ finished: null })), 'outcome').missing?.expected).toBe(true);
  });

  test('a rollback is a station of its own, and its plan is said where none is recorded', () => {
    const undone = stated({ type: 'rollback.completed', data: { release_id: 'rel-1', to_commit: DIGEST } }, 'e9', 500);
    const [entry] = step(stepsOf(detail({ consequences: [undone] })), 'rollback').entries;
    expect([entry?.at.event, entry?.facts.map(([, value]) => value)]).toEqual(['e9', [DIGEST]]);
    expect(step(stepsOf(detail()), 'rollback')).toMatchObject({ entries: [], missing: { expected: false } });
  });

  test('an approval states what it was bound to', () => {
    expect(step(stepsOf(detail()), 'approval').entries[0]?.facts.map(([, value]) => value)).toContain(DIGEST);
  });

  test('control tests stand at the step they ask about, exceptions before what cannot be told', () => {
    const fact = (verdict: 'held' | 'exception' | 'cannot-tell') => ({ subject: 'act-1', verdict, reason: 'r', values: {}, at: at('e5') });
    const tested = detail({}, [{ id: 'CT-21', fact: fact('held') }, { id: 'CT-26', fact: fact('cannot-tell') }, { id: 'CT-27', fact: fact('exception') }, { id: 'CT-99', fact: fact('held') }]);
    const placed = stepsOf(tested).flatMap((each) => each.controls.map((control) => `${each.id} ${control.id}`));
    expect(placed).toEqual(['decision CT-21', 'approval CT-26', 'execution CT-27', 'outcome CT-99']);
    expect(troubles(tested).map((each) => each.id)).toEqual(['CT-27', 'CT-26']);
  });

  test('a commit merged that nobody asked for', () => {
    const merged = stated({ type: 'pull-request.merged', data: { head: 'fedcba0987654321' } }, 'e8', 95);
    const action: Action = { ...ACTION, consequences: [merged] };
    expect(consequenceDiffers(merged.value, action).map((each) => each.right.value)).toEqual(['fedcba0987654321']);
    expect(commitsOf(action)).toEqual(['1234567890abcdef', 'fedcba0987654321']);
    expect(consequenceDiffers({ ...merged.value, data: { head: '1234567890abcdef' } }, action)).toEqual([]);
  });
});

describe('headline', () => {
  test('tells request, gate and end', () => {
    const shipped = detail({ consequences: [stated({ type: 'release.shipped', data: {} }, 'e8', 95), stated({ type: 'incident.declared', data: {} }, 'e9', 99)] });
    expect(actionHeadline(shipped)).toBe('Mender asked for this in production: “Merge pr-1”. The policy required an approval; Ana Lima approved it. It ran, shipped and led to an incident.');
    expect(actionHeadline(detail({ approvals: [], started: null, finished: null, outcome: 'expired' }))).toBe('Mender asked for this in production: “Merge pr-1”. The policy required an approval; no approval is recorded. It never started.');
    const denied = detail({ decisions: [{ ...decision, value: { ...decision.value, decision: 'deny', mode: 'log-only' } }], approvals: [] });
    expect(actionHeadline(denied)).toContain('denied it, in log-only mode, which stops nothing. It ran and completed.');
  });
});
