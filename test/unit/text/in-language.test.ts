import { afterEach, expect, test } from 'vitest';
import { displayName, formatTime, inLanguage, outcomeWord, setClock, speak, spokenLanguage, UTC } from '../../../src/text/index.ts';

afterEach(() => {
  speak('en');
  setClock(UTC);
});

test('speaks another language and in UTC for as long as it takes, and then as before', () => {
  const before = outcomeWord('pass');
  setClock({ name: 'Asia/Tokyo', offsetAt: () => 540 });
  expect(inLanguage('ja', () => [spokenLanguage(), outcomeWord('pass') === before, formatTime(0)])).toEqual(['ja', false, '1970-01-01 00:00:00.000 UTC']);
  expect([spokenLanguage(), outcomeWord('pass'), formatTime(0)]).toEqual(['en', before, '1970-01-01 09:00:00.000 UTC+09:00']);
});

test('is as before after an error, and inside another language', () => {
  speak('ja');
  expect(() => inLanguage('en', () => { throw new Error('on purpose'); })).toThrow('on purpose');
  expect(spokenLanguage()).toBe('ja');
  expect(inLanguage('en', () => [inLanguage('ja', () => spokenLanguage()), spokenLanguage()])).toEqual(['ja', 'en']);
});

test('a shortened name says how long it was in the language that is spoken', () => {
  const name = 'x'.repeat(1_000);
  expect(inLanguage('ja', () => displayName(name))).toContain('（全 1000 文字）');
  expect(displayName(name)).toContain('(1000 characters)');
});
