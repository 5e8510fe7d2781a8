import type { Catalogue } from '../../text/index.ts';
import type { Text } from '../blocks.ts';
import type { Bookmarks } from './bookmarks.ts';
import type { Geometry } from './geometry.ts';
import { LINE } from './palette.ts';
import { destination, type Document } from './pdfkit.ts';
import type { Plan } from './plan.ts';
import { STYLES, type Style } from './styles.ts';
import type { Tag } from './tags.ts';
import type { Line, Typesetter } from './typesetter.ts';

/** What every drawing function works on. */
export interface Sheet {
  readonly doc: Document;
  readonly page: Geometry;
  readonly set: Typesetter;
  readonly text: Catalogue;
  /** Empty while the report is measured. */
  readonly plan: Plan;
  readonly bookmarks: Bookmarks;
}

function styleOf(text: Text): Style {
  if (text.face === 'digest') return STYLES.digest;
  if (text.face === 'mono') return text.tone === 'muted' ? STYLES.monoMuted : STYLES.mono;
  if (text.weight === 'strong') return STYLES.strong;
  return text.tone === 'muted' ? STYLES.muted : STYLES.body;
}

/** The lines of texts under one another; those that lead somewhere know where. */
export function textLines(sheet: Sheet, texts: readonly Text[], measure: number): readonly Line[] {
  return texts.flatMap((text) => {
    if (text.text === '') return [];
    const lines = sheet.set.wrap(text.text, styleOf(text), measure);
    return text.to === undefined ? lines : lines.map((line) => ({ ...line, to: text.to ?? '' }));
  });
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

/** The same as content of a node, in which each run of lines that leads to a place of this report is a link. */
export function tagLines(sheet: Sheet, tag: Tag, lines: readonly Line[], x: number, top: number, rightOf?: number): void {
  let y = top;
  for (let from = 0; from < lines.length;) {
    const to = lines[from]?.to;
    let end = from + 1;
    while (end < lines.length && lines[end]?.to === to) end += 1;
    const run = lines.slice(from, end);
    const name = to === undefined ? undefined : sheet.plan.places.get(to)?.name;
    const at = y;
    if (name === undefined) tag.content(() => drawLines(sheet, run, x, at, rightOf));
    else link(sheet, tag, name, run, x, at, rightOf);
    y += height(run);
    from = end;
  }
}

function link(sheet: Sheet, tag: Tag, name: string, run: readonly Line[], x: number, top: number, rightOf: number | undefined): void {
  const widths = run.map((line) => sheet.set.width(line.text, line.style));
  const width = Math.max(...widths);
  const left = rightOf === undefined ? x : x + rightOf - width;
  const words = run.map((line) => line.text).join(' ');
  tag.link(name, words, { x: left, y: top, width, height: height(run) }, () => {
    drawLines(sheet, run, x, top, rightOf);
    let y = top;
    for (const [index, line] of run.entries()) {
      const under = y + (line.style.leading + line.style.size * 0.698) / 2 + 1.8;
      const from = rightOf === undefined ? x : x + rightOf - (widths[index] ?? 0);
      sheet.doc.lineWidth(0.5).moveTo(from, under).lineTo(from + (widths[index] ?? 0), under).stroke(LINE);
      y += line.style.leading;
    }
  });
}

/** Makes the place that links to `target` lead to; a little above it, so that it does not stick to the window's edge. */
export function arrive(sheet: Sheet, target: string | undefined, top: number): void {
  const place = target === undefined ? undefined : sheet.plan.places.get(target);
  if (place !== undefined) destination(sheet.doc, place.name, Math.max(0, top - 12));
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
