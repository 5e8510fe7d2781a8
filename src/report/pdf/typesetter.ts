import { FACES, type Face } from './fonts.ts';
import { currentFontCovers, type Document } from './pdfkit.ts';
import type { Style } from './styles.ts';

/** A line ready to be set: what can be drawn, and how. */
export interface Line {
  readonly text: string;
  readonly style: Style;
}

export interface Typesetter {
  /** Width in points of text as it would be drawn. */
  width(text: string, style: Style): number;
  /** Breaks text to a measure in points. Never loses a character but spaces at breaks. */
  wrap(text: string, style: Style, measure: number): Line[];
  /** Draws a line with its left edge at x and its baseline `leading`-centred below `top`. */
  draw(line: Line, x: number, top: number): void;
}

/** Every glyph of Plex Mono is 0.6 em wide. */
const MONO_ADVANCE = 0.6;
const NO_FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = [];
const codePoints = (text: string): number => text.replace(/[\u{10000}-\u{10ffff}]/gu, '_').length;

export function createTypesetter(doc: Document): Typesetter {
  const covers = new Map((Object.keys(FACES) as Face[]).map((face) => [face, coverage(doc, face)]));
  const showable = (text: string, face: Face): string => escapeUncovered(text, covers.get(face) ?? (() => false));
  const measured = (text: string, style: Style): number => {
    if (style.face === 'mono') return codePoints(text) * MONO_ADVANCE * style.size;
    doc.font(style.face).fontSize(style.size);
    return doc.widthOfString(text);
  };
  return {
    width: (text, style) => measured(showable(text, style.face), style),
    wrap: (text, style, measure) =>
      text.split('\n').flatMap((part) => breakLine(showable(part, style.face), style, measure, measured)),
    draw: (line, x, top) => {
      const { style } = line;
      // Cap height of Plex is 0.698 em: centring it in the leading puts every voice on a predictable baseline.
      const baseline = top + (style.leading + style.size * 0.698) / 2;
      doc.font(style.face).fontSize(style.size).fillColor(style.colour);
      // Digests are all different: shaped as a whole they bypass pdfkit's cache of words, which would keep every one.
      const shaping = style.face === 'mono' ? { features: NO_FEATURES } : {};
      doc.text(line.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...shaping });
    },
  };
}

function coverage(doc: Document, face: Face): (point: number) => boolean {
  doc.font(face);
  return currentFontCovers(doc);
}

/**
 * Text from evidence may hold what the fonts cannot draw, or what draws nothing and misleads. Such characters are
 * written ‹U+202E›, and the marks themselves are written out too, so that no name can imitate them. The
 * catalogue's own ⟨…⟩ around characters it has written out already become the same marks.
 */
function escapeUncovered(text: string, covers: (point: number) => boolean): string {
  const named = (point: number): string => `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›`;
  return text.replace(/⟨U\+([0-9A-F]{4,6})⟩|[^ -~]/gu, (char, written: string | undefined) => {
    if (written !== undefined) return `‹U+${written}›`;
    const point = char.codePointAt(0) ?? 0;
    return invisible(point) || point === 0x2039 || point === 0x203a || !covers(point) ? named(point) : char;
  });
}

const invisible = (point: number): boolean =>
  point < 0x20 || (point >= 0x7f && point <= 0xa0) || point === 0xad || (point >= 0x200b && point <= 0x200f) ||
  (point >= 0x2028 && point <= 0x202f) || (point >= 0x2060 && point <= 0x206f) || point === 0xfeff;

function breakLine(text: string, style: Style, measure: number, width: (text: string, style: Style) => number): Line[] {
  if (width(text, style) <= measure) return [{ text, style }];
  const lines: Line[] = [];
  let line = '';
  for (const piece of pieces(text, style, measure, width)) {
    const longer = line + piece;
    if (line !== '' && width(longer.trimEnd(), style) > measure) {
      lines.push({ text: line.trimEnd(), style });
      line = piece.trimStart();
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, { text: line.trimEnd(), style }];
}

/** Parts between which a line may break: words, names after a separator, and anything longer than a line anywhere. */
function pieces(text: string, style: Style, measure: number, width: (text: string, style: Style) => number): string[] {
  const parts = text.match(style.breaks === 'words' ? /\S+\s*|\s+/gu : /[^\s/._:=,-]*[/._:=,-]+\s*|[^\s/._:=,-]+\s*|\s+/gu) ?? [];
  return parts.flatMap((part) => (width(part.trimEnd(), style) <= measure ? [part] : shreds(part, style, measure, width)));
}

function shreds(part: string, style: Style, measure: number, width: (text: string, style: Style) => number): string[] {
  const out: string[] = [];
  let run = '';
  for (const char of part) {
    if (run !== '' && width(run + char, style) > measure) {
      out.push(run);
      run = '';
    }
    run += char;
  }
  return run === '' ? out : [...out, run];
}
