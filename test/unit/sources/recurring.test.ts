import { expect, test } from 'vitest';
import type { ActionDescriptor } from '../../../src/core/bundle/format.ts';
import { withOne } from '../../../src/sources/proofroom-bundle/life.ts';
import { createRecurring } from '../../../src/sources/proofroom-bundle/recurring.ts';

const DESCRIPTOR: ActionDescriptor = {
  kind: 'data.query', title: 't', targets: [], environment: 'ci', risk_class: 'low', data_classes: [], reversibility: 'reversible', autonomy: 'observe',
  scopes: [], parameters: {}, rollback_plan: null,
};

test('gives back equal words, and the first descriptor of a digest', () => {
  const recurring = createRecurring();
  for (const text of ['', 'a', 'a', 'x'.repeat(1_000)]) expect(recurring.word(text)).toBe(text);
  const copy = { ...DESCRIPTOR };
  expect(recurring.descriptor('d', DESCRIPTOR)).toBe(DESCRIPTOR);
  expect(recurring.descriptor('d', copy)).toBe(DESCRIPTOR);
  expect(recurring.descriptor('e', copy)).toBe(copy);
});

test('beyond its bound, what is new is not held and still right', () => {
  const recurring = createRecurring();
  for (let n = 0; n < 50_000; n++) recurring.descriptor(`${n}`, DESCRIPTOR);
  const [one, two] = [{ ...DESCRIPTOR }, { ...DESCRIPTOR }];
  expect(recurring.descriptor('new', one)).toBe(one);
  expect(recurring.descriptor('new', two)).toBe(two);
  expect(recurring.descriptor('0', two)).toBe(DESCRIPTOR);
});

test('lists that start empty share nothing once they grow', () => {
  const none: number[] = [];
  const one = withOne(none, 1);
  expect([none, one, withOne(one, 2), withOne(none, 3)]).toEqual([[], [1, 2], [1, 2], [3]]);
});
