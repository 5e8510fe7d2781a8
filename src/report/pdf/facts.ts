import type { FactRow } from '../blocks.ts';
import type { Atom } from './flow.ts';
import { rowAtoms, type GridColumn } from './rows.ts';
import { once, textLines, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import type { Tag } from './tags.ts';

/** Labels in the left column, values in the text column: a two-column table whose row headers are the labels. */
export function* factAtoms(sheet: Sheet, parent: Tag, about: string, rows: readonly FactRow[]): Generator<Atom> {
  const { page, set } = sheet;
  const columns: readonly GridColumn[] = [
    { x: page.left, measure: page.textLeft - page.left - 10, align: 'left' },
    { x: page.textLeft, measure: page.textMeasure, align: 'left' },
  ];
  const tag = once(() => parent.child('Table', { title: about }));
  for (const [index, row] of rows.entries()) {
    const last = index === rows.length - 1;
    yield* rowAtoms(sheet, {
      columns,
      cells: [
        { header: 'Row', lines: set.wrap(row.label, STYLES.label, page.textLeft - page.left - 10) },
        { lines: textLines(sheet, row.value, page.textMeasure) },
      ],
      padTop: 0, padBottom: 3.5, before: index === 0 ? 8 : 0, keepWithNext: index === 0 && !last, rule: false, parent: tag,
      ...(last ? { done: () => tag().end() } : {}),
    });
  }
}
