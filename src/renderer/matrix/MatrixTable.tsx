import { useMemo, type ReactNode } from 'react';
import { matrixText } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { MarkShape } from './Cell.tsx';
import type { Place } from './MatrixGrid.tsx';
import type { CellView, Shown } from './shown.ts';

interface Line extends Place { readonly view: CellView; readonly rowLabel: string; readonly columnLabel: string }

const columns = (): readonly Column<Line>[] => [
  { id: 'row', header: matrixText.twin[0], width: 'minmax(160px, 1fr)', cell: (line) => <bdi>{line.rowLabel}</bdi> },
  { id: 'column', header: matrixText.twin[1], width: 'minmax(160px, 1fr)', cell: (line) => <bdi>{line.columnLabel}</bdi> },
  { id: 'say', header: matrixText.twin[2], width: 'minmax(260px, 3fr)', cell: (line) => line.view.say },
  { id: 'mark', header: matrixText.twin[3], width: '130px', cell: (line) => <span className="matrix-standing" data-mark={line.view.mark}><MarkShape mark={line.view.mark} /> {line.view.mark === 'beyond' || line.view.mark === 'untold' ? matrixText.marks[line.view.mark] : ''}</span> },
];

/** The cells that hold something as a list, those beyond first: the matrix's table twin. */
export function MatrixTable({ shown, label, opened, onOpen }: { readonly shown: Shown; readonly label: string; readonly opened: Place | null; readonly onOpen: (place: Place) => void }): ReactNode {
  const lines = useMemo((): readonly Line[] => shown.filled
    .map((each) => ({ ...each, rowLabel: shown.rows[each.row]?.label ?? '', columnLabel: shown.columns[each.column]?.label ?? '' }))
    .sort((a, b) => b.view.beyond - a.view.beyond), [shown]);
  return (
    <DataTable
      label={label} columns={columns()} count={lines.length} row={(i) => lines[i]} rowKey={(line) => `${line.row} ${line.column}`}
      selected={opened === null ? null : `${opened.row} ${opened.column}`} onSelect={onOpen} empty={matrixText.empty}
    />
  );
}
