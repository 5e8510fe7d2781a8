import { expect, test } from 'vitest';
import type { ActionDescriptor } from '../../../src/core/bundle/format.ts';
import type { Decision } from '../../../src/core/model/record.ts';
import { withOne } from '../../../src/sources/proofroom-bundle/life.ts';
import { createRecurring } from '../../../src/sources/proofroom-bundle/recurring.ts';

const DESCRIPTOR: ActionDescriptor = {
  kind: 'data.query', title: 't', targets: [], environment: 'ci', risk_class: 'low', data_classes: [], reversibility: 'reversible', autonomy: 'observe',
  scopes: [], parameters: {}, rollback_plan: null,
};

test('gives back equal words, and the first descriptor of a digest', () => {
  const recurring = createRecurring(() => undefined);
  for (const text of ['', 'a', 'a', 'x'.repeat(1_000)]) expect(recurring.word(text)).toBe(text);
  const copy = { ...DESCRIPTOR };
  expect(recurring.descriptor('d', DESCRIPTOR)).toBe(DESCRIPTOR);
  expect(recurring.descriptor('d', copy)).toBe(DESCRIPTOR);
  expect(recurring.descriptor('e', copy)).toBe(copy);
});

test('gives back the first of what was said of equal actions, and nothing that was said otherwise', () => {
  const recurring = createRecurring(() => undefined);
  const finished = { type: 'action.completed', actionDigest: 'd', effects: [], reason: null };
  expect(recurring.finished(finished)).toBe(finished);
  expect(recurring.finished({ ...finished })).toBe(finished);
  for (const other of [{ ...finished, type: 'action.failed' }, { ...finished, actionDigest: 'e' }, { ...finished, effects: ['x'] }, { ...finished, reason: 'r' }]) {
    expect(recurring.finished(other)).toBe(other);
  }
  const started = { actionDigest: 'd' };
  expect([recurring.started(started), recurring.started({ ...started })]).toEqual([started, started]);
  expect(recurring.started({ ...started })).toBe(started);
  const decision: Decision = {
    decision: 'permit', rule: 'r', policyId: 'p', policyVersion: '1', policyDigest: 'pd', mode: 'enforce', actionDigest: 'd', obligations: [],
  };
  expect(recurring.decision(decision)).toBe(decision);
  expect(recurring.decision({ ...decision })).toBe(decision);
  const denied: Decision = { ...decision, decision: 'deny' };
  expect(recurring.decision(denied)).toBe(denied);
  const withInputs: Decision = { ...decision, inputs: { environment: 'ci', riskClass: 'low', autonomy: 'observe' } };
  expect(recurring.decision(withInputs)).toBe(withInputs);
  const other: Decision = { ...withInputs, actionDigest: 'e' };
  const withoutInputs: Decision = { ...decision, actionDigest: 'e' };
  expect([recurring.decision(other), recurring.decision(withoutInputs)]).toEqual([other, withoutInputs]);
});

test('shares what comes a second time, up to its bound, and forgets what comes no more', () => {
  const shared: object[] = [];
  const recurring = createRecurring((object) => shared.push(object));
  const asked = (from: number, to: number): readonly ActionDescriptor[] => (
    Array.from({ length: to - from }, (_, index) => recurring.descriptor(`${from + index}`, { ...DESCRIPTOR, title: `${from + index}` }))
  );
  const first = asked(0, 4_000);
  expect(shared).toEqual([]);
  expect(asked(0, 4_000).every((each, index) => each === first[index])).toBe(true);
  expect(shared).toEqual(first);
  for (let from = 4_000; from < 5_000; from += 500) expect(asked(from, from + 500)).not.toBe(asked(from, from + 500));
  expect(shared).toHaveLength(4_096);
  const once = asked(5_000, 20_000);
  expect(asked(5_000, 5_001)[0]).not.toBe(once[0]);
  expect(asked(0, 1)[0]).toBe(first[0]);
  expect(shared).toHaveLength(4_096);
});

test('lists that start empty share nothing once they grow', () => {
  const none: number[] = [];
  const one = withOne(none, 1);
  expect([none, one, withOne(one, 2), withOne(none, 3)]).toEqual([[], [1, 2], [1, 2], [3]]);
});
