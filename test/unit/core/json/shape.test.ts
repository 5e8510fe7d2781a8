import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anything, array, boolean, fits, integer, nullable, object, oneOf, optional, record, text, type Shape, type ShapeProblem } from '../../../../src/core/json/index.ts';

interface Thing { readonly name: string; readonly tags?: readonly string[]; readonly size: number | null }
const THING: Shape<Thing> = object<Thing>({ name: text((each) => each !== ''), tags: optional(array(text())), size: nullable(integer(0)) });

const problems = <T>(shape: Shape<T>, value: unknown): [boolean, ShapeProblem[]] => {
  const found: ShapeProblem[] = [];
  return [shape(value, '', found), found];
};

describe('shapes', () => {
  test('accept what the type says', () => {
    expect(problems(THING, { name: 'a', size: null })).toEqual([true, []]);
    expect(problems(THING, { name: 'a', size: 2, tags: ['x'] })).toEqual([true, []]);
  });
  test.each<[string, unknown, boolean, ShapeProblem[]]>([
    ['unknown member', { name: 'a', size: 1, 'x/~y': 1 }, true, [{ pointer: '/x~1~0y', problem: 'unknown-member' }]],
    ['own __proto__', JSON.parse('{"name":"a","size":1,"__proto__":{}}'), true, [{ pointer: '/__proto__', problem: 'unknown-member' }]],
    ['missing member', { size: 1 }, false, [{ pointer: '/name', problem: 'missing-member' }]],
    ['wrong type', { name: 1, size: 1 }, false, [{ pointer: '/name', problem: 'wrong-type' }]],
    ['wrong value', { name: '', size: -1 }, false, [{ pointer: '/name', problem: 'wrong-value' }, { pointer: '/size', problem: 'wrong-value' }]],
    ['wrong item', { name: 'a', size: 1, tags: ['x', 1] }, false, [{ pointer: '/tags/1', problem: 'wrong-type' }]],
    ['an array', [], false, [{ pointer: '', problem: 'wrong-type' }]],
    ['a fraction', { name: 'a', size: 1.5 }, false, [{ pointer: '/size', problem: 'wrong-value' }]],
  ])('report %s', (_name, value, usable, found) => expect(problems(THING, value)).toEqual([usable, found]));

  test('fits says the same as the shape, problem for problem', () => {
    const names = fc.constantFrom('name', 'tags', 'size', 'zz', 'a', '__proto__', 'toString');
    const values = fc.oneof(fc.constantFrom<unknown>('', 'x', 1, -1, null, [], ['y'], ['y', 2], {}), fc.jsonValue());
    const member = object<{ readonly inner: Thing; readonly list: readonly Thing[] }>({ inner: THING, list: array(THING) });
    const thing = fc.array(fc.tuple(names, values)).map((entries) => Object.fromEntries(entries));
    fc.assert(fc.property(thing, fc.array(thing), fc.boolean(), (inner, list, reversed) => {
      const value = reversed ? { list, inner } : { inner, list };
      for (const [shape, each] of [[member, value], [THING, inner]] as const) {
        const expected: ShapeProblem[] = [{ pointer: '/before', problem: 'wrong-type' }];
        const found = [...expected];
        const usable = shape(each, '/at', expected);
        expect(fits<unknown>(shape, each, '/at', found)).toBe(usable);
        expect(found).toEqual(expected);
      }
    }), { numRuns: 2_000 });
    expect(fits(THING, { name: 'a', size: null, tags: ['x'] }, '', [])).toBe(true);
  });
  test('the others', () => {
    expect(problems(oneOf(['a', 'b']), 'c')[0]).toBe(false);
    expect(problems(record(boolean), { x: true, 'y/': 1 })).toEqual([false, [{ pointer: '/y~1', problem: 'wrong-type' }]]);
    expect(problems(record(anything), { x: 1 })[0]).toBe(true);
    expect(problems(record(anything), [])[0]).toBe(false);
  });
});
