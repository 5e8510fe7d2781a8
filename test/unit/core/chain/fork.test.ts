import { describe, expect, test } from 'vitest';
import { createBranches, type Link } from '../../../../src/core/chain/branches.ts';

const link = (seq: number, prev: string, hash: string): Link => ({ seq, prev, hash });

describe('a log that splits', () => {
  test('is followed on both sides, and said to split once', () => {
    const branches = createBranches();
    const seen: string[] = [];
    const take = (event: Link): void => {
      const { kind } = branches.of(event);
      seen.push(`${event.hash} ${kind}`);
      if (kind === 'none') branches.follow(event);
    };
    for (const each of [link(2, 'b', 'c'), link(3, 'c', 'd'), link(3, 'c', 'D'), link(4, 'D', 'E'), link(4, 'd', 'e'), link(5, 'e', 'f'), link(5, 'E', 'F')]) take(each);
    expect(seen).toEqual(['c none', 'd none', 'D fork', 'E other-branch', 'e other-branch', 'f none', 'F other-branch']);
  });
  test('names the sibling; the same event twice is none', () => {
    const branches = createBranches();
    branches.follow(link(3, 'c', 'd'));
    expect(branches.of(link(3, 'c', 'd'))).toEqual({ kind: 'none' });
    expect(branches.of(link(3, 'x', 'D'))).toEqual({ kind: 'none' });
    expect(branches.of(link(3, 'c', 'D'))).toEqual({ kind: 'fork', sibling: link(3, 'c', 'd') });
  });
  test('into more than can be kept still says that it splits', () => {
    const branches = createBranches();
    branches.follow(link(0, 'g', 'a'));
    for (let number = 0; number < 40; number++) expect(branches.of(link(0, 'g', `a${number}`)).kind).toBe('fork');
    expect(branches.of(link(1, 'a3', 'b')).kind).toBe('other-branch');
    expect(branches.of(link(1, 'a39', 'b')).kind).toBe('none');
  });
});
