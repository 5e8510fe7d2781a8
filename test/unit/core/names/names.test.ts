import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePoint, hiddenCharacters, skeleton, withoutHidden } from '../../../../src/core/names/index.ts';
import { displayName } from '../../../../src/text/names.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('hidden characters', () => {
  test.each([
    ['a direction override', 'gnp\u202eexe', ['U+202E']], ['isolates', '\u2066a\u2069', ['U+2066', 'U+2069']], ['a zero-width space', 'ali\u200bce', ['U+200B']],
    ['a joiner twice', 'a\u200db\u200dc', ['U+200D']], ['a byte order mark', '\ufeffa', ['U+FEFF']], ['a soft hyphen', 'a\u00adb', ['U+00AD']], ['a tag', 'a\u{e0041}', ['U+E0041']],
    ['a line feed', 'a\nb', ['U+000A']], ['nothing', 'Zoë Müller-李 (ops)', []],
  ])('%s', (_name, name, expected) => expect(hiddenCharacters(name)).toEqual(expected));

  test('are those that people are shown as code points', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const name = String.fromCodePoint(point);
      if (hiddenCharacters(name).length > 0 && displayName(name) !== `⟨${codePoint(point)}⟩`) throw new Error(codePoint(point));
    }
  });
  test('none are left without them', () => fc.assert(fc.property(text, (name) => { expect(hiddenCharacters(withoutHidden(name))).toEqual([]); })));
});

describe('the skeleton of a name', () => {
  test.each([
    ['Cyrillic', 'alice', 'аliсе'], ['Greek', 'AOK', 'ΑΟΚ'], ['a dotless i', 'min', 'mın'], ['full width', 'alice', 'ａｌｉｃｅ'], ['a ligature', 'office', 'oﬃce'],
    ['a decomposed accent', 'Zoë', 'Zoe\u0308'], ['a Cyrillic letter with its accent', 'Zoë', 'Zoё'], ['a zero-width space', 'alice', 'ali\u200bce'], ['a dash', 'a-b', 'a–b'], ['a slash', 'a/b', 'a∕b'],
    ['a lunate sigma, which normalisation makes a sigma', 'cab', 'ϲab'], ['mathematical letters', 'bob', '𝐛𝐨𝐛'],
  ])('is one with %s', (_name, left, right) => {
    expect(left).not.toBe(right);
    expect(skeleton(left)).toBe(skeleton(right));
  });
  test.each([['alice', 'Alice'], ['alice', 'alicia'], ['Zoë', 'Zoe'], ['0', 'O'], ['1', 'l'], ['rn', 'm'], ['Борис', 'Bopuc']])('keeps %s and %s apart', (left, right) => {
    expect(skeleton(left)).not.toBe(skeleton(right));
  });
  test('of printable ASCII is itself', () => fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (name) => { expect(skeleton(name)).toBe(name); })));
  test('is its own skeleton', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => { expect(skeleton(skeleton(name))).toBe(skeleton(name)); })));
});
