import type { ReportModel } from '../model.ts';
import { factAtoms } from './facts.ts';
import type { Atom } from './flow.ts';
import { drawMark } from './marks.ts';
import { INK } from './palette.ts';
import { drawLines, height, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { artifact, type Tag } from './tags.ts';

const HEADLINE_MARK = 17;

/** The head of the first page: what this is, of what, and what it came to in one sentence. */
export function* coverAtoms(sheet: Sheet, parent: Tag, model: ReportModel): Generator<Atom> {
  const { doc, page, set, text: { pageText } } = sheet;
  yield {
    height: 22, before: 0, keepWithNext: true,
    draw: (top) => {
      const brand = { text: 'Proofroom', style: STYLES.brand };
      artifact(doc, 'Layout', () => doc.lineWidth(1.5).moveTo(page.left, top - 8).lineTo(page.left + page.measure, top - 8).stroke(INK));
      parent.child('P').content(() => drawLines(sheet, [brand], page.left, top));
    },
  };
  yield {
    height: 30, before: 18, keepWithNext: true,
    draw: (top) => parent.child('H1').content(() => drawLines(sheet, [{ text: pageText.title, style: STYLES.title }], page.left - 1, top)),
  };
  const name = set.wrap(model.evidenceName, STYLES.subtitle, page.measure);
  yield {
    height: height(name), before: 2, keepWithNext: true,
    draw: (top) => parent.child('P').content(() => drawLines(sheet, name, page.left, top)),
  };
  const words = set.wrap(model.headline, STYLES.headline, page.measure - 28);
  yield {
    height: height(words), before: 20, keepWithNext: true,
    draw: (top) => {
      artifact(doc, 'Layout', () => drawMark(doc, model.mark, page.left, top + (STYLES.headline.leading - HEADLINE_MARK) / 2, HEADLINE_MARK));
      parent.child('P').content(() => drawLines(sheet, words, page.left + 28, top));
    },
  };
  yield { height: 6, before: 0, keepWithNext: true, draw: () => undefined };
  yield* factAtoms(sheet, parent, pageText.examined, model.subject);
}
