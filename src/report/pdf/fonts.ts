import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Document } from './pdfkit.ts';

/** IBM Plex (OFL-1.1), embedded as subsets: the same faces as the window, and a Japanese one for what they lack. */
const FACES = {
  sans: { folder: 'ibm-plex-sans', file: '400Regular/IBMPlexSans_400Regular.ttf' },
  strong: { folder: 'ibm-plex-sans', file: '600SemiBold/IBMPlexSans_600SemiBold.ttf' },
  mono: { folder: 'ibm-plex-mono', file: '400Regular/IBMPlexMono_400Regular.ttf' },
  japanese: { folder: 'ibm-plex-sans-jp', file: '400Regular/IBMPlexSansJP_400Regular.ttf' },
  japaneseStrong: { folder: 'ibm-plex-sans-jp', file: '600SemiBold/IBMPlexSansJP_600SemiBold.ttf' },
} as const;
export type Face = keyof typeof FACES;

/** The face that is asked for a character which `face` lacks. */
export const FALLBACK: Readonly<Partial<Record<Face, Face>>> = { sans: 'japanese', mono: 'japanese', strong: 'japaneseStrong' };

/** A font as pdfkit embeds it, opened when it is first asked for. Widths and adjustments are in thousandths of an em. */
export interface EmbeddedFont {
  readonly name: string;
  covers(point: number): boolean;
  /** Glyphs as four hexadecimal digits each, and what each advances beside its own width. */
  encode(text: string): { readonly glyphs: readonly string[]; readonly places: readonly Place[] };
  /** Makes the font known to the current page. */
  use(): void;
}
export interface Place {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/**
 * Opens faces by name. They are read from the installed packages, which a packaged application carries; `fontsDir`
 * takes them from a flat folder instead. Throws when a file is missing.
 */
export function fontOpener(doc: Document, fontsDir: string | undefined): (face: Face) => EmbeddedFont {
  const require = createRequire(import.meta.url);
  const open = new Map<Face, EmbeddedFont>();
  return (face) => {
    const known = open.get(face);
    if (known !== undefined) return known;
    const { folder, file } = FACES[face];
    const path = fontsDir === undefined
      ? require.resolve(`@expo-google-fonts/${folder}/${file}`)
      : join(fontsDir, file.slice(file.indexOf('/') + 1));
    const made = embed(doc, face, path);
    open.set(face, made);
    return made;
  };
}

/** A face as it was read once, and the words that were shaped in it: reports made one after another share most of theirs. */
interface ReadFace {
  readonly font: object;
  readonly runs: Map<string, GlyphRun>;
  /** How many glyphs the runs have together. */
  glyphs: number;
}
interface GlyphRun {
  readonly glyphs: readonly { readonly id: number; readonly advanceWidth: number; readonly codePoints: readonly number[] }[];
  readonly positions: readonly Place[];
}
const read = new Map<string, ReadFace>();
/** Words repeat, names from evidence need not, and whoever wrote them chose how long they are: what is remembered must not grow with them. */
const MOST_GLYPHS = 200_000;
const LONGEST_KEPT = 64;

/** pdfkit keeps every word it ever shaped for itself; shaped with features named, even none, a word bypasses that cache. */
const NO_FEATURES: readonly string[] = [];

function embed(doc: Document, face: Face, path: string): EmbeddedFont {
  const before = read.get(path);
  // fontkit reads the header of an empty glyph even where it lies at the file's very end, as Plex Mono's space does.
  doc.registerFont(face, before?.font ?? Buffer.concat([readFileSync(path), Buffer.alloc(16)]));
  doc.font(face);
  const held = property(doc, '_font');
  const font = property(held, 'font');
  const [has, encode, ref, id, shape] = [property(font, 'hasGlyphForCodePoint'), property(held, 'encode'), property(held, 'ref'), property(held, 'id'), property(held, 'layoutRun')];
  if (typeof held !== 'object' || held === null || typeof font !== 'object' || font === null || typeof has !== 'function' || typeof encode !== 'function' || typeof ref !== 'function' || typeof id !== 'string' || typeof shape !== 'function') throw new Error('pdfkit no longer exposes the font it embeds');
  const kept = before ?? { font, runs: new Map<string, GlyphRun>(), glyphs: 0 };
  read.set(path, kept);
  let places: readonly Place[] = [];
  Reflect.set(held, 'layoutRun', (text: string) => {
    const run = runOf(kept, text, () => Reflect.apply(shape, held, [text, NO_FEATURES]));
    places = run.positions;
    return run;
  });
  return {
    name: id,
    covers: (point) => Reflect.apply(has, font, [point]) === true,
    encode: (text) => {
      const made: unknown = Reflect.apply(encode, held, [text, NO_FEATURES]);
      if (!Array.isArray(made)) throw new Error('pdfkit no longer encodes text as glyphs and places');
      const [glyphs]: readonly unknown[] = made;
      if (!Array.isArray(glyphs) || !glyphs.every((each) => typeof each === 'string')) throw new Error('pdfkit no longer encodes text as glyphs and places');
      return { glyphs, places };
    },
    use: () => {
      const fonts = property(doc.page, 'fonts');
      if (typeof fonts !== 'object' || fonts === null) throw new Error('a page has no fonts');
      if (!Reflect.has(fonts, id)) Reflect.set(fonts, id, Reflect.apply(ref, held, []));
    },
  };
}

/**
 * A font's glyphs remember the first characters that they ever stood for, and a file says them to who copies its text.
 * They are forgotten before each word, so that no report depends on those before it.
 */
function runOf(face: ReadFace, text: string, shape: () => unknown): GlyphRun {
  const { font, runs } = face;
  const known = runs.get(text);
  if (known !== undefined) return known;
  if (typeof property(font, '_glyphs') !== 'object') throw new Error('fontkit no longer keeps its glyphs where they were');
  Reflect.set(font, '_glyphs', {});
  const made = shape();
  const [glyphs, positions] = [property(made, 'glyphs'), property(made, 'positions')];
  if (!Array.isArray(glyphs) || !Array.isArray(positions) || !positions.every(isPlace)) throw new Error('pdfkit no longer shapes text as glyphs and places');
  const run = { glyphs: glyphs.map(glyphOf), positions };
  if (text.length > LONGEST_KEPT) return run;
  if (face.glyphs + glyphs.length > MOST_GLYPHS) {
    runs.clear();
    face.glyphs = 0;
  }
  runs.set(text, run);
  face.glyphs += glyphs.length;
  return run;
}

function glyphOf(glyph: unknown): GlyphRun['glyphs'][number] {
  const [id, advanceWidth, codePoints] = [property(glyph, 'id'), property(glyph, 'advanceWidth'), property(glyph, 'codePoints')];
  if (typeof id !== 'number' || typeof advanceWidth !== 'number' || !Array.isArray(codePoints) || !codePoints.every((point) => typeof point === 'number')) throw new Error('fontkit no longer names its glyphs');
  return { id, advanceWidth, codePoints };
}

const property = (holder: unknown, key: string): unknown => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined);

function isPlace(value: unknown): value is Place {
  return ['xAdvance', 'advanceWidth', 'xOffset', 'yOffset'].every((key) => typeof property(value, key) === 'number');
}
