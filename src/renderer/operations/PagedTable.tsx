import type { ReactNode } from 'react';
import { operationsText } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { emptyWords, type Pages } from '../engine/use-pages.ts';

/** Rows that are seen without scrolling inside the table. */
const VISIBLE = 8;

/** A table of one list, as high as it needs to be. */
export function PagedTable<T extends { readonly n: number }>({ label, columns, count, pages, current, onChoose, onOpen }: {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly count: number;
  readonly pages: Pages<T>;
  readonly current: T | null;
  readonly onChoose: (row: T, how: 'push' | 'replace') => void;
  readonly onOpen: (row: T) => void;
}): ReactNode {
  return (
    <div className="operations-table" style={{ height: `calc(${Math.min(VISIBLE, count) + 1} * var(--row) + 3px)` }}>
      <DataTable
        label={label} columns={columns} count={pages.total ?? 0} row={pages.row} rowKey={(row) => String(row.n)} onRange={pages.onRange}
        selected={current === null ? null : String(current.n)} onSelect={onChoose} onOpen={onOpen} empty={emptyWords(pages, operationsText.none, operationsText.reading)}
      />
    </div>
  );
}
