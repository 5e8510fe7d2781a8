import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passagesOf, type Landing } from '../../../../../src/core/controls/orchestration/branch-history.ts';

interface Made { readonly onto: string; readonly base?: string; readonly paths?: readonly string[]; readonly mergeCommit: string; readonly branch?: string; readonly repository?: string }
const landing = ({ onto, base = onto, paths = ['a'], mergeCommit, branch = 'main', repository = 'repository:x' }: Made, at: number): Landing => ({
  subject: `evt-${at}`, at: { file: 'audit/plane/0001.ndjson' }, mergedAt: at, pullRequest: `pr-${at}`, repository, head: `head ${at}`, mergeCommit, lineage: { branch, base, onto, paths },
});
const known = (repository: string): boolean => repository.startsWith('repository:');
const passages = (made: readonly Made[]) => {
  const landings = made.map(landing);
  const found = passagesOf(landings, known);
  return landings.map((each) => {
    const { between, overlap, rival } = found.get(each) ?? { between: null, overlap: null, rival: null };
    return { between, overlap: overlap === null ? null : `${overlap.landing.subject} ${overlap.path}`, rival: rival?.subject ?? null };
  });
};

/** What the specification says, by hand: from `onto` back, merge by merge, until `base`. */
function literally(made: readonly Made[], each: Made): { readonly between: number | null; readonly overlap: number | null } {
  let [at, between, overlap]: [string, number, number | null] = [each.onto, 0, null];
  while (at !== (each.base ?? each.onto)) {
    const maker = made.findIndex((other) => other.mergeCommit === at);
    const found = made[maker];
    if (found === undefined || between > made.length) return { between: null, overlap: null };
    if (overlap === null && (found.paths ?? ['a']).some((path) => (each.paths ?? ['a']).includes(path))) overlap = maker;
    at = found.onto;
    between += 1;
  }
  return { between, overlap };
}

describe('the history of a branch', () => {
  test('one merge after the other, each on the one before', () => {
    expect(passages([{ onto: '0', mergeCommit: '1' }, { onto: '1', mergeCommit: '2' }])).toEqual([
      { between: 0, overlap: null, rival: null }, { between: 0, overlap: null, rival: null },
    ]);
  });

  test('names the last merge since the base that changed one of the same files', () => {
    expect(passages([
      { onto: '0', mergeCommit: '1' }, { onto: '1', mergeCommit: '2' }, { onto: '2', mergeCommit: '3', paths: ['b'] }, { onto: '3', base: '0', mergeCommit: '4', paths: ['c', 'a'] },
    ]).at(-1)).toEqual({ between: 3, overlap: 'evt-1 a', rival: null });
  });

  test('of two on one commit, the second has a rival; the same merge told twice has none', () => {
    expect(passages([{ onto: '0', mergeCommit: '1' }, { onto: '0', mergeCommit: '2' }, { onto: '0', mergeCommit: '1' }]).map(({ rival }) => rival)).toEqual([null, 'evt-0', null]);
  });

  test('a merge that names no files leaves untold what was changed, by it and under it, and nothing after that', () => {
    const untold = (made: readonly Made[]): readonly boolean[] => {
      const landings = made.map(landing);
      const found = passagesOf(landings, known);
      return landings.map((each) => found.get(each)?.untold ?? true);
    };
    expect(untold([{ onto: '0', mergeCommit: '1' }, { onto: '1', base: '0', mergeCommit: '2', paths: [] }])).toEqual([false, true]);
    expect(untold([
      { onto: '0', mergeCommit: '1', paths: [] }, { onto: '1', base: '0', mergeCommit: '2' }, { onto: '2', base: '1', mergeCommit: '3' }, { onto: '3', base: '0', mergeCommit: '4' },
    ])).toEqual([false, true, false, true]);
    expect(untold([{ onto: '0', mergeCommit: '1', paths: [] }, { onto: '0', mergeCommit: '2' }, { onto: '2', base: '0', mergeCommit: '3' }])).toEqual([false, false, false]);
  });

  test('another branch is another history', () => {
    expect(passages([{ onto: '0', mergeCommit: '1' }, { onto: '0', mergeCommit: '2', branch: 'release' }]).map(({ rival }) => rival)).toEqual([null, null]);
  });

  test('a branch and a file are the same in each spelling that is surely theirs', () => {
    expect(passages([
      { onto: '0', mergeCommit: '1', paths: ['src/a.ts'] }, { onto: '1', base: '0', mergeCommit: '2', branch: 'refs/heads/main', paths: ['./src//x/../a.ts'] },
    ]).at(-1)).toEqual({ between: 1, overlap: 'evt-0 src/a.ts', rival: null });
    expect(passages([{ onto: '0', mergeCommit: '1' }, { onto: '0', mergeCommit: '2', branch: 'refs/heads/main' }]).at(-1)?.rival).toBe('evt-0');
  });

  const told = (made: readonly Made[]) => {
    const landings = made.map(landing);
    const found = passagesOf(landings, known);
    return landings.map((each) => found.get(each)).map((each) => ({ alike: each?.alike?.otherPath ?? null, overlap: each?.overlap?.path ?? null, untold: each?.untold, apart: each?.apart?.subject ?? null, elsewhere: each?.elsewhere ?? null }));
  };
  const NOTHING = { alike: null, overlap: null, untold: false, apart: null, elsewhere: null };

  test.each(['SRC/A.ts', 'src\\a.ts', 'src/\u0430.ts', 'src/a\u200b.ts', ' src/a.ts'])('%j may be src/a.ts, and what is surely the same hides no such file', (other) => {
    expect(told([{ onto: '0', mergeCommit: '1', paths: ['src/a.ts'] }, { onto: '1', base: '0', mergeCommit: '2', paths: [other] }]).at(-1)).toEqual({ ...NOTHING, alike: 'src/a.ts' });
    expect(told([{ onto: '0', mergeCommit: '1', paths: ['src/a.ts', 'b'] }, { onto: '1', base: '0', mergeCommit: '2', paths: [other, 'b'] }]).at(-1)).toEqual({ ...NOTHING, overlap: 'b' });
    // What it may be was changed before the base alone.
    expect(told([{ onto: '0', mergeCommit: '1', paths: ['src/a.ts'] }, { onto: '1', mergeCommit: '2', paths: ['c'] }, { onto: '2', base: '1', mergeCommit: '3', paths: [other] }]).at(-1)).toEqual(NOTHING);
  });

  test.each(['src/', '.', '', '..', '../a', 'src/*.ts', 'src/..', '"src/\\303\\251.ts"'])('%j names no file', (path) => {
    expect(told([{ onto: '0', mergeCommit: '1', paths: ['b'] }, { onto: '1', base: '0', mergeCommit: '2', paths: ['c', path] }]).at(-1)).toEqual({ ...NOTHING, untold: true });
  });

  test.each(['Main', 'heads/main', 'refs/remotes/origin/main', 'origin/main', 'm\u0430in', 'main '])('%j may be main; a release branch is another', (branch) => {
    expect(told([{ onto: '0', mergeCommit: '1' }, { onto: '0', mergeCommit: '2', branch }]).map(({ elsewhere }) => elsewhere)).toEqual([`repository:x ${branch}`, 'repository:x main']);
    expect(told([{ onto: '0', mergeCommit: '1' }, { onto: '0', mergeCommit: '2', branch: `release/${branch}` }])).toEqual([NOTHING, NOTHING]);
  });

  test('two repositories that a graph holds are two, and one that it does not hold may be either', () => {
    const [one, two, three] = [{ onto: '0', mergeCommit: '1' }, { onto: '0', mergeCommit: '2', repository: 'repository:X' }, { onto: '0', mergeCommit: '3', repository: 'Repository:x.git' }];
    expect(told([one, two])).toEqual([NOTHING, NOTHING]);
    expect(told([one, three]).map(({ elsewhere }) => elsewhere)).toEqual(['Repository:x.git main', 'repository:x main']);
    expect(told([one, two, three]).map(({ elsewhere }) => elsewhere)).toEqual(['Repository:x.git main', 'Repository:x.git main', 'repository:x main']);
  });

  test('a merge on a commit to which nothing leads stands apart from the one before; the first of a branch does not', () => {
    const made: readonly Made[] = [{ onto: 'abc', mergeCommit: '1' }, { onto: 'ABC', mergeCommit: '2', paths: ['b'] }, { onto: '2', mergeCommit: '3', paths: ['c'] }];
    expect(told(made).map(({ apart }) => apart)).toEqual([null, 'evt-0', null]);
  });

  test('a hundred thousand spellings of one branch take no longer than they are many', () => {
    const hidden = (at: number): string => at.toString(2).replaceAll('0', '\u200b').replaceAll('1', '\u200c');
    const made = Array.from({ length: 100_000 }, (_, at): Made => ({ onto: 'root', mergeCommit: `${at}`, branch: `main${hidden(at)}`, repository: 'elsewhere' }));
    expect(told(made).every(({ elsewhere }) => elsewhere !== null)).toBe(true);
  });

  test('a circle, and what moved the branch unrecorded, cannot be followed', () => {
    expect(passages([{ onto: '1', base: '9', mergeCommit: '2' }, { onto: '2', base: '9', mergeCommit: '1' }, { onto: '7', base: '0', mergeCommit: '8' }]).map(({ between }) => between)).toEqual([null, null, null]);
  });

  test('agrees with going back by hand, over any trees', () => {
    const commits = fc.integer({ min: 0, max: 9 });
    const tree = fc.array(fc.record({ onto: commits, base: commits, paths: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }) }), { maxLength: 10 });
    fc.assert(fc.property(tree, (drawn) => {
      // Each merge makes a commit of its own, later than what it was made on: no circles here.
      const made = drawn.map(({ onto, base, paths }, at): Made => ({ onto: `${Math.min(onto, at)}`, base: `${Math.min(base, at)}`, paths, mergeCommit: `${at + 1}` }));
      const found = passages(made);
      for (const [at, each] of made.entries()) {
        const { between, overlap } = literally(made, each);
        expect(found[at]?.between).toBe(between);
        expect(found[at]?.overlap?.split(' ')[0] ?? null).toBe(overlap === null ? null : `evt-${overlap}`);
      }
    }));
  });

  test('a hundred thousand merges that all name the first base take no longer than they are many', () => {
    const made = Array.from({ length: 100_000 }, (_, at): Made => ({ onto: `${at}`, base: '0', mergeCommit: `${at + 1}`, paths: [`file ${at % 7}`] }));
    expect(passages(made).at(-1)).toEqual({ between: 99_999, overlap: 'evt-99992 file 4', rival: null });
  });
});
