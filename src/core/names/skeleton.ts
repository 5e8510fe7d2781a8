import { withoutHidden } from './hidden.ts';

/**
 * After UTS #39 section 4, cut down to what passes for Latin letters in names of people, agents and systems: the letters of
 * Cyrillic and Greek, and the few of Armenian and extended Latin, that have a Latin letter's shape, and the marks that look
 * like a hyphen, a slash or an apostrophe. Other scripts, digits for letters (0 O, 1 l I) and pairs (rn m) are not in it.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: 'аɑα', b: 'ЬƄ', c: 'сϲᴄ', d: 'ԁ', e: 'еҽ', g: 'ɡց', h: 'һ', i: 'іıιɩ', j: 'јϳ', k: 'ᴋ', l: 'ӏǀ', o: 'оοσօᴏ', p: 'рρ', q: 'ԛ', s: 'ѕꜱ', u: 'υսᴜ',
  v: 'ѵνᴠ', w: 'ԝᴡ', x: 'х×', y: 'уγүʏ', z: 'ᴢ',
  A: 'АΑ', B: 'ВΒ', C: 'СϹ', E: 'ЕΕ', F: 'Ϝ', G: 'Ԍ', H: 'НΗ', I: 'ІΙӀ', J: 'ЈͿ', K: 'КΚ', M: 'МΜϺ', N: 'Ν', O: 'ОΟՕ', P: 'РΡ', Q: 'Ԛ', S: 'ЅՏ',
  T: 'ТΤ', V: 'Ѵ', W: 'Ԝ', X: 'ХΧ', Y: 'УΥҮ', Z: 'Ζ',
  '-': '‐‑‒–−˗۔', '/': '⁄∕⧸', "'": '’‘ʼʹ',
};
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKS_LIKE).flatMap(([latin, alike]) => Array.from(alike, (each): [string, string] => [each, latin])),
);

/** Names with one skeleton look alike. Compatibility forms and accents written apart (NFKD) are one; case tells names apart. */
export function skeleton(name: string): string {
  if (isPlain(name)) return name;
  // Twice: normalisation would turn some look-alikes (ϲ, Ϲ) into letters that are none.
  return latinised(latinised(name).normalize('NFKD'));
}

function latinised(name: string): string {
  return Array.from(withoutHidden(name), (character) => LATIN.get(character) ?? character).join('');
}

/** Printable ASCII, as nearly every name is. */
function isPlain(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}
