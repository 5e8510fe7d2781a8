import { hasJapanese, pieces } from './breaks.ts';
import type { Face } from './fonts.ts';
import type { Document } from './pdfkit.ts';
import type { Shaper } from './shaping.ts';
import { showable } from './showable.ts';
import type { Style } from './styles.ts';

/** A line ready to be set: what can be drawn, and how. */
export interface Line {
  readonly text: string;
  readonly style: Style;
  /** What the line leads to: the anchor of a heading or the id of a section. */
  readonly to?: string;
}

export interface Typesetter {
  /** Width in points of text as it would be drawn. */
  width(text: string, style: Style): number;
  /** Breaks text to a measure in points. Never loses a character but spaces at breaks. */
  wrap(text: string, style: Style, measure: number): Line[];
  /** One line of at most the measure, cut with an ellipsis: at the end of words, in the middle of a name, which is known by both its ends. */
  fit(text: string, style: Style, measure: number): Line;
  /** Draws a line with its left edge at x and its baseline `leading`-centred below `top`. */
  draw(line: Line, x: number, top: number): void;
}

export function createTypesetter(doc: Document, shaper: Shaper): Typesetter {
  const shown = (text: string, face: Face): string => showable(text, (point) => shaper.covers(point, face));
  const measured = (text: string, style: Style): number => (shaper.width(text, style.face) * style.size) / 1000;
  return {
    width: (text, style) => measured(shown(text, style.face), style),
    wrap: (text, style, measure) =>
      text.split('\n').flatMap((part) => breakLine(shown(part, style.face), style, measure, measured)),
    fit: (text, style, measure) => {
      const whole = shown(text.replaceAll('\n', ' '), style.face);
      if (measured(whole, style) <= measure) return { text: whole, style };
      const room = measure - measured('…', style);
      const chars = Array.from(whole);
      if (whole.includes(' ') || hasJapanese(whole)) return { text: `${cut(chars, room, style, measured)}…`, style };
      const head = cut(chars, room / 2, style, measured);
      const tail = cut(chars.toReversed(), room - measured(head, style), style, measured);
      return { text: `${head}…${Array.from(tail).toReversed().join('')}`, style };
    },
    draw: (line, x, top) => {
      const { style } = line;
      // Cap height of Plex is 0.698 em: centring it in the leading puts every voice on a predictable baseline.
      const baseline = top + (style.leading + style.size * 0.698) / 2;
      doc.fillColor(style.colour);
      let out = `BT 1 0 0 -1 ${decimal(x)} ${decimal(baseline)} Tm`;
      let font = '';
      let shows = '';
      for (const part of shaper.shape(line.text, style.face)) {
        if (part.font.name !== font) {
          part.font.use();
          if (shows !== '') out += show(shows);
          out += ` /${part.font.name} ${style.size} Tf`;
          font = part.font.name;
          shows = '';
        }
        shows += part.shows;
      }
      doc.addContent(`${shows === '' ? out : out + show(shows)} ET`);
    },
  };
}

/** Glyphs that follow one another without an adjustment are one string. */
const show = (shows: string): string => ` [${shows.trimEnd().replaceAll('> <', '')}] TJ`;
const decimal = (value: number): string => String(Math.round(value * 1000) / 1000);

type Measured = (text: string, style: Style) => number;

function breakLine(text: string, style: Style, measure: number, width: Measured): Line[] {
  if (width(text, style) <= measure) return [{ text, style }];
  const lines: string[][] = [];
  let line: string[] = [];
  let used = 0;
  for (const piece of pieces(text, style.breaks).flatMap((each) => shreds(each, style, measure, width))) {
    if (line.length > 0 && used + width(piece.trimEnd(), style) > measure) {
      lines.push(line);
      line = [];
      used = 0;
    }
    const added = line.length === 0 ? piece.trimStart() : piece;
    if (added === '') continue;
    line.push(added);
    used += width(added, style);
  }
  if (line.length > 0) lines.push(line);
  fillLast(lines);
  return lines.map((each) => ({ text: each.join('').trimEnd(), style }));
}

/** A last line of one Japanese character or two takes some from the line before. */
function fillLast(lines: string[][]): void {
  const [before, last] = [lines.at(-2), lines.at(-1)];
  if (before === undefined || last === undefined || !hasJapanese(last.join(''))) return;
  while (last.join('').length < LEAST_JAPANESE && before.length > LEAST_JAPANESE) {
    const moved = before.pop();
    if (moved !== undefined) last.unshift(moved);
  }
}

const LEAST_JAPANESE = 4;

/** A piece longer than a line may break anywhere. */
function shreds(piece: string, style: Style, measure: number, width: Measured): readonly string[] {
  if (width(piece.trimEnd(), style) <= measure) return [piece];
  const out: string[] = [];
  let run = '';
  let used = 0;
  for (const char of piece) {
    const wide = width(char, style);
    if (run !== '' && used + wide > measure) {
      out.push(run);
      run = '';
      used = 0;
    }
    run += char;
    used += wide;
  }
  return run === '' ? out : [...out, run];
}

function cut(chars: readonly string[], measure: number, style: Style, width: Measured): string {
  let used = 0;
  const end = chars.findIndex((char) => (used += width(char, style)) > measure);
  return chars.slice(0, end === -1 ? chars.length : end).join('').trimEnd();
}
