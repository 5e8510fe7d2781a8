import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces } from '../../../../src/report/pdf/breaks.ts';
import { sayable, showable } from '../../../../src/report/pdf/showable.ts';

const mixed = fc.string({ unit: fc.constantFrom(...Array.from('検証は、。」）「（ー々っAz19 .-/%…')), maxLength: 60 });

test.each(['words', 'anywhere'] as const)('pieces between %s are the text', (breaks) => {
  fc.assert(fc.property(mixed, (text) => {
    expect(pieces(text, breaks).join('')).toBe(text);
  }));
});

test('no line of Japanese begins with what must not begin one, or ends with what must not end one', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('検証は、。」）「（ー々っA1')), maxLength: 60 }), (text) => {
    for (const [index, piece] of pieces(text, 'words').entries()) {
      if (index > 0) expect(piece).not.toMatch(/^[、。」）ー々っ]/u);
      if (index < pieces(text, 'words').length - 1) expect(piece).not.toMatch(/[「（]$/u);
    }
  }));
});

test('Japanese breaks between characters, Latin words in it do not', () => {
  expect(pieces('記録は（CT-27）。Plex と', 'words')).toEqual(['記', '録', 'は', '（CT-27）。', 'Plex ', 'と']);
});

test('a long run of one bracket is one piece, and found at once', () => {
  const run = '（'.repeat(200_000);
  const started = performance.now();
  expect(pieces(`${run}検`, 'words')).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('what misleads is written out, and its marks cannot be imitated', () => {
  const latin = (point: number): boolean => point < 0x250 || point === 0x2026;
  expect(showable('a\u202Eb\u00ad\u200b\ufe0f\u{e0041}', latin)).toBe('a‹U+202E›b‹U+00AD›‹U+200B›‹U+FE0F›‹U+E0041›');
  expect(showable('証 ‹U+0041› ⟨U+202E⟩ \ud800', latin)).toBe('‹U+8A3C› ‹U+2039›U+0041‹U+203A› ‹U+202E› ‹U+D800›');
  expect(showable('é …', latin)).toBe('é …');
  expect(sayable('証\u2066')).toBe('証‹U+2066›');
});

test('text that can be shown comes back as it is, and all of it can be shown afterwards', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
    const shown = showable(text, (point) => point >= 0x20 && point < 0x2100);
    expect(Array.from(shown).every((char) => char === '‹' || char === '›' || ((char.codePointAt(0) ?? 0) >= 0x20 && (char.codePointAt(0) ?? 0) < 0x2100))).toBe(true);
    if (/^[ -~]*$/u.test(text)) expect(shown).toBe(text);
  }));
});
