import type { Mark } from '../blocks.ts';
import type { Atom } from './flow.ts';
import { drawMark } from './marks.ts';
import { LINE } from './palette.ts';
import { height, once, tagLines, type Sheet } from './sheet.ts';
import { artifact, type Tag } from './tags.ts';
import type { Line } from './typesetter.ts';

export interface GridColumn {
  readonly x: number;
  readonly measure: number;
  readonly align: 'left' | 'right';
}

interface GridCell {
  readonly lines: readonly Line[];
  readonly mark?: Mark;
  /** Row headers are announced with each cell of their row. */
  readonly header?: 'Row' | 'Column';
}

export interface GridRow {
  readonly columns: readonly GridColumn[];
  readonly cells: readonly GridCell[];
  readonly padTop: number;
  readonly padBottom: number;
  readonly before: number;
  readonly keepWithNext: boolean;
  readonly rule: boolean;
  /** Where the row belongs in the structure tree, asked for when it is drawn. */
  readonly parent: () => Tag;
  readonly repeat?: Atom['repeat'];
  /** Called after the last piece of the row is on a page. */
  readonly done?: () => void;
}

export const MARK_SIZE = 9;
export const MARK_INDENT = 15;
/** A row taller than this may be cut between lines: a page of evidence must not push its neighbours about. */
const CUT_ABOVE = 190;

/** One table row as atoms: one, unless it is so tall that it may be continued on the next page. */
export function* rowAtoms(sheet: Sheet, row: GridRow): Generator<Atom> {
  const tag = once(() => row.parent().child('TR'));
  const cellTags = row.cells.map((cell) =>
    once(() => (cell.header === undefined ? tag().child('TD') : tag().child('TH', { scope: cell.header }))));
  const slices = slice(row.cells.map((cell) => cell.lines));
  for (const [index, lines] of slices.entries()) {
    const first = index === 0;
    const last = index === slices.length - 1;
    const padTop = first ? row.padTop : 0;
    yield {
      height: padTop + Math.max(...lines.map(height)) + (last ? row.padBottom : 0),
      before: first ? row.before : 0,
      keepWithNext: row.keepWithNext && last,
      ...(row.repeat === undefined ? {} : { repeat: row.repeat }),
      draw: (top) => {
        if (first) drawDecoration(sheet, row, top);
        for (const [at, cell] of row.cells.entries()) {
          const column = row.columns[at];
          const own = lines[at] ?? [];
          const cellTag = cellTags[at]?.();
          if (column === undefined || cellTag === undefined || own.length === 0) continue;
          const indent = cell.mark === undefined ? 0 : MARK_INDENT;
          tagLines(sheet, cellTag, own, column.x + indent, top + padTop, column.align === 'right' ? column.measure - indent : undefined);
        }
        if (last) {
          tag().end();
          row.done?.();
        }
      },
    };
  }
}

function drawDecoration(sheet: Sheet, row: GridRow, top: number): void {
  const { doc, page } = sheet;
  const marks = row.cells.flatMap((cell, at) => (cell.mark === undefined ? [] : [{ mark: cell.mark, column: row.columns[at], lines: cell.lines }]));
  if (!row.rule && marks.length === 0) return;
  artifact(doc, 'Layout', () => {
    if (row.rule) doc.lineWidth(0.5).moveTo(page.left, top).lineTo(page.left + page.measure, top).stroke(LINE);
    for (const { mark, column, lines } of marks) {
      const leading = lines[0]?.style.leading ?? MARK_SIZE;
      if (column !== undefined) drawMark(doc, mark, column.x, top + row.padTop + (leading - MARK_SIZE) / 2, MARK_SIZE);
    }
  });
}

/** Cuts cells side by side into slices of at most the limit, line by line. */
function slice(cells: readonly (readonly Line[])[]): (readonly (readonly Line[])[])[] {
  if (Math.max(...cells.map(height)) <= CUT_ABOVE) return [cells];
  const rest = cells.map((lines) => [...lines]);
  const slices: (readonly (readonly Line[])[])[] = [];
  while (rest.some((lines) => lines.length > 0)) {
    slices.push(rest.map((lines) => take(lines)));
  }
  return slices;
}

function take(lines: Line[]): Line[] {
  const taken: Line[] = [];
  let used = 0;
  for (let next = lines[0]; next !== undefined && used + next.style.leading <= CUT_ABOVE; next = lines[0]) {
    taken.push(next);
    used += next.style.leading;
    lines.shift();
  }
  return taken;
}
