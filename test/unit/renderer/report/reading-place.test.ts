import { expect, test } from 'vitest';
import { sameReading, type Standing } from '../../../../src/renderer/report/reading-place.ts';

const before: Standing = { pages: 10, step: 100, places: [{ section: 'verdict', page: 2 }, { section: 'populations', page: 3 }, { section: 'findings', page: 7 }] };

test('a reader stays as far into the section they were in', () => {
  const now: Standing = { ...before, pages: 6, places: [{ section: 'verdict', page: 2 }, { section: 'findings', page: 3 }] };
  expect(sameReading(725, before, now)).toBe(325);
  expect(sameReading(130, before, now)).toBe(130);
});

test('on another scale, on the same spot of the page', () => {
  expect(sameReading(725, before, { ...before, step: 50 })).toBe(362.5);
});

test('where the section is gone, on the same page; never behind the last', () => {
  expect(sameReading(250, before, { ...before, places: [] })).toBe(250);
  expect(sameReading(950, before, { pages: 3, step: 100, places: [] })).toBe(200);
  expect(sameReading(0, { pages: 1, step: 0, places: [] }, before)).toBe(0);
});
