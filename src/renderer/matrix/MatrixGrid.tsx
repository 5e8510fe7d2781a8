import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { matrixText } from '../../text/index.ts';
import { MiddleCut } from '../design/MiddleCut.tsx';
import { Cell, MarkShape } from './Cell.tsx';
import type { Shown, ShownLine, SortBy } from './shown.ts';
import { useGridWindow, type GridSize } from './use-window.ts';

export interface Place { readonly row: number; readonly column: number }
const START: Place = { row: 0, column: 0 };
const wholeName = ({ label, detail }: ShownLine): string => [label, detail].filter((part) => part !== '').join(', ');

/**
 * A matrix of any size: heads stay, only cells in view exist. One Tab stop; arrow keys move, into the heads too, and Enter
 * opens a cell or sorts by a column. The cell that is opened is marked.
 */
export function MatrixGrid({ label, legend, shown, size, sort, opened, onOpen, onSort }: {
  readonly label: string;
  /** What stands in the cells, said in the corner. */
  readonly legend: string;
  readonly shown: Shown;
  readonly size: Omit<GridSize, 'rows' | 'columns'>;
  readonly sort: SortBy;
  readonly opened: Place | null;
  readonly onOpen: (place: Place) => void;
  readonly onSort: (column: ShownLine) => void;
}): ReactNode {
  const { rows, columns } = shown;
  const { rowHeight, headWidth, headHeight } = size;
  const view = useGridWindow({ ...size, rows: rows.length, columns: columns.length });
  const [at, setAt] = useState<Place>(START);
  const id = useId();
  const { ref, reveal, columnWidth } = view;
  const move = (row: number, column: number): void => {
    const next = { row: Math.min(rows.length - 1, Math.max(-1, row)), column: Math.min(columns.length - 1, Math.max(0, column)) };
    setAt(next);
    reveal(next.row, next.column);
  };
  const act = (place: Place): void => {
    const column = columns[place.column];
    if (place.row < 0) {
      if (column !== undefined) onSort(column);
    } else if (shown.cell(place.row, place.column) !== null) onOpen(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const far = event.ctrlKey;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [at.row + 1, at.column], ArrowUp: [at.row - 1, at.column], ArrowRight: [at.row, at.column + 1], ArrowLeft: [at.row, at.column - 1],
      PageDown: [at.row + view.page, at.column], PageUp: [Math.max(0, at.row - view.page), at.column],
      Home: [far ? 0 : at.row, 0], End: [far ? rows.length - 1 : at.row, columns.length - 1],
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(...to);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act(at);
    }
  };
  const cellId = (row: number, column: number): string => `${id}-${row}-${column}`;
  const inView = (place: Place): boolean => (place.row < 0 || view.rows.includes(place.row)) && view.columns.includes(place.column);
  return (
    <div
      className="matrix-grid" role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1} aria-describedby={`${id}-help`} tabIndex={0} ref={ref} onKeyDown={onKeyDown}
      aria-activedescendant={inView(at) ? cellId(at.row, at.column) : undefined}
      onClick={({ target }) => {
        const found = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
        if (found === null) return;
        const place = { row: Number(found.dataset['row']), column: Number(found.dataset['column']) };
        setAt(place);
        act(place);
      }}
    >
      <p id={`${id}-help`} hidden>{matrixText.help}</p>
      <div className="matrix-space" role="presentation" style={{ width: headWidth + columns.length * columnWidth, height: headHeight + rows.length * rowHeight }}>
        <div className="matrix-heads" role="row" aria-rowindex={1} style={{ height: headHeight }}>
          <div className="matrix-corner" role="columnheader" aria-colindex={1} style={{ width: headWidth }}><span className="sr-only">{label}</span><small>{legend}</small><small><MarkShape mark="beyond" /> {matrixText.cornerBeyond} <MarkShape mark="untold" /> {matrixText.marks.untold}</small></div>
          {view.columns.map((column) => {
            const line = columns[column];
            if (line === undefined) return null;
            const sorted = sort.kind === 'column' && sort.id === line.id;
            return (
              <div
                key={column} id={cellId(-1, column)} role="columnheader" aria-label={wholeName(line)} aria-colindex={column + 2} aria-sort={sorted ? 'descending' : 'none'} className="matrix-head" data-row={-1} data-column={column}
                data-at={at.row === -1 && at.column === column} data-turned={columnWidth < 100} style={{ left: headWidth + column * columnWidth, width: columnWidth, height: headHeight }} title={wholeName(line)}
              >
                <span><MiddleCut text={line.label} />{sorted && <span aria-hidden="true"> ↓</span>}{line.detail !== '' && <small>{line.detail}</small>}</span>
              </div>
            );
          })}
        </div>
        {view.rows.map((row) => {
          const line = rows[row];
          return line && (
            <div key={row} role="row" aria-rowindex={row + 2} className="matrix-row" style={{ top: headHeight + row * rowHeight, height: rowHeight }} data-first={row > 0 && rows[row - 1]?.group !== line.group && sort.kind === 'group'}>
              <div role="rowheader" aria-label={wholeName(line)} aria-colindex={1} className="matrix-side" style={{ width: headWidth }} title={wholeName(line)}><MiddleCut text={line.label} />{line.detail !== '' && <small>{line.detail}</small>}</div>
              {view.columns.map((column) => (
                <Cell
                  key={column} id={cellId(row, column)} row={row} column={column} view={shown.cell(row, column)} at={at.row === row && at.column === column}
                  opened={opened?.row === row && opened.column === column} left={headWidth + column * columnWidth} width={columnWidth} height={rowHeight}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
