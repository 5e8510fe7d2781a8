/**
 * Characters without a shape of their own: controls, direction marks, zero-width and blank look-alikes, selectors, tags.
 * Names are the producer's; with these, two of them can look like one, or one read backwards.
 */
const HIDDEN: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f], [0x007f, 0x009f], [0x00ad, 0x00ad], [0x034f, 0x034f], [0x061c, 0x061c], [0x115f, 0x1160], [0x17b4, 0x17b5],
  [0x180b, 0x180f], [0x200b, 0x200f], [0x2028, 0x202e], [0x2060, 0x206f], [0x2800, 0x2800], [0x3164, 0x3164], [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff0, 0xfffb], [0x1bca0, 0x1bca3], [0x1d173, 0x1d17a], [0xe0000, 0xe0fff],
];

function isHidden(point: number): boolean {
  return HIDDEN.some(([from, to]) => point >= from && point <= to);
}

/** The hidden characters of a name, each once, in order, spelt U+XXXX. */
export function hiddenCharacters(name: string): string[] {
  const found = new Set<number>();
  for (const character of name) {
    const point = character.codePointAt(0)!;
    if (isHidden(point)) found.add(point);
  }
  return [...found].map(codePoint);
}

export function withoutHidden(name: string): string {
  return Array.from(name).filter((character) => !isHidden(character.codePointAt(0)!)).join('');
}

export function codePoint(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
