import { useEffect, useId, type KeyboardEvent, type ReactNode } from 'react';
import { designLabels } from '../../text/index.ts';
import { useRowHeight } from './density.ts';
import { useVirtualRows } from './virtual.ts';

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** Drawn in place of the header's word, which names it all the same. */
  readonly head?: ReactNode;
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly align?: 'end';
  readonly sortable?: boolean;
  readonly cell: (row: T) => ReactNode;
}

export interface Sorting { readonly column: string; readonly descending: boolean }

/**
 * A table of any length: only the rows in view exist, and `row` may answer undefined while they are fetched.
 * Arrow keys move the selection; the number of rows is said to screen readers.
 */
export function DataTable<T>(props: {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly count: number;
  readonly row: (index: number) => T | undefined;
  readonly rowKey: (row: T) => string;
  readonly selected: string | null;
  /** Place of the selected row where it is known, so that it is in view. */
  readonly selectedIndex?: number | null;
  readonly onSelect: (row: T, how: 'push' | 'replace') => void;
  readonly onOpen?: (row: T) => void;
  readonly onRange?: (first: number, end: number) => void;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  readonly empty?: ReactNode;
}): ReactNode {
  const { columns, count, row, rowKey, selected, onRange } = props;
  const rowHeight = useRowHeight();
  const { ref, first, end, offset, height, page, reveal } = useVirtualRows(count, rowHeight, rowHeight);
  const id = useId();
  useEffect(() => onRange?.(first, end), [onRange, first, end]);
  const at = props.selectedIndex ?? null;
  useEffect(() => {
    if (at !== null) reveal(at);
  }, [at, reveal]);

  const indexes = Array.from({ length: end - first }, (_, index) => first + index);
  const active = indexes.find((index) => {
    const each = row(index);
    return each !== undefined && rowKey(each) === selected;
  }) ?? at;
  const move = (to: number): void => {
    const target = Math.min(count - 1, Math.max(0, to));
    const each = row(target);
    reveal(target);
    if (each !== undefined) props.onSelect(each, 'replace');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = active ?? -1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: now + 1, ArrowUp: now - 1, PageDown: now + page, PageUp: now - page, Home: 0, End: count - 1,
    };
    const to = steps[event.key];
    if (event.altKey || event.metaKey || event.ctrlKey || event.target !== event.currentTarget) return;
    if (to !== undefined && count > 0) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter' && active !== null) {
      const each = row(active);
      if (each !== undefined) props.onOpen?.(each);
    }
  };
  const pressed = ({ target }: { readonly target: EventTarget }): T | undefined => {
    const place = target instanceof Element ? target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined;
    return place === undefined ? undefined : row(Number(place));
  };
  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' '), minWidth: columns.reduce((sum, column) => sum + leastWidth(column.width), 0) };
  return (
    <div
      className="table"
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      tabIndex={0}
      ref={ref}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const each = pressed(event);
        if (each !== undefined) props.onSelect(each, 'push');
      }}
      onDoubleClick={(event) => {
        const each = pressed(event);
        if (each !== undefined) props.onOpen?.(each);
      }}
    >
      <div className="table-head" role="row" aria-rowindex={1} style={tracks}>
        {columns.map((column) => (
          <Head key={column.id} column={column} sorting={props.sorting} onSort={props.onSort} />
        ))}
      </div>
      <div className="table-body" role="rowgroup" style={{ height: height }}>
        <div role="presentation" className="table-window" style={{ transform: `translateY(${offset}px)` }}>
          {indexes.map((index) => {
            const each = row(index);
            return (
              <div
                key={index}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={each !== undefined && rowKey(each) === selected}
                className="table-row"
                style={tracks}
                data-index={index}
              >
                {columns.map((column) => (
                  <div key={column.id} role="gridcell" className="table-cell" data-align={column.align}>
                    {each === undefined ? <span className="table-waiting" /> : column.cell(each)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {count === 0 && <div className="table-empty">{props.empty ?? designLabels.nothingToShow}</div>}
    </div>
  );
}

/** The pixels a track cannot go below; head and rows share the sum, so that columns align. */
const leastWidth = (track: string): number => Number(/(\d+)px/.exec(track)?.[1] ?? 80);

function Head<T>({ column, sorting, onSort }: {
  readonly column: Column<T>;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
}): ReactNode {
  const sorted = sorting?.column === column.id ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <div role="columnheader" className="table-cell" data-align={column.align} aria-sort={column.sortable ? sorted ?? 'none' : undefined}>
      {column.sortable && onSort ? (
        <button type="button" className="table-sort" onClick={() => onSort({ column: column.id, descending: sorted === 'ascending' })}>
          {column.header}
          <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : ''}</span>
        </button>
      ) : column.head === undefined ? column.header : <>{column.head}<span className="sr-only">{column.header}</span></>}
    </div>
  );
}
