import { assertNever } from '../../core/findings/index.ts';
import type { GraphFigure, GraphNode } from '../graph-figure.ts';
import { INK, INK_2, LINE, LINE_STRONG, MARK_COLOURS } from './palette.ts';
import type { Document } from './pdfkit.ts';
import type { Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';

interface Point { readonly x: number; readonly y: number }

export const LEGEND = 24;
const DASH = 2.6;

/** Shapes, not colours: a filled square, an open one, a small dot. `y` is the middle. */
export function drawState(doc: Document, state: GraphNode['state'], x: number, y: number): void {
  switch (state) {
    case 'touched':
      doc.rect(x, y - 2.75, 5.5, 5.5).fill(INK);
      return;
    case 'within-reach':
      doc.lineWidth(0.8).rect(x + 0.4, y - 2.35, 4.7, 4.7).stroke(INK_2);
      return;
    case 'neither':
      doc.circle(x + 2.75, y, 1).fill(LINE_STRONG);
      return;
    default:
      assertNever(state);
  }
}

/** A solid line for what was done, the thicker the more; a dashed one for what was refused; both side by side. */
export function drawTouch(doc: Document, kind: 'done' | 'denied', from: Point, to: Point, touch: GraphFigure['touches'][number], most: number): void {
  const apart = touch.done > 0 && touch.denied > 0 ? 1.5 : 0;
  if (touch[kind] === 0) return;
  curve(doc, from, to, kind === 'done' ? -apart : apart);
  if (kind === 'done') doc.lineWidth(0.4 + (1.4 * Math.log1p(touch.done)) / Math.log1p(most)).stroke(LINE_STRONG);
  else doc.lineWidth(0.9).dash(DASH, { space: DASH * 0.8 }).stroke(MARK_COLOURS.fail).undash();
}

function curve(doc: Document, from: Point, to: Point, shift: number): void {
  const bend = (to.x - from.x) * 0.5;
  doc.moveTo(from.x, from.y + shift).bezierCurveTo(from.x + bend, from.y + shift, to.x - bend, to.y + shift, to.x, to.y + shift);
}

export function drawLegend(sheet: Sheet, left: number, top: number): void {
  const { doc, page, set, text: { pageText: { legend } } } = sheet;
  doc.lineWidth(0.4).moveTo(left, top - 2).lineTo(left + page.measure, top - 2).stroke(LINE);
  let x = left;
  const entry = (words: string, width: number, draw: (middle: number) => void): void => {
    draw(top + 6);
    set.draw({ text: words, style: STYLES.nodeMuted }, x + width + 4, top + 1);
    x += width + set.width(words, STYLES.nodeMuted) + 18;
  };
  entry(legend.done, 16, (y) => doc.lineWidth(1.4).moveTo(x, y).lineTo(x + 16, y).stroke(LINE_STRONG));
  entry(legend.denied, 16, (y) => {
    doc.lineWidth(0.9).dash(DASH, { space: DASH * 0.8 }).moveTo(x, y).lineTo(x + 16, y).stroke(MARK_COLOURS.fail);
    doc.undash();
  });
  entry(legend.touched, 6, (y) => drawState(doc, 'touched', x, y));
  entry(legend.withinReach, 6, (y) => drawState(doc, 'within-reach', x, y));
  entry(legend.neither, 6, (y) => drawState(doc, 'neither', x, y));
}
