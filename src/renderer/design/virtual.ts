import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Browsers clip elements somewhere above 16 million pixels; a log of a million rows is longer. */
const MAX_PIXELS = 8_000_000;

export interface VirtualRows {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** First row drawn, one past the last, and where the first one's upper edge lies. */
  readonly first: number;
  readonly end: number;
  readonly offset: number;
  readonly height: number;
  /** Rows that fit, for paging with the keyboard. */
  readonly page: number;
  readonly reveal: (row: number) => void;
}

/**
 * Rows of one height in a scrolling element, any number of them. Above `MAX_PIXELS` the scroll bar is scaled,
 * while the wheel still moves by rows.
 */
export function useVirtualRows(count: number, rowHeight: number, header = 0): VirtualRows {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [viewport, setViewport] = useState(600);
  const height = Math.min(count * rowHeight, MAX_PIXELS);
  const page = Math.max(1, Math.floor((viewport - header) / rowHeight));
  const scaled = count * rowHeight > MAX_PIXELS;
  const lastTop = Math.max(0, count - (viewport - header) / rowHeight);
  const travel = Math.max(1, height - (viewport - header));
  const toPixels = useCallback((row: number) => (scaled ? (row / Math.max(1, lastTop)) * travel : row * rowHeight), [scaled, lastTop, travel, rowHeight]);
  const toRows = useCallback((pixels: number) => (scaled ? (pixels / travel) * lastTop : pixels / rowHeight), [scaled, lastTop, travel, rowHeight]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => setViewport(element.clientHeight || 600);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const set = useRef<number | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      // A scroll of our own keeps the exact row; pixels of a scaled bar would round it away.
      if (set.current !== null && Math.abs(element.scrollTop - toPixels(set.current)) < 2) setTop(set.current);
      else setTop(toRows(element.scrollTop));
      set.current = null;
    };
    const onWheel = (event: WheelEvent): void => {
      if (!scaled || event.ctrlKey) return;
      event.preventDefault();
      setTop((now) => {
        const next = Math.min(lastTop, Math.max(0, now + event.deltaY / rowHeight));
        set.current = next;
        element.scrollTop = toPixels(next);
        return next;
      });
    };
    element.addEventListener('scroll', onScroll);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scaled, lastTop, rowHeight, toPixels, toRows]);

  const reveal = useCallback((row: number) => {
    const element = ref.current;
    if (element === null) return;
    setTop((now) => {
      const next = row < now ? row : row > now + page - 1 ? Math.min(lastTop, row - page + 1) : now;
      if (next === now) return now;
      set.current = next;
      element.scrollTop = toPixels(next);
      return next;
    });
  }, [page, lastTop, toPixels]);

  const from = Math.min(Math.max(0, top), lastTop);
  const first = Math.max(0, Math.floor(from) - 4);
  const end = Math.min(count, Math.ceil(from + page) + 5);
  return { ref, first, end, offset: toPixels(from) - (from - first) * rowHeight, height, page, reveal };
}
