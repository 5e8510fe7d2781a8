import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTROL_PACK } from '../../../../../src/core/controls/index.ts';
import { SCENE_KINDS, SCENES } from '../../../../../src/producer/scenes/index.ts';
import { controls } from '../../../../../src/text/en/controls/index.ts';
import { storedScenesPath, type StoredScene } from '../../../../support/scenes.ts';

test('every control test of the pack is shown held, broken, undecided and at its limit', () => {
  const kindsOf = (id: string): ReadonlySet<string> => new Set(SCENES.filter((each) => each.control === id).map((each) => each.kind));
  expect(CONTROL_PACK.tests.length).toBe(50);
  expect(CONTROL_PACK.tests.map(({ id }) => id).filter((id) => SCENE_KINDS.some((kind) => !kindsOf(id).has(kind)))).toEqual([]);
  expect(SCENES.filter(({ control }) => !CONTROL_PACK.tests.some(({ id }) => id === control))).toEqual([]);
});

/** Judged on stored facts alone: our producer makes no bundle that would show them. */
const STORED_ALONE: ReadonlySet<string> = new Set([
  // A manifest is made of logs that hold events.
  'CT-04 log-absent',
  'CT-06 before-its-cause', 'CT-06 after-the-export',
  // Events of a bundle are under hashes; those of exports are not tested.
  'CT-09 under-no-hash',
  // What the manifest says was redacted is made of what the events withhold.
  'CT-10 undeclared', 'CT-10 disclosed-all-the-same', 'CT-10 not-committed',
  'CT-26 approver-is-requester', 'CT-26 account-of-requester',
  'CT-41 tests-missing', 'CT-41 tests-empty', 'CT-41 retried-to-green', 'CT-41 verification-missing',
]);

test('every reason for which a test fails is met in a sealed bundle', () => {
  const factsOf = (id: string) => (JSON.parse(readFileSync(storedScenesPath(id), 'utf8')) as readonly StoredScene[]).flatMap(({ facts }) => facts);
  const unmet = CONTROL_PACK.tests.flatMap(({ id }) => {
    const met = new Set(factsOf(id).filter(({ verdict }) => verdict === 'exception').map(({ reason }) => reason));
    return Object.keys(controls[id].exceptions).filter((reason) => !met.has(reason)).map((reason) => `${id} ${reason}`);
  });
  expect(unmet.filter((each) => !STORED_ALONE.has(each))).toEqual([]);
});
