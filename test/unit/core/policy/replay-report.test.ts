import { describe, expect, test } from 'vitest';
import { judge, type CheckReport } from '../../../../src/core/findings/index.ts';
import { REPLAY_LIMITS, replayReport } from '../../../../src/core/policy/index.ts';
import { ACTION } from '../../../support/record-fixture.ts';
import { DECISION, DESCRIPTOR, NOON, POLICY, replayOf, type Case } from '../../../support/replay-fixture.ts';

const SOUND: CheckReport = { id: 'archive.structure', examined: 1, unit: 'entries', findings: [] };
const BROKEN: CheckReport = { ...SOUND, findings: [{ code: 'archive.truncated', at: {} }] };

const reportOf = (each: Case, limits = REPLAY_LIMITS, most = 10): CheckReport => replayReport(replayOf(each, limits), each.policies ?? [POLICY], most);
function policyAxis(each: Case, integrity = SOUND): readonly unknown[] {
  const report = reportOf(each);
  const axis = judge([integrity, report]).verdict.axes.find(({ axis: name }) => name === 'policy');
  return [axis?.outcome, axis?.capped, ...report.findings.map(({ code }) => code)];
}

const many = (count: number): Case => ({
  action: { decisions: Array.from({ length: count }, (_, n) => ({ value: { ...DECISION, rule: 'other' }, time: NOON, at: { event: `evt-${n}` } })) },
});

test('whoever walks along is told of every action once, in the order of the record', () => {
  const told: string[] = [];
  const action = { ...ACTION, descriptor: DESCRIPTOR };
  const actions = [{ ...action, id: 'b', decisions: [] }, { ...action, id: 'a', ...many(3).action }, { ...action, id: 'c', decisions: [] }];
  const replay = replayOf({ actions }, undefined, { action: ({ id }) => told.push(id) });
  expect([told, replay.decisions]).toEqual([['b', 'a', 'c'], 3]);
});

describe('the policy axis', () => {
  test('is answered by the worst of all decisions', () => {
    expect(policyAxis({})).toEqual(['pass', false]);
    expect(policyAxis({ decision: { decision: 'permit', rule: 'log' } })).toEqual(['fail', false, 'policy.decision-differs']);
    expect(policyAxis({ policies: [] })).toEqual(['indeterminate', false, 'policy.missing-policy']);
    expect(policyAxis({ graphs: [] })).toEqual(['indeterminate', false, 'policy.missing-input']);
    expect(policyAxis({ actions: [{ ...ACTION, descriptor: DESCRIPTOR, decisions: [] }] })).toEqual(['not-checked', false]);
  });

  test('holds with a note where a decision bound nobody', () => {
    const inputs = { environment: 'ci', riskClass: 'high', autonomy: 'execute-with-approval' } as const;
    const advisory: Case = { descriptor: { environment: 'ci' }, decision: { decision: 'deny', rule: 'boundary-forbidden', mode: 'log-only', obligations: [], inputs } };
    expect(policyAxis(advisory)).toEqual(['pass', false, 'policy.advisory']);
    expect(policyAxis({ ...advisory, decision: { ...advisory.decision, rule: 'other' } })).toEqual(['fail', false, 'policy.advisory-differs', 'policy.advisory']);
  });

  test('does not hold where integrity does not, and still fails', () => {
    expect(policyAxis({}, BROKEN)).toEqual(['indeterminate', true]);
    expect(policyAxis({ decision: { rule: 'other' } }, BROKEN)).toEqual(['fail', false, 'policy.rule-differs']);
  });

  test('says that a Cedar text which nothing binds took no part', () => {
    const policies = [{ ...POLICY, cedar: { file: 'policy/cedar/1.cedar', digest: null, text: null } }];
    expect(policyAxis({ policies, decision: { obligations: ['approvals:1'] } })).toEqual(['pass', false, 'policy.cedar-not-bound']);
  });

  test('cannot be told where the budget ended before the decisions did', () => {
    const report = reportOf({}, { ...REPLAY_LIMITS, maxCost: 1 });
    expect(report.findings).toMatchObject([{ code: 'policy.replay-limit', values: { count: 1, decisions: 1 } }]);
    expect(report.examined).toBe(0);
    expect(judge([SOUND, report]).verdict.axes.find(({ axis }) => axis === 'policy')?.outcome).toBe('indeterminate');
  });
});

describe('many exceptions', () => {
  test('are counted beyond those that are kept, by the replay and by the report', () => {
    const report = reportOf(many(25), { ...REPLAY_LIMITS, maxExceptions: 12 });
    expect(report.findings).toHaveLength(10);
    expect(report.leftOut).toEqual([{ code: 'policy.rule-differs', count: 15 }]);
    expect(report.facts).toContainEqual(['agreeing decisions', '0 of 25']);
  });

  test('keep their kind, and are counted by version, environment and risk class', () => {
    const replay = replayOf(many(25), { ...REPLAY_LIMITS, maxExceptions: 1 });
    expect(new Set(replay.kinds).size).toBe(1);
    expect(replay.cells).toMatchObject([{ version: '1', environment: 'production', riskClass: 'high', counts: { disagrees: 25, agrees: 0 } }]);
  });

  test('say both sides of what differs', () => {
    expect(reportOf({ decision: { obligations: [] } }).findings).toMatchObject([{
      code: 'policy.obligations-differ', expected: 'none', computed: 'approvals:1, log, signed', at: { event: 'evt-3' }, values: { action: 'act-1', version: '1', differs: ['obligations'] },
    }]);
  });
});
