import { apart, pictureOf, type Picture } from './picture.ts';

/** A pixel is another one where a channel is further off than a step of the palette: 51 of 255. */
const STEP = 51;
/** So many pixels of a page (of half a million) may be another's: rounding at the edge of a letter. A dot of a list has more. */
export const FORGIVEN = 12;

export interface Difference {
  readonly pixels: number;
  /** The actual page, faint, with every other pixel in red; of pages of other sizes, the actual page alone. */
  readonly shown: Picture;
}

export function difference(stored: Picture, actual: Picture): Difference {
  const { width, height } = actual;
  const shown = new Uint8ClampedArray(width * height * 4).fill(255);
  if (stored.width !== width || stored.height !== height) return { pixels: width * height, shown: actual };
  let pixels = 0;
  for (const [at, colour] of actual.pixels.entries()) {
    const off = apart(stored.pixels[at] ?? 0, colour) > STEP;
    if (off) pixels += 1;
    const faint = 255 - apart(colour, WHITE) / 4;
    shown.set(off ? [204, 0, 0] : [faint, faint, faint], at * 4);
  }
  return { pixels, shown: pictureOf(width, height, shown) };
}

const WHITE = 255;
