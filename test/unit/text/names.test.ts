import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayList, displayName } from '../../../src/text/names.ts';

const RAW = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

describe('names from evidence', () => {
  test('direction marks, zero-width and control characters are written out', () => {
    expect(displayName('invoice\u202Efdp.exe')).toBe('invoice⟨U+202E⟩fdp.exe');
    expect(displayName('dana\u200B')).toBe('dana⟨U+200B⟩');
    expect(displayName('a\nb\u0000\u2066')).toBe('a⟨U+000A⟩b⟨U+0000⟩⟨U+2066⟩');
    expect(displayName('\u{E0041}')).toBe('⟨U+E0041⟩');
    expect(displayName('a\u00A0b')).toBe('a⟨U+00A0⟩b');
    expect(displayName('\uD800')).toBe('⟨U+D800⟩');
  });

  test('a name cannot imitate the marks', () => {
    expect(displayName('⟨U+202E⟩')).toBe('⟨U+27E8⟩U+202E⟨U+27E9⟩');
  });

  test('ordinary names of any script stay as they are', () => {
    for (const name of ['Dana Okafor', '田中 さくら', 'Zoë Müller', 'סהר', 'svc:deploy-bot', '']) expect(displayName(name)).toBe(name);
  });

  test('no character of its own survives invisibly', () => {
    const surviving: string[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) if (RAW.test(displayName(String.fromCodePoint(point)))) surviving.push(point.toString(16));
    expect(surviving).toEqual([]);
  });

  test('nothing invisible survives, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !RAW.test(displayName(text))));
  });

  test('a very long name loses its middle and says how long it was', () => {
    const shown = displayName('x'.repeat(1_000_000));
    expect(shown.length).toBeLessThan(300);
    expect(shown).toContain('(1000000 characters)');
  });

  test('lists are joined and counted', () => {
    expect(displayList([])).toBe('none');
    expect(displayList(['a', 'b', 'c'])).toBe('a, b and c');
    expect(displayList(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
});
