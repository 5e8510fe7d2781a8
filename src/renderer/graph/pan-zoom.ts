import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useElementSize } from '../design/use-element-size.ts';

/** The part of the drawing in view: its upper left corner in drawing units, and pixels a unit. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface PanZoom {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly width: number;
  readonly height: number;
  readonly frame: Frame;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  /** Moves only as far as needed to have the box in view. */
  readonly reveal: (box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) => void;
}

const MARGIN = 12;
const LARGEST = 2.5;
const CLICK_SLOP = 4;

/** Width first: columns are the reading order, and a tall drawing is scrolled down. */
function fitFrame(drawing: { readonly width: number }, width: number): Frame {
  const scale = Math.min(1.15, Math.max(0.2, (width - MARGIN * 2) / drawing.width));
  return { x: -(width / scale - drawing.width) / 2, y: -MARGIN, scale };
}

/** Wheel zooms at the pointer, drag pans; with shift the wheel pans. Keys and buttons use the returned calls. */
export function usePanZoom(drawing: { readonly width: number }): PanZoom {
  const host = useRef<HTMLDivElement>(null);
  const size = useElementSize(host);
  // Null until someone moves it: a drawing that nobody has moved stays fitted when the window changes.
  const [moved, setMoved] = useState<Frame | null>(null);
  const fitted = fitFrame(drawing, size.width);
  const frame = moved ?? fitted;
  const { width, height } = size;

  const latest = useRef({ frame, smallest: 0.2 });
  useEffect(() => {
    latest.current = { frame, smallest: Math.min(0.5, fitted.scale) };
  });
  const zoomAt = useCallback((factor: number, px: number, py: number) => {
    const { frame: now, smallest } = latest.current;
    const scale = Math.min(LARGEST, Math.max(smallest, now.scale * factor));
    setMoved({ scale, x: now.x + px / now.scale - px / scale, y: now.y + py / now.scale - py / scale });
  }, []);

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    let drag: { x: number; y: number; moving: boolean } | null = null;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const { frame: now } = latest.current;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        setMoved({ ...now, x: now.x + (event.deltaX || event.deltaY) / now.scale });
      } else zoomAt(Math.exp(-Math.max(-240, Math.min(240, event.deltaY)) * 0.0016), event.clientX - box.left, event.clientY - box.top);
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moving: false };
    };
    const onMove = (event: PointerEvent): void => {
      if (drag === null) return;
      const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.moving && Math.hypot(dx, dy) < CLICK_SLOP) return;
      if (!drag.moving) element.setPointerCapture(event.pointerId);
      const { frame: now } = latest.current;
      setMoved({ ...now, x: now.x - dx / now.scale, y: now.y - dy / now.scale });
      drag = { x: event.clientX, y: event.clientY, moving: true };
    };
    const onUp = (): void => {
      drag = null;
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, [zoomAt]);

  const reveal: PanZoom['reveal'] = useCallback((box) => {
    if (width === 0) return;
    const { frame: now } = latest.current;
    const [w, h] = [width / now.scale, height / now.scale];
    const place = (at: number, length: number, start: number, room: number): number =>
      at - MARGIN < start ? at - MARGIN : at + length + MARGIN > start + room ? at + length + MARGIN - room : start;
    const [x, y] = [place(box.x, box.width, now.x, w), place(box.y, box.height, now.y, h)];
    if (x !== now.x || y !== now.y) setMoved({ ...now, x, y });
  }, [width, height]);
  return { host, width, height, frame, fit: () => setMoved(null), zoom: (factor) => zoomAt(factor, width / 2, height / 2), reveal };
}
