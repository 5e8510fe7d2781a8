import type { ReportModel } from '../model.ts';
import { factAtoms } from './facts.ts';
import type { Atom } from './flow.ts';
import { LINE } from './palette.ts';
import { drawLines, height, once, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { artifact, type Tag } from './tags.ts';
import type { Line } from './typesetter.ts';

const NUMBER = 20;
const PAGE = 26;
const GUTTER = 24;

interface Spacing { readonly above: number; readonly pad: number; readonly between: number }
const ROOMY: Spacing = { above: 30, pad: 3.5, between: 18 };
const CLOSE: Spacing = { above: 20, pad: 1.5, between: 12 };

/**
 * Under the head of the first page: the sections with their pages, each a link, in two columns that are read one after the
 * other; then the files that this file encloses. Set closer where the head leaves too little of the page.
 */
export function contentsAtoms(sheet: Sheet, root: Tag, model: ReportModel, head: readonly Atom[]): readonly Atom[] {
  const [roomy, close] = [[...spaced(sheet, root, model, ROOMY)], [...spaced(sheet, root, model, CLOSE)]];
  const over = (atoms: readonly Atom[]): boolean => [...head, ...atoms].reduce((sum, { before, height: tall }) => sum + before + tall, 0) > sheet.page.bottom - sheet.page.top;
  // What no spacing puts on one page may as well have room.
  return over(roomy) && !over(close) ? close : roomy;
}

function* spaced(sheet: Sheet, root: Tag, model: ReportModel, spacing: Spacing): Generator<Atom> {
  const { page, text: { pageText } } = sheet;
  const section = once(() => root.child('Sect', { title: pageText.contents }));
  yield {
    height: STYLES.section.leading, before: spacing.above, keepWithNext: true, section: pageText.contents,
    draw: (top) => {
      sheet.bookmarks.section(pageText.contents, top);
      section().child('H2').content(() => drawLines(sheet, [{ text: pageText.contents, style: STYLES.section }], page.left, top));
    },
  };
  yield columnsAtom(sheet, section, model, spacing);
  if (model.attachments.length > 0) {
    yield {
      height: STYLES.heading.leading, before: spacing.between, keepWithNext: true, section: pageText.contents,
      draw: (top) => section().child('H3').content(() => drawLines(sheet, [{ text: pageText.enclosed, style: STYLES.heading }], page.left, top)),
    };
    const rows = model.attachments.map(({ name, about }) => ({ label: name, value: [{ text: about }] }));
    const parent: Tag = { ...root, child: (type, options) => section().child(type, options) };
    for (const atom of factAtoms(sheet, parent, pageText.enclosed, rows)) yield { ...atom, section: pageText.contents };
  }
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly lines: readonly Line[];
  readonly tall: number;
}

function columnsAtom(sheet: Sheet, section: () => Tag, model: ReportModel, { pad }: Spacing): Atom {
  const { page, set, text: { pageText } } = sheet;
  const measure = (page.measure - GUTTER) / 2;
  const entries = model.sections.map(({ id, title }, index): Entry => {
    const lines = set.wrap(title, STYLES.entry, measure - NUMBER - PAGE);
    return { id, title, number: index + 1, lines, tall: height(lines) + pad * 2 };
  });
  const half = Math.ceil(entries.length / 2);
  const columns = [entries.slice(0, half), entries.slice(half)];
  return {
    height: Math.max(...columns.map((column) => column.reduce((sum, { tall }) => sum + tall, 0))), before: 10, keepWithNext: false, section: pageText.contents,
    draw: (top) => {
      const toc = section().child('TOC');
      for (const [at, column] of columns.entries()) {
        let y = top;
        for (const entry of column) {
          drawEntry(sheet, toc, entry, { x: page.left + at * (measure + GUTTER), y, measure, pad });
          y += entry.tall;
        }
      }
    },
  };
}

function drawEntry(sheet: Sheet, toc: Tag, { id, title, number, lines, tall }: Entry, { x, y, measure, pad }: { readonly x: number; readonly y: number; readonly measure: number; readonly pad: number }): void {
  const { doc, text: { pageText } } = sheet;
  artifact(doc, 'Layout', () => doc.lineWidth(0.5).moveTo(x, y).lineTo(x + measure, y).stroke(LINE));
  const place = sheet.plan.places.get(id);
  const item = toc.child('TOCI');
  item.child('Lbl').content(() => drawLines(sheet, [{ text: `${number}`, style: STYLES.entry }], x, y + pad));
  const draw = (): void => {
    drawLines(sheet, lines, x + NUMBER, y + pad);
    if (place !== undefined) drawLines(sheet, [{ text: `${place.page}`, style: STYLES.entry }], x, y + pad, measure);
  };
  const reference = item.child('Reference');
  if (place === undefined) reference.content(draw);
  else reference.link(place.name, pageText.goTo(title, place.page), { x, y, width: measure, height: tall }, draw);
}
