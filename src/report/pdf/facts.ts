import type { FactRow } from '../blocks.ts';
import type { Atom } from './flow.ts';
import { rowAtoms, type GridColumn } from './rows.ts';
import { height, once, textLines, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import type { Tag } from './tags.ts';

const PAD = 3.5;
/** Facts that take no more than this are of one page: a reader should not turn it for two lines. */
const TOGETHER = 110;

/** Labels in the left column, values in the text column: a two-column table whose row headers are the labels. */
export function* factAtoms(sheet: Sheet, parent: Tag, about: string, rows: readonly FactRow[]): Generator<Atom> {
  const { page, set } = sheet;
  const columns: readonly GridColumn[] = [
    { x: page.left, measure: page.textLeft - page.left - 10, align: 'left' },
    { x: page.textLeft, measure: page.textMeasure, align: 'left' },
  ];
  const tag = once(() => parent.child('Table', { title: about }));
  const wrapped = rows.map((row) => ({ label: set.wrap(row.label, STYLES.label, page.textLeft - page.left - 10), value: textLines(sheet, row.value, page.textMeasure) }));
  const together = wrapped.reduce((sum, { label, value }) => sum + Math.max(height(label), height(value)) + PAD, 0) <= TOGETHER;
  for (const [index, { label, value }] of wrapped.entries()) {
    const last = index === rows.length - 1;
    yield* rowAtoms(sheet, {
      columns,
      cells: [{ header: 'Row', lines: label }, { lines: value }],
      padTop: 0, padBottom: PAD, before: index === 0 ? 8 : 0, keepWithNext: !last && (together || index === 0), rule: false, parent: tag,
      ...(last ? { done: () => tag().end() } : {}),
    });
  }
}
