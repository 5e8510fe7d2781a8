import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestsSeen, type TestSeen } from '../../../../src/core/controls/tests-seen.ts';

test('results are found by their commit, each as it was and in the order they came', () => {
  const result = fc.record({
    suite: fc.string({ unit: 'binary', maxLength: 8 }), commit: fc.constantFrom('', 'a', '0'.repeat(40), 'f'.repeat(64)), passed: fc.maxSafeInteger(), failed: fc.nat(),
    required: fc.boolean(), artifactId: fc.option(fc.string({ maxLength: 8 })),
  });
  fc.assert(fc.property(fc.array(fc.tuple(result, fc.nat()), { maxLength: 40 }), (told) => {
    const seen = createTestsSeen();
    const plain = new Map<string, TestSeen[]>();
    for (const [value, time] of told) {
      seen.add({ value, at: {}, time });
      const { commit, ...rest } = value;
      plain.set(commit, [...(plain.get(commit) ?? []), { ...rest, time }]);
    }
    for (const commit of ['', 'a', '0'.repeat(40), 'f'.repeat(64), 'a', 'none']) expect(seen.of(commit)).toStrictEqual(plain.get(commit) ?? []);
  }), { numRuns: 30 });
});

test('of very many results of one commit the last are told, and how many there are before them', () => {
  const seen = createTestsSeen();
  for (let index = 0; index < 515; index += 1) seen.add({ value: { suite: `s${index}`, passed: 1, failed: 0, required: true, artifactId: null, commit: 'a' }, at: {}, time: index });
  expect(seen.of('a').map(({ time }) => time)).toEqual(Array.from({ length: 512 }, (_, index) => index + 3));
  expect([seen.beyond('a'), seen.beyond('none')]).toEqual([3, 0]);
  expect(seen.leftFile('a')).toBe(false);
});

test('a file that one of very many results left is remembered', () => {
  const seen = createTestsSeen();
  for (let index = 0; index < 2_000; index += 1) seen.add({ value: { suite: 's', passed: 1, failed: 0, required: true, artifactId: index === 0 ? 'art-1' : null, commit: 'a' }, at: {}, time: index });
  expect(seen.of('a').every(({ artifactId }) => artifactId === null)).toBe(true);
  expect([seen.leftFile('a'), seen.leftFile('none')]).toEqual([true, false]);
});
