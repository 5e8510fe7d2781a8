import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alikeOf, overlapsOf, type Changing } from '../../../../../src/core/controls/orchestration/overlaps.ts';

const changing = (subject: string, startedAt: number, endedAt: number | null, ...resources: string[]): Changing => ({ change: { subject, startedAt, endedAt }, resources });
const known = (resource: string): boolean => resource.startsWith('repository:');
const found = (changes: readonly Changing[]) => Object.fromEntries([...alikeOf(changes, known)].map(([{ subject }, each]) => [subject, `${each.subject} ${each.otherResource}`]));

describe('changes of what may be one resource', () => {
  test('another spelling is found while it runs, and not from the moment of its end', () => {
    expect(found([changing('a', 0, 10, 'repository:x'), changing('b', 9, 20, 'Repository:x')])).toEqual({ b: 'a repository:x' });
    expect(found([changing('a', 0, 10, 'repository:x'), changing('b', 10, 20, 'Repository:x')])).toEqual({});
    expect(found([changing('a', 0, null, 'repository:x'), changing('b', 99, 100, 'Repository:x')])).toEqual({ b: 'a repository:x' });
  });

  test('the same spelling is for the other list, and does not hide one that may be the same', () => {
    const changes = [changing('a', 0, 10, 'Repository:x'), changing('b', 1, 50, 'REPOSITORY:X'), changing('c', 2, 90, 'REPOSITORY:X')];
    expect(overlapsOf(changes).get(changes[2]!.change)).toMatchObject({ subject: 'b' });
    expect(found(changes)).toEqual({ b: 'a Repository:x', c: 'a Repository:x' });
  });

  test('two that one graph holds are two, and a third that it does not hold may be either', () => {
    expect(found([changing('a', 0, 10, 'repository:x'), changing('b', 1, 20, 'repository:X')])).toEqual({});
    expect(found([changing('a', 0, 10, 'repository:x'), changing('b', 1, 20, 'repository:X'), changing('c', 2, 9, 'Repository:x')])).toEqual({ c: 'b repository:X' });
  });

  test('a change that names one resource in two spellings does not run beside itself, nor hides another that does', () => {
    expect(found([changing('a', 0, 10, 'Repository:x', 'REPOSITORY:X')])).toEqual({});
    expect(found([changing('a', 0, 10, 'repository:x', 'Repository:x')])).toEqual({});
    expect(found([changing('a', 0, 10, 'Repository:x'), changing('b', 1, 50, 'Repository:x', 'REPOSITORY:X')])).toEqual({ b: 'a Repository:x' });
  });

  test('finds one wherever comparing each with each does', () => {
    const change = fc.record({ from: fc.nat(20), lasts: fc.option(fc.nat(9)), resource: fc.constantFrom('repository:x', 'repository:X', 'Repository:x', 'repository:\u200bX', 'y') });
    fc.assert(fc.property(fc.array(change, { maxLength: 9 }), (drawn) => {
      const sorted = drawn.toSorted((a, b) => a.from - b.from);
      const changes = sorted.map(({ from, lasts, resource }, at) => changing(`${at}`, from, lasts === null ? null : from + lasts, resource));
      const plain = sorted.flatMap((each, at) => sorted.slice(0, at).some((before) => (
        before.resource !== each.resource && before.resource !== 'y' && each.resource !== 'y' && !(known(before.resource) && known(each.resource))
        && (before.lasts === null || before.from + before.lasts > each.from)
      )) ? [`${at}`] : []);
      expect(Object.keys(found(changes)).toSorted()).toEqual(plain.toSorted());
    }));
  });
});
