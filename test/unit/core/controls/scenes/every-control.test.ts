import { expect, test } from 'vitest';
import { CONTROL_PACK } from '../../../../../src/core/controls/index.ts';
import { SCENE_KINDS, SCENES } from '../../../../../src/producer/scenes/index.ts';

test('every control test of the pack is shown held, broken, undecided and at its limit', () => {
  const kindsOf = (id: string): ReadonlySet<string> => new Set(SCENES.filter((each) => each.control === id).map((each) => each.kind));
  expect(CONTROL_PACK.tests.length).toBe(50);
  expect(CONTROL_PACK.tests.map(({ id }) => id).filter((id) => SCENE_KINDS.some((kind) => !kindsOf(id).has(kind)))).toEqual([]);
  expect(SCENES.filter(({ control }) => !CONTROL_PACK.tests.some(({ id }) => id === control))).toEqual([]);
});
