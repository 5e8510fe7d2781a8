/** Advance widths of IBM Plex Sans SemiBold, U+0020 to U+007E, in thousandths of the type size: no weight of the picture is wider. */
const ADVANCES = [
  236, 309, 471, 656, 600, 960, 713, 260, 337, 337, 556, 600, 299, 402, 299, 437, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 319, 319, 600, 600, 600, 493,
  899, 672, 663, 642, 689, 600, 577, 712, 719, 423, 545, 678, 521, 817, 719, 712, 641, 712, 664, 611, 580, 689, 638, 949, 655, 632, 599, 329, 437, 329, 600, 559,
  600, 559, 600, 513, 600, 558, 350, 545, 588, 275, 275, 562, 294, 888, 588, 563, 600, 600, 393, 499, 374, 588, 524, 819, 544, 524, 502, 363, 376, 363, 600,
];
const LATIN = 1_020;
const IDEOGRAPH = 1_050;
/** What the font does not hold comes from another, and names are the producer's: as wide as the widest there is. */
const WIDEST = 1_400;

/** Width of a line at a type size, never less than what a browser draws. A pure function: a worker has no canvas to measure on. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const char of text) sum += advanceOf(char.codePointAt(0) ?? 0);
  return (sum * size) / 1_000;
}

function advanceOf(point: number): number {
  const ascii = ADVANCES[point - 0x20];
  if (ascii !== undefined) return ascii;
  if (point >= 0xa0 && point < 0x250) return LATIN;
  if (point === 0x2026) return 950;
  return (point >= 0x2e80 && point < 0xa000) || (point >= 0xac00 && point < 0xd7b0) || (point >= 0xff00 && point < 0xfff0) ? IDEOGRAPH : WIDEST;
}
