import { assertNever } from '../../core/findings/index.ts';
import type { Mark } from '../blocks.ts';
import { MARK_COLOURS } from './palette.ts';
import type { Document } from './pdfkit.ts';

/**
 * The four shapes of the window in its own 20-unit box: filled circle with tick, filled octagon with cross, filled
 * diamond with question mark, dashed ring; and a bare dash where the question does not arise.
 */
export function drawMark(doc: Document, mark: Mark, x: number, y: number, size: number): void {
  const colour = MARK_COLOURS[mark];
  doc.save().translate(x, y).scale(size / 20);
  doc.lineCap('round').lineJoin('round').lineWidth(2);
  shape(doc, mark, colour);
  doc.restore();
}

function shape(doc: Document, mark: Mark, colour: string): void {
  switch (mark) {
    case 'pass':
      doc.circle(10, 10, 8.5).fill(colour);
      doc.path('M5.9 10.3 L8.8 13.2 L14.2 7.2').stroke('#ffffff');
      return;
    case 'fail':
      doc.path('M6.5 1.5 L13.5 1.5 L18.5 6.5 L18.5 13.5 L13.5 18.5 L6.5 18.5 L1.5 13.5 L1.5 6.5 Z').fill(colour);
      doc.path('M6.6 6.6 L13.4 13.4 M13.4 6.6 L6.6 13.4').stroke('#ffffff');
      return;
    case 'indeterminate':
      doc.path('M10 0.8 L19.2 10 L10 19.2 L0.8 10 Z').fill(colour);
      doc.path('M7.6 7.9 C7.7 6.4 8.7 5.6 10.1 5.6 C11.5 5.6 12.5 6.5 12.5 7.7 C12.5 9.6 10.1 9.6 10.1 11.5').stroke('#ffffff');
      doc.circle(10.1, 14, 1.1).fill('#ffffff');
      return;
    case 'not-checked':
      doc.circle(10, 10, 8).dash(3.2, { space: 3.08 }).lineCap('butt').stroke(colour);
      doc.undash();
      return;
    case 'not-applicable':
      doc.path('M5 10 L15 10').stroke(colour);
      return;
    default:
      assertNever(mark);
  }
}
