import { describe, expect, test } from 'vitest';
import { REPLAY_LIMITS } from '../../../../src/core/policy/index.ts';
import { AGENT, DECISION, GRAPH, NOON, POLICY, outcomeOf, replayOf, type Case } from '../../../support/replay-fixture.ts';

const CI: Case = {
  descriptor: { environment: 'ci' },
  decision: { decision: 'deny', rule: 'boundary-forbidden', mode: 'log-only', obligations: [], inputs: { environment: 'ci', riskClass: 'high', autonomy: 'execute-with-approval' } },
};
const disagreement = (each: Case): unknown => {
  const outcome = outcomeOf(each);
  return typeof outcome === 'object' && (outcome.kind === 'disagrees' || outcome.kind === 'advisory') ? [outcome.kind, ...outcome.differs] : outcome;
};

describe('a decision that follows from the policy', () => {
  test('agrees; obligations are a set, in any order', () => {
    expect(outcomeOf({})).toBe('agrees');
    expect(outcomeOf({ decision: { obligations: ['signed', 'approvals:1', 'log'] } })).toBe('agrees');
  });

  test('without a Cedar text rests on boundaries alone, and needs no graph', () => {
    const { cedar: _cedar, ...alone } = POLICY;
    expect(outcomeOf({ policies: [alone], graphs: [], agents: [], decision: { obligations: ['approvals:1'] } })).toBe('agrees');
  });

  test('is the strictest over all systems that the action names', () => {
    const text = `${POLICY.cedar?.text ?? ''}\n@rule("not-db-2") forbid (principal, action, resource == System::"db-2");`;
    const policies = [{ ...POLICY, cedar: { file: '', digest: 'c', text } }];
    const graphs = [{ ...GRAPH, nodes: [...GRAPH.nodes, { ...GRAPH.nodes[0]!, id: 'db-2' }] }];
    expect(outcomeOf({ policies, graphs })).toBe('agrees');
    expect(outcomeOf({ policies, graphs, descriptor: { targets: ['db-1', 'db-2'] }, decision: { decision: 'deny', rule: 'not-db-2', obligations: [] } })).toBe('agrees');
  });
});

describe('a decision that does not', () => {
  test('differs in what differs, the gravest first', () => {
    expect(disagreement({ decision: { decision: 'permit', rule: 'log' } })).toEqual(['disagrees', 'verdict', 'rule']);
    expect(disagreement({ decision: { rule: 'log' } })).toEqual(['disagrees', 'rule']);
    expect(disagreement({ decision: { obligations: ['log', 'signed'] } })).toEqual(['disagrees', 'obligations']);
    expect(disagreement({ decision: { mode: 'log-only' } })).toEqual(['disagrees', 'mode']);
    expect(disagreement({ descriptor: { risk_class: 'critical' } })).toEqual(['disagrees', 'inputs']);
    expect(disagreement({ descriptor: { data_classes: ['restricted'] } })).toEqual(['disagrees', 'verdict', 'rule', 'obligations']);
  });

  test('by a version that was replaced, or not yet published', () => {
    const next = { ...POLICY, version: '2', digest: 'd2', effectiveFrom: NOON };
    expect(disagreement({ policies: [POLICY, next] })).toEqual(['disagrees', 'version']);
    expect(outcomeOf({ policies: [POLICY, next], time: NOON - 1 })).toBe('agrees');
    const publications = [{ policyId: 'p', version: '2', digest: 'd2', by: '', time: NOON + 1, at: {} }];
    const course = { work: [], locks: [], agentChanges: [], roleChanges: [], accountable: [], publications };
    expect(outcomeOf({ policies: [POLICY, next], course })).toBe('agrees');
    expect(disagreement({ policies: [POLICY, next], course, time: NOON + 1 })).toEqual(['disagrees', 'version']);
  });
});

describe('an advisory decision', () => {
  test('is one by the policy’s own word, and compared all the same', () => {
    expect(outcomeOf(CI)).toBe('advisory-agrees');
    expect(disagreement({ ...CI, decision: { ...CI.decision, rule: 'other' } })).toEqual(['advisory', 'rule']);
  });

  test('is none because its record says so', () => {
    expect(disagreement({ ...CI, decision: { ...CI.decision, mode: 'enforce' } })).toEqual(['disagrees', 'mode']);
  });
});

describe('a missing policy is no disagreement', () => {
  test.each([
    ['absent', { decision: { policyVersion: '7' } }],
    ['other-digest', { decision: { policyDigest: 'other' } }],
    ['not-in-force', { policies: [{ ...POLICY, effectiveFrom: NOON + 1 }] }],
    ['two', { policies: [POLICY, { ...POLICY, version: '2', digest: 'd2' }] }],
    ['cedar', { policies: [{ ...POLICY, cedar: { file: '', digest: 'c1', text: null } }] }],
  ] satisfies readonly (readonly [string, Case])[])('%s', (why, each) => {
    expect(outcomeOf(each)).toMatchObject({ kind: 'missing-policy', why });
  });

  test('another text was published under its name', () => {
    const publications = [{ policyId: 'p', version: '1', digest: 'other', by: '', time: 0, at: {} }];
    expect(outcomeOf({ course: { work: [], locks: [], agentChanges: [], roleChanges: [], accountable: [], publications } })).toMatchObject({ kind: 'missing-policy', why: 'not-in-force' });
  });
});

describe('a missing input is never guessed', () => {
  const { inputs: _inputs, ...withoutInputs } = DECISION;
  test.each([
    ['inputs', { action: { decisions: [{ value: withoutInputs, time: NOON, at: {} }] } }],
    ['descriptor', { decision: { actionDigest: 'other' } }],
    ['agent', { agents: [] }],
    ['agent', { agents: [{ ...AGENT, clearance: null }] }],
    ['agent', { agents: [AGENT, { ...AGENT, clearance: 'restricted' }] }],
    ['graph', { graphs: [] }],
    ['graph', { graphs: [{ ...GRAPH, validFrom: NOON + 1 }] }],
    ['graph', { graphs: [GRAPH, GRAPH] }],
    ['target', { graphs: [{ ...GRAPH, nodes: [] }] }],
    ['target', { graphs: [{ ...GRAPH, nodes: [...GRAPH.nodes, ...GRAPH.nodes] }] }],
    ['target', { descriptor: { targets: [] } }],
  ] satisfies readonly (readonly [string, Case])[])('%s', (what, each) => {
    expect(outcomeOf(each)).toMatchObject({ kind: 'missing-input', what });
  });
});

describe('an evaluation that errs is no answer', () => {
  const withText = (text: string): Case => ({ policies: [{ ...POLICY, cedar: { file: '', digest: 'c', text } }] });
  test.each([
    ['policies', withText('permit (principal, action, resource);\nforbid (principal, action, resource) when { principal.absent };')],
    ['unreadable', withText('permit')],
    ['unreadable', withText(`permit (principal, action, resource) when { ${'('.repeat(500)}true${')'.repeat(500)} };`)],
    ['cell', { policies: [{ ...POLICY, cells: [...POLICY.cells, ...POLICY.cells] }] }],
    ['cell', { policies: [{ ...POLICY, cells: [{ ...POLICY.cells[0]!, gate: 'three-approvers' }] }] }],
  ] satisfies readonly (readonly [string, Case])[])('%s', (problem, each) => {
    expect(outcomeOf(each)).toMatchObject({ kind: 'evaluation-error', problem });
  });

  test('names the text that cannot be read once, whoever asks it', () => {
    expect(replayOf(withText('permit')).unreadable.map(({ policy, problem }) => [policy.version, problem])).toEqual([['1', 'syntax']]);
  });
});

test('beyond the budget decisions are said to be not replayed', () => {
  const replay = replayOf({}, { ...REPLAY_LIMITS, maxCost: 1 });
  expect(replay.counts).toMatchObject({ 'not-replayed': 1, agrees: 0 });
  expect(replay.firsts['not-replayed']).toMatchObject({ event: 'evt-3' });
});
