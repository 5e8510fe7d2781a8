import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDiff } from '../../../../src/renderer/evidence/unified-diff.ts';

const CHANGE = [
  'diff --git a/db/one.sql b/db/one.sql', 'index 1..2 100644', '--- a/db/one.sql', '+++ b/db/one.sql', '@@ -44,2 +44,2 @@', '--- a comment of SQL', '+++ a line of pluses', ' kept',
  'diff --git a/two.txt b/two.txt', 'new file mode 100644', '--- /dev/null', '+++ b/two.txt', '@@ -0,0 +1 @@', '+first', '\\ No newline at end of file', '',
].join('\n');

describe('a unified diff', () => {
  test('counts of a hunk decide what a line is, not how it looks', () => {
    const diff = readDiff(CHANGE);
    expect(diff.files).toEqual([{ name: 'db/one.sql', added: 1, removed: 1, at: 0 }, { name: 'two.txt', added: 1, removed: 0, at: 8 }]);
    expect(diff.lines.slice(5, 8)).toEqual([
      { kind: 'removed', text: '-- a comment of SQL', before: 44, after: null },
      { kind: 'added', text: '++ a line of pluses', before: null, after: 44 },
      { kind: 'same', text: 'kept', before: 45, after: 45 },
    ]);
    expect([diff.added, diff.removed, diff.short]).toEqual([2, 1, false]);
  });

  test('a file without git’s own line begins at its dashes', () => {
    const diff = readDiff('--- a.txt\t2026\n+++ a.txt\t2026\n@@ -1 +1 @@\n-x\n+y\n--- b.txt\n+++ b.txt\n@@ -1 +1 @@\n-x\n+y\n');
    expect(diff.files.map(({ name, added, removed }) => [name, added, removed])).toEqual([['a.txt', 1, 1], ['b.txt', 1, 1]]);
  });

  test('cut at every length: a hunk that is not whole is said to be short, and no line is lost', () => {
    for (let length = 0; length <= CHANGE.length; length += 1) {
      const text = CHANGE.slice(0, length);
      const diff = readDiff(text);
      expect(diff.lines).toHaveLength(text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);
    }
    expect(readDiff(CHANGE.slice(0, CHANGE.indexOf(' kept'))).short).toBe(true);
  });

  test('any text has as many lines as it has, and counts what it marks', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('@@ -1,2 +1,3 @@', '+a', '-b', ' c', '--- a', '+++ b', 'diff --git a/x b/x', '\\'))).map((lines) => lines.join('\n')), (text) => {
      const diff = readDiff(text);
      const parts = text.split('\n');
      if (parts.at(-1) === '') parts.pop();
      expect(diff.lines).toHaveLength(parts.length);
      expect(diff.added).toBe(diff.lines.filter((line) => line.kind === 'added').length);
      expect(diff.removed).toBe(diff.lines.filter((line) => line.kind === 'removed').length);
    }));
  });
});
