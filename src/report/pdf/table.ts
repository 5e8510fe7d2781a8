import type { Block, Cell, Column } from '../blocks.ts';
import type { Atom } from './flow.ts';
import { MARK_INDENT, rowAtoms, type GridColumn } from './rows.ts';
import { drawLines, height, once, textLines, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { artifact, type Tag } from './tags.ts';
import type { Line } from './typesetter.ts';

const GUTTER = 12;
const HEAD_PAD = 5;

/**
 * A table over both columns under its caption, which is left out where the heading above says the same; its column titles
 * come again at the head of every page it reaches.
 */
export function* tableAtoms(sheet: Sheet, parent: Tag, block: Extract<Block, { kind: 'table' }>, captioned: boolean): Generator<Atom> {
  const columns = grid(sheet, block.columns);
  const tag = once(() => parent.child('Table', { title: block.about }));
  const body = once(() => tag().child('TBody'));
  const caption = sheet.set.wrap(block.about, STYLES.caption, sheet.page.measure);
  if (captioned) {
    yield {
      height: height(caption), before: 14, keepWithNext: true,
      draw: (top) => tag().child('Caption').content(() => drawLines(sheet, caption, sheet.page.left, top)),
    };
  }
  const titles = block.columns.map((column, at) => sheet.set.wrap(column.title, STYLES.column, columns[at]?.measure ?? 0));
  const headHeight = Math.max(...titles.map(height)) + HEAD_PAD;
  yield {
    height: headHeight, before: captioned ? 4 : 10, keepWithNext: true,
    draw: (top) => {
      const row = tag().child('THead').child('TR');
      for (const [at, lines] of titles.entries()) {
        row.child('TH', { scope: 'Column' }).content(() => drawTitle(sheet, columns[at], lines, top));
      }
      // A table without rows is nothing but its head.
      if (block.rows.length === 0) tag().end();
    },
  };
  const repeat = {
    height: headHeight,
    draw: (top: number) => artifact(sheet.doc, 'Pagination', () => titles.forEach((lines, at) => drawTitle(sheet, columns[at], lines, top))),
  };
  const count = block.rows.length;
  for (const [index, cells] of block.rows.entries()) {
    const last = index === count - 1;
    yield* rowAtoms(sheet, {
      columns,
      cells: cells.map((cell, at) => ({ lines: cellLines(sheet, cell, columns[at]), ...(cell.mark === undefined ? {} : { mark: cell.mark }) })),
      // No single row stands alone under its column titles, at the foot of one page or the head of the next.
      padTop: block.dense === true ? 3 : 5, padBottom: block.dense === true ? 3 : 6, before: 0, keepWithNext: !last && (index === 0 || index === count - 2), rule: true, parent: body, repeat,
      ...(last ? { done: () => tag().end() } : {}),
    });
  }
}

function drawTitle(sheet: Sheet, column: GridColumn | undefined, lines: readonly Line[], top: number): void {
  if (column !== undefined) drawLines(sheet, lines, column.x, top, column.align === 'right' ? column.measure : undefined);
}

const cellLines = (sheet: Sheet, cell: Cell, column: GridColumn | undefined): readonly Line[] =>
  textLines(sheet, cell.texts, (column?.measure ?? 0) - (cell.mark === undefined ? 0 : MARK_INDENT));

function grid(sheet: Sheet, columns: readonly Column[]): GridColumn[] {
  const { left, measure } = sheet.page;
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const room = measure - GUTTER * (columns.length - 1);
  let x = left;
  return columns.map((column) => {
    const width = (room * column.share) / total;
    const made: GridColumn = { x, measure: width, align: column.align ?? 'left' };
    x += width + GUTTER;
    return made;
  });
}
