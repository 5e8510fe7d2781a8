import { expect, test } from 'vitest';
import { createAnchors } from '../../../../src/renderer/chain/anchors.ts';

test('the nearest place at or before an offset, of the same filter', () => {
  const anchors = createAnchors();
  expect(anchors.before('a', 300)).toBeNull();
  anchors.met('a', { offset: 100, row: 17 });
  anchors.met('a', { offset: 300, row: 90 });
  anchors.met('a', { offset: 200, row: 40 });
  expect([99, 100, 250, 300, 1_000].map((offset) => anchors.before('a', offset)?.row)).toEqual([undefined, 17, 40, 90, 90]);
  expect(anchors.before('b', 300)).toBeNull();
  anchors.met('b', { offset: 100, row: 5 });
  expect(anchors.before('b', 300)?.row).toBe(5);
  expect(anchors.before('a', 300)).toBeNull();
});
