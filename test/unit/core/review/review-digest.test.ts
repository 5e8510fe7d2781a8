import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewDigest, type ReviewEntry } from '../../../../src/core/review/index.ts';

const entry = (table: string, key: string, value: ReviewEntry['value'] = { id: key }): ReviewEntry => ({ table, key, value });
const WORK = [entry('notes', 'b', { id: 'b', caseId: 'here', text: 'x' }), entry('notes', 'a'), entry('workpapers', 'a'), entry('tags', 'é')];

describe('the digest of review work', () => {
  test('is the same in whatever order its entries come, and under whatever case they stand', () => {
    const { digest, entries } = reviewDigest(WORK);
    expect(entries).toBe(4);
    fc.assert(fc.property(fc.shuffledSubarray(WORK, { minLength: WORK.length }), fc.string(), (shuffled, caseId) => {
      const elsewhere = shuffled.map((each) => ({ ...each, value: { ...(each.value as Record<string, string>), caseId } }));
      expect(reviewDigest(elsewhere)).toEqual({ digest, entries });
    }));
  });

  test('leaves out the case’s own row, saved filters and sign-offs, and nothing else', () => {
    const { digest } = reviewDigest(WORK);
    for (const table of ['cases', 'filters', 'signoffs']) expect(reviewDigest([...WORK, entry(table, 'z')]).digest).toBe(digest);
    for (const table of ['notes', 'bookmarks', 'dispositions', 'tags', 'samples', 'workpapers']) expect(reviewDigest([...WORK, entry(table, 'z')]).digest).not.toBe(digest);
  });

  test('is another for any other key, table or value, a value that is no row among them', () => {
    const digests = [WORK, WORK.slice(1), [...WORK.slice(1), entry('notes', 'b', { id: 'b', text: 'y' })], [...WORK.slice(1), entry('tags', 'b')], [entry('notes', 'b', 'text')]].map((each) => reviewDigest(each).digest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});
