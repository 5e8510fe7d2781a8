import type { Text } from '../blocks.ts';
import type { Geometry } from './geometry.ts';
import type { Document } from './pdfkit.ts';
import { STYLES, type Style } from './styles.ts';
import type { Line, Typesetter } from './typesetter.ts';

/** What every drawing function works on. */
export interface Sheet {
  readonly doc: Document;
  readonly page: Geometry;
  readonly set: Typesetter;
}

export function styleOf(text: Text): Style {
  if (text.face === 'digest') return STYLES.digest;
  if (text.face === 'mono') return text.tone === 'muted' ? STYLES.monoMuted : STYLES.mono;
  if (text.weight === 'strong') return STYLES.strong;
  return text.tone === 'muted' ? STYLES.muted : STYLES.body;
}

export const height = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.style.leading, 0);

/** Draws lines one under another from `top`; right-aligned ones end at x + measure. */
export function drawLines(sheet: Sheet, lines: readonly Line[], x: number, top: number, rightOf?: number): void {
  let y = top;
  for (const line of lines) {
    const left = rightOf === undefined ? x : x + rightOf - sheet.set.width(line.text, line.style);
    sheet.set.draw(line, left, y);
    y += line.style.leading;
  }
}

/** Runs of lines that stay together, so that no page begins or ends with a single line of a paragraph. */
export function runs(lines: readonly Line[]): (readonly Line[])[] {
  if (lines.length <= 6) return lines.length === 0 ? [] : [lines];
  return [lines.slice(0, 3), ...lines.slice(3, -3).map((line) => [line]), lines.slice(-3)];
}

/** A value made when first asked for: structure nodes must be made in the order in which they are drawn. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
