import type { ReportModel } from '../model.ts';
import { factAtoms } from './facts.ts';
import type { Atom } from './flow.ts';
import { LINE } from './palette.ts';
import { drawLines, height, once, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { artifact, type Tag } from './tags.ts';

const NUMBER = 28;
const PAGE = 34;
const PAD = 4;

/** A page of its own after the first: the sections with their pages, each a link, and the files that this file encloses. */
export function* contentsAtoms(sheet: Sheet, root: Tag, model: ReportModel): Generator<Atom> {
  const { page, text: { pageText } } = sheet;
  const section = once(() => root.child('Sect', { title: pageText.contents }));
  const toc = once(() => section().child('TOC'));
  yield {
    height: STYLES.section.leading, before: 0, keepWithNext: true, opens: true, section: pageText.contents,
    draw: (top) => {
      sheet.bookmarks.section(pageText.contents, top);
      section().child('H2').content(() => drawLines(sheet, [{ text: pageText.contents, style: STYLES.section }], page.left, top));
    },
  };
  for (const [index, { id, title }] of model.sections.entries()) yield entry(sheet, toc, id, title, index);
  if (model.attachments.length > 0) {
    yield {
      height: STYLES.heading.leading, before: 26, keepWithNext: true, section: pageText.contents,
      draw: (top) => section().child('H3').content(() => drawLines(sheet, [{ text: pageText.enclosed, style: STYLES.heading }], page.left, top)),
    };
    const rows = model.attachments.map(({ name, about }) => ({ label: name, value: [{ text: about }] }));
    const parent: Tag = { ...root, child: (type, options) => section().child(type, options) };
    for (const atom of factAtoms(sheet, parent, pageText.enclosed, rows)) yield { ...atom, section: pageText.contents };
  }
}

function entry(sheet: Sheet, toc: () => Tag, id: string, title: string, index: number): Atom {
  const { doc, page, set, text: { pageText } } = sheet;
  const lines = set.wrap(title, STYLES.entry, page.measure - NUMBER - PAGE);
  const tall = height(lines) + PAD * 2;
  return {
    height: tall, before: index === 0 ? 14 : 0, keepWithNext: false, section: pageText.contents,
    draw: (top) => {
      artifact(doc, 'Layout', () => doc.lineWidth(0.5).moveTo(page.left, top).lineTo(page.left + page.measure, top).stroke(LINE));
      const place = sheet.plan.places.get(id);
      const item = toc().child('TOCI');
      const y = top + PAD;
      item.child('Lbl').content(() => drawLines(sheet, [{ text: `${index + 1}`, style: STYLES.entry }], page.left, y));
      const draw = (): void => {
        drawLines(sheet, lines, page.left + NUMBER, y);
        if (place !== undefined) drawLines(sheet, [{ text: `${place.page}`, style: STYLES.entry }], page.left, y, page.measure);
      };
      const reference = item.child('Reference');
      if (place === undefined) reference.content(draw);
      else reference.link(place.name, pageText.goTo(title, place.page), { x: page.left, y: top, width: page.measure, height: tall }, draw);
    },
  };
}
