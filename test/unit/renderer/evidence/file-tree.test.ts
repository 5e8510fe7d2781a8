import { describe, expect, test } from 'vitest';
import type { FileStatus } from '../../../../src/contract/index.ts';
import { treeRows } from '../../../../src/renderer/evidence/file-tree.ts';
import { filesSentence } from '../../../../src/renderer/evidence/summary.ts';

const file = (name: string, status: FileStatus['status'] = 'matches'): FileStatus => ({
  name, size: 1, sha256: null, listed: !['unlisted', 'seal', 'manifest'].includes(status), status,
});

describe('the tree of files', () => {
  test('folders first, in name order, with the worst below them', () => {
    const rows = treeRows([file('b/two.json'), file('b/one.json', 'differs'), file('a.txt'), file('c/x/y.json', 'not-read')], new Set());
    expect(rows.map(({ path, level, outcome }) => [path, level, outcome])).toEqual([
      ['b/', 1, 'fail'], ['b/one.json', 2, 'fail'], ['b/two.json', 2, 'pass'],
      ['c/', 1, 'not-checked'], ['c/x/', 2, 'not-checked'], ['c/x/y.json', 3, 'not-checked'],
      ['a.txt', 1, 'pass'],
    ]);
  });

  test('a closed folder still counts and warns', () => {
    const [row, ...rest] = treeRows([file('b/one', 'missing'), file('b/two')], new Set(['b/']));
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ outcome: 'fail', count: 2 });
  });

  test.each([['/'], ['//a'], ['__proto__/x'], ['a/'], ['constructor'], ['']])('the name %j is shown, not followed', (name) => {
    const rows = treeRows([file(name), file('ok')], new Set());
    expect(rows.filter(({ folder }) => !folder).map(({ path }) => path).toSorted()).toEqual([name, 'ok'].toSorted());
  });

  test('deep names end', () => {
    expect(treeRows([file(`${'d/'.repeat(1_000)}x`)], new Set())).toHaveLength(1_001);
  });
});

describe('the sentence about the files', () => {
  test.each([
    [[file('a'), file('m', 'manifest')], 'All 1 listed file is what the manifest says.'],
    [[file('a'), file('b', 'differs'), file('c', 'unlisted')], '1 of 2 listed files match the manifest; one differs, one is not listed.'],
    [[file('a', 'not-read'), file('b', 'not-read')], '0 of 2 listed files match the manifest; two were not read.'],
    [[], 'It is one file; nothing is listed within it. Here it is as it was taken in.'],
  ])('%#', (files, sentence) => {
    expect(filesSentence(files)).toBe(sentence);
  });
});
