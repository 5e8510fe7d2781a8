import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly headWidth: number;
  readonly headHeight: number;
}

export interface GridWindow {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Wider than asked for where there is room. */
  readonly columnWidth: number;
  /** Rows that fit, for paging. */
  readonly page: number;
  readonly reveal: (row: number, column: number) => void;
}

/** Cells drawn beyond each edge, so that a scroll does not show empty ones. */
const OVER = 3;

/** The rows and columns in view of a grid with sticky heads: hundreds by hundreds are scrolled, a few dozen by a few dozen drawn. */
export function useGridWindow(size: GridSize): GridWindow {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, left: 0, width: 900, height: 600 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const read = (): void => setView({ top: element.scrollTop, left: element.scrollLeft, width: element.clientWidth || 900, height: element.clientHeight || 600 });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, []);
  const { rows, columns, rowHeight, headWidth, headHeight } = size;
  const room = Math.floor((view.width - headWidth) / Math.max(1, columns));
  const columnWidth = size.columnWidth < 100 ? size.columnWidth : Math.max(size.columnWidth, Math.min(room, size.columnWidth * 1.5));
  const reveal = useCallback((row: number, column: number) => {
    const element = ref.current;
    if (element === null) return;
    const place = (at: number, length: number, start: number, room: number): number => (at < start ? at : at + length > start + room ? at + length - room : start);
    if (row >= 0) element.scrollTop = place(row * rowHeight, rowHeight, element.scrollTop, element.clientHeight - headHeight);
    if (column >= 0) element.scrollLeft = place(column * columnWidth, columnWidth, element.scrollLeft, element.clientWidth - headWidth);
  }, [rowHeight, columnWidth, headWidth, headHeight]);
  return {
    ref, reveal, columnWidth,
    rows: between(view.top, view.height - headHeight, rowHeight, rows),
    columns: between(view.left, view.width - headWidth, columnWidth, columns),
    page: Math.max(1, Math.floor((view.height - headHeight) / rowHeight)),
  };
}

function between(start: number, room: number, step: number, count: number): readonly number[] {
  const first = Math.max(0, Math.floor(start / step) - OVER);
  const end = Math.min(count, Math.ceil((start + Math.max(0, room)) / step) + OVER);
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
}
