import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useElementSize } from '../design/use-element-size.ts';
import { listenForHands, type Frame } from './pan-zoom-hands.ts';

export interface PanZoom {
  readonly host: RefObject<HTMLDivElement | null>;
  /** The layer that is moved: its transform is set here, and nowhere else. */
  readonly layer: RefObject<HTMLDivElement | null>;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  /** Moves only as far as needed to have the box in view. */
  readonly reveal: (box: Box) => void;
}
interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const MARGIN = 12;
const LARGEST = 2.5;
const SMALLEST = 0.2;
/** Smaller, and names cannot be read: a drawing that is wider still is panned. On a small window the last column, production, still fits. */
const SMALLEST_FIT = 0.56;
/** Lines between boxes of the last column bow out to its right. */
const BOW = 32;

/** Width first: columns are the reading order, and a tall drawing is scrolled down. */
function fitFrame(drawing: { readonly width: number }, width: number): Frame {
  const scale = Math.min(1.15, Math.max(SMALLEST_FIT, (width - MARGIN * 2) / (drawing.width + BOW)));
  return { x: Math.min(-(width / scale - drawing.width - BOW) / 2, -MARGIN), y: -MARGIN, scale };
}

/** The width that a drawing is fitted to, and the window's when it was. */
export interface Fitted { readonly width: number; readonly window: number }

/** Where only a part of the window was taken (the inspector of what was just selected), the drawing keeps its place and size: nothing moves under the pointer. */
export const refitted = (held: Fitted, now: Fitted): Fitted => (held.window === now.window && now.width <= held.width ? held : now);

/**
 * Wheel zooms at the pointer, drag pans; with shift the wheel pans. No React render stands between the hand and the
 * picture: the layer's transform is set in the next frame, and the browser moves what it has already painted.
 */
export function usePanZoom(drawing: { readonly width: number }): PanZoom {
  const host = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(host);
  // Null until someone moves it: a drawing that nobody has moved stays fitted when the window changes.
  const moved = useRef<Frame | null>(null);
  const pending = useRef(0);
  const [held, setHeld] = useState<Fitted>({ width: 0, window: 0 });
  const next = refitted(held, { width, window: window.innerWidth });
  if (next !== held) setHeld(next);
  const fitted = useMemo(() => fitFrame(drawing, next.width), [drawing, next.width]);

  const apply = useCallback(() => {
    pending.current = 0;
    const { x, y, scale } = moved.current ?? fitted;
    if (layer.current !== null) layer.current.style.transform = `scale(${scale}) translate(${-x}px, ${-y}px)`;
  }, [fitted]);
  useLayoutEffect(apply, [apply]);
  useEffect(() => () => cancelAnimationFrame(pending.current), []);
  const move = useCallback((next: (now: Frame) => Frame) => {
    moved.current = next(moved.current ?? fitted);
    if (pending.current === 0) pending.current = requestAnimationFrame(apply);
  }, [fitted, apply]);
  const zoomAt = useCallback((factor: number, px: number, py: number) => move((now) => {
    const scale = Math.min(LARGEST, Math.max(SMALLEST, now.scale * factor));
    return { scale, x: now.x + px / now.scale - px / scale, y: now.y + py / now.scale - py / scale };
  }), [move]);
  useEffect(() => (host.current === null ? undefined : listenForHands(host.current, move, zoomAt)), [move, zoomAt]);

  const reveal = useCallback((box: Box) => {
    if (width === 0) return;
    const now = moved.current ?? fitted;
    const [w, h] = [width / now.scale, height / now.scale];
    const place = (at: number, length: number, start: number, room: number): number =>
      at - MARGIN < start ? at - MARGIN : at + length + MARGIN > start + room ? at + length + MARGIN - room : start;
    const [x, y] = [place(box.x, box.width, now.x, w), place(box.y, box.height, now.y, h)];
    if (x !== now.x || y !== now.y) move(() => ({ ...now, x, y }));
  }, [width, height, fitted, move]);
  const fit = useCallback(() => {
    moved.current = null;
    setHeld({ width, window: window.innerWidth });
    apply();
  }, [apply, width]);
  return { host, layer, fit, zoom: (factor) => zoomAt(factor, width / 2, height / 2), reveal };
}
