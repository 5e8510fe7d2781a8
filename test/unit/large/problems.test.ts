import { expect, test } from 'vitest';
import { FLOOR, problems, type Examined } from '../../large/problems.ts';

const whole: Examined = {
  wanted: FLOOR, run: { events: FLOOR, actions: 9, members: 90, axes: 6 }, index: { events: FLOOR, actions: 9, facts: 90, drawn: FLOOR }, left: [],
};

test('a whole import has none', () => expect(problems(whole)).toEqual([]));

test.each<readonly [string, Examined]>([
  ['too few events', { ...whole, wanted: 5, run: { ...whole.run, events: 5 }, index: { ...whole.index, events: 5, drawn: 5 } }],
  ['an event that is not in the run', { ...whole, run: { ...whole.run, events: FLOOR - 1 } }],
  ['an event that is not in the index', { ...whole, index: { ...whole.index, events: FLOOR - 1 } }],
  ['an event that is not drawn', { ...whole, index: { ...whole.index, drawn: FLOOR - 1 } }],
  ['an action that is not in the index', { ...whole, index: { ...whole.index, actions: 8 } }],
  ['a fact that is not in the index', { ...whole, index: { ...whole.index, facts: 89 } }],
  ['an axis without an answer', { ...whole, run: { ...whole.run, axes: 5 } }],
  ['a file of a build', { ...whole, left: ['x.building'] }],
])('%s is one', (_, examined) => expect(problems(examined)).toHaveLength(1));

test('a record of which nothing was tested is one', () => {
  expect(problems({ ...whole, run: { ...whole.run, members: 0 }, index: { ...whole.index, facts: 0 } })).toHaveLength(1);
});
