import { FALLBACK, type EmbeddedFont, type Face } from './fonts.ts';

/** Text that one font draws, ready for a TJ operator (ISO 32000-1, 9.4.3). Width in thousandths of an em. */
export interface Shaped {
  readonly font: EmbeddedFont;
  readonly shows: string;
  readonly width: number;
}

export interface Shaper {
  /** Whether the face, or the one asked after it, has a glyph. */
  covers(point: number, face: Face): boolean;
  /** Text as parts in order, each in the font that draws it. */
  shape(text: string, face: Face): readonly Shaped[];
  width(text: string, face: Face): number;
}

/** Words repeat, names from evidence need not: the memory of a report must not grow with them. */
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 64;
/** Dashes, dots and arrows are as wide as the text they stand in: Latin after Latin, a whole square after Japanese. */
const AS_BEFORE = new Set([0x2014, 0x2025, 0x2026, 0x2192]);

/** Shapes words once for measuring and drawing. `open` opens a face when its first character is met. */
export function createShaper(open: (face: Face) => EmbeddedFont): Shaper {
  const kept = new Map<string, Shaped>();
  const faceOf = (point: number, face: Face, before: Face = face): Face | null => {
    if (point < 0x7f) return face;
    const other = FALLBACK[face];
    if (before === other && AS_BEFORE.has(point)) return other;
    if (open(face).covers(point)) return face;
    return other !== undefined && open(other).covers(point) ? other : null;
  };
  const one = (text: string, face: Face): Shaped => {
    if (text.length > LONGEST_KEPT) return shapeIn(open(face), text);
    const key = `${face} ${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = shapeIn(open(face), text);
    kept.set(key, made);
    return made;
  };
  const shape = (text: string, face: Face): Shaped[] => {
    if (/^[ -~]*$/u.test(text)) return units(text, face).map((unit) => one(unit, face));
    const out: Shaped[] = [];
    for (const run of runsOf(text, (point, before) => faceOf(point, face, before) ?? face)) {
      for (const unit of units(run.text, run.face)) out.push(one(unit, run.face));
    }
    return out;
  };
  return {
    covers: (point, face) => faceOf(point, face) !== null,
    shape,
    width: (text, face) => shape(text, face).reduce((sum, each) => sum + each.width, 0),
  };
}

/** What is shaped as one: words with the spaces after them, where letters join and are kerned; single characters elsewhere. */
const units = (text: string, face: Face): readonly string[] =>
  face === 'sans' || face === 'strong' ? text.match(/[^ ]* +|[^ ]+/gu) ?? [] : Array.from(text);

function runsOf(text: string, faceOf: (point: number, before: Face | undefined) => Face): { readonly face: Face; text: string }[] {
  const runs: { readonly face: Face; text: string }[] = [];
  for (const char of text) {
    const last = runs.at(-1);
    const face = faceOf(char.codePointAt(0) ?? 0, last?.face);
    if (last?.face === face) last.text += char;
    else runs.push({ face, text: char });
  }
  return runs;
}

function shapeIn(font: EmbeddedFont, text: string): Shaped {
  const { glyphs, places } = font.encode(text);
  let shows = '';
  let open = '';
  let width = 0;
  for (const [index, glyph] of glyphs.entries()) {
    const place = places[index];
    if (place === undefined) continue;
    // Marks above and below letters are moved by the font; a step to the side and back keeps them over their letter.
    const moved = place.xOffset === 0 ? 0 : Math.round(place.xOffset);
    if (moved !== 0) {
      shows += open === '' ? `${-moved} ` : `<${open}> ${-moved} `;
      open = '';
    }
    open += glyph;
    width += place.xAdvance;
    const after = place.xAdvance - place.advanceWidth - moved;
    if (Math.abs(after) < 0.5) continue;
    shows += `<${open}> ${-Math.round(after)} `;
    open = '';
  }
  return { font, shows: open === '' ? shows : `${shows}<${open}> `, width };
}
