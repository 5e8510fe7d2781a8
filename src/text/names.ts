import { nameLength as english } from './en/name-length.ts';
import { nameLength as japanese } from './ja/name-length.ts';

/**
 * Every name shown to a person may come from the evidence, and so from an adversary: a direction mark turns
 * `exe.fdp` into `pdf.exe`, a zero-width space makes two accounts look like one. Such characters are written out
 * as ⟨U+202E⟩, and so are marks that draw themselves around what follows. The ranges are fixed here, not taken from the engine's Unicode tables, so that every shell and
 * every report of the same run shows the same text.
 */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f], [0x007f, 0x00a0], [0x00ad, 0x00ad], [0x034f, 0x034f], [0x0600, 0x0605], [0x061c, 0x061c], [0x06dd, 0x06dd], [0x070f, 0x070f], [0x0890, 0x0891], [0x08e2, 0x08e2], [0x115f, 0x1160],
  [0x1680, 0x1680], [0x17b4, 0x17b5], [0x180b, 0x180f], [0x2000, 0x200f], [0x2028, 0x202f], [0x205f, 0x206f],
  [0x27e8, 0x27e9], [0x2800, 0x2800], [0x3164, 0x3164], [0xd800, 0xdfff], [0xe000, 0xf8ff], [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff0, 0xfffb], [0xfffe, 0xffff], [0x110bd, 0x110bd], [0x110cd, 0x110cd], [0x13430, 0x1343f], [0x1bca0, 0x1bca3], [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff], [0xf0000, 0x10ffff],
];

const isInvisible = (point: number): boolean => INVISIBLE.some(([from, to]) => point >= from && point <= to);

const LENGTHS = { en: english, ja: japanese } as const;

/** How a shortened name says how long it was. Catalogues show names, so that this cannot be read from the spoken one. */
let told: typeof english = english;
export function tellLengthsIn(language: keyof typeof LENGTHS): void {
  told = LENGTHS[language];
}

/** Longest name shown whole; the length of names is the adversary's too. */
const MAX_POINTS = 240;

/**
 * The name with every control, direction, zero-width, private-use and look-alike blank character made visible.
 * The marks themselves (⟨ ⟩) are written out too, so a name cannot imitate them. Names longer than `max`
 * characters lose their middle and say how long they were.
 */
export function displayName(name: string, max: number = MAX_POINTS): string {
  // A million-character name is cut before it is spread into an array.
  const long = name.length > max * 4;
  const points = Array.from(long ? name.slice(0, max * 2) + name.slice(-max) : name);
  const visible = (part: readonly string[]): string => part.map(visiblePoint).join('');
  if (!long && points.length <= max) return visible(points);
  const tail = Math.floor(max / 4);
  return `${visible(points.slice(0, max - tail))}…${visible(points.slice(-tail))}${told(name.length)}`;
}

function visiblePoint(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  return isInvisible(point) ? `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩` : char;
}

/** Names joined for a sentence: "a, b and c"; beyond `max` the rest is counted. */
export function displayList(names: readonly string[], max = 5): string {
  const shown = names.slice(0, max).map((name) => displayName(name));
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? (shown[0] ?? 'none') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
