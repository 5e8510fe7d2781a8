import { useEffect, useRef, type RefObject } from 'react';
import { hitLane, laneAt } from './hit.ts';
import { clampScroll, zoneAt, type Layout } from './layout.ts';
import { brushEdges } from './paint/overview.ts';
import { clampView, panBy, span, xToTime, zoomAt } from './scale.ts';
import type { TimelineData } from './scene.ts';
import type { Hover, StageStore } from './stage-state.ts';

export interface GestureTarget {
  readonly data: TimelineData;
  readonly store: StageStore;
  readonly layout: Layout;
  readonly onPick: (position: number) => void;
  readonly onOpen: (position: number) => void;
}

type Drag =
  | { readonly kind: 'plot'; readonly x: number; readonly y: number; moved: boolean; lastX: number; lastY: number }
  | { readonly kind: 'range'; readonly start: number }
  | { readonly kind: 'brush'; readonly part: 'from' | 'to' | 'whole' | 'new'; readonly start: number; lastX: number };

/** Pixels a press may wander and still be a click. */
const CLICK_SLOP = 4;
/** Pixels around an edge of the brush where it can be taken. */
const EDGE = 6;
const ZOOM_PER_PIXEL = 0.0016;

/** Wheel zooms at the pointer, drag pans, with Shift it chooses a stretch of time; over the labels the wheel scrolls; on the overview the window is moved. */
export function useGestures(host: RefObject<HTMLDivElement | null>, target: GestureTarget): void {
  const latest = useRef(target);
  useEffect(() => {
    latest.current = target;
  });
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    let drag: Drag | null = null;
    const at = (event: MouseEvent): { x: number; y: number } => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      wheel(latest.current, event, at(event));
    };
    const onDown = (event: PointerEvent): void => {
      // Buttons over the picture keep their own presses.
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button') !== null)) return;
      drag = press(latest.current, at(event), event.shiftKey);
      if (drag) element.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent): void => {
      const point = at(event);
      if (drag) pull(latest.current, drag, point);
      else hover(latest.current, point, element);
      element.dataset['dragging'] = String(drag?.kind === 'plot' && drag.moved);
    };
    const onUp = (event: PointerEvent): void => {
      const now = drag;
      drag = null;
      element.dataset['dragging'] = 'false';
      if (now?.kind === 'plot' && !now.moved) latest.current.onPick(find(latest.current, at(event))?.position ?? -1);
    };
    const onCancel = (): void => {
      drag = null;
      element.dataset['dragging'] = 'false';
    };
    const onDouble = (event: MouseEvent): void => {
      const hit = find(latest.current, at(event));
      if (hit && hit.position >= 0) latest.current.onOpen(hit.position);
    };
    const onLeave = (): void => latest.current.store.setState({ hover: null });
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onCancel);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('dblclick', onDouble);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onCancel);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('dblclick', onDouble);
    };
  }, [host]);
}

interface Point { readonly x: number; readonly y: number }

function wheel({ store, data, layout }: GestureTarget, event: WheelEvent, { x, y }: Point): void {
  const { view, scroll } = store.getState();
  // Lines and pages of wheels that count in them, as pixels.
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
  if (zoneAt(layout, x, y) === 'labels') {
    store.setState({ scroll: clampScroll(layout, scroll + dy), hover: null });
  } else if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
    store.setState({ view: panBy(view, data.bounds, layout.plot.width, event.shiftKey && dx === 0 ? dy : dx), hover: null });
  } else {
    const factor = Math.exp(Math.max(-240, Math.min(240, dy)) * ZOOM_PER_PIXEL * (event.ctrlKey ? 4 : 1));
    const inOverview = zoneAt(layout, x, y) === 'overview';
    const pivot = inOverview ? layout.plot.width / 2 : x - layout.plot.x;
    store.setState({ view: zoomAt(view, data.bounds, layout.plot.width, pivot, factor), hover: null });
  }
}

function press({ store, data, layout }: GestureTarget, { x, y }: Point, shift: boolean): Drag | null {
  const zone = zoneAt(layout, x, y);
  if (shift && (zone === 'plot' || zone === 'axis')) {
    store.setState({ range: null, hover: null });
    return { kind: 'range', start: xToTime(store.getState().view, layout.plot.width, x - layout.plot.x) };
  }
  if (zone === 'plot' || zone === 'axis') return { kind: 'plot', x, y, moved: false, lastX: x, lastY: y };
  if (zone !== 'overview') return null;
  const edges = brushEdges(store.getState().view, data, layout);
  const part = Math.abs(x - edges.from) <= EDGE ? 'from' : Math.abs(x - edges.to) <= EDGE ? 'to' : x > edges.from && x < edges.to ? 'whole' : 'new';
  // A window that covers everything cannot be moved: a drag inside it draws a new one.
  const covers = span(store.getState().view) > span(data.bounds) * 0.98;
  return { kind: 'brush', part: part === 'whole' && covers ? 'new' : part, start: x, lastX: x };
}

function pull(target: GestureTarget, drag: Drag, { x, y }: Point): void {
  const { store, data, layout } = target;
  const { view, scroll } = store.getState();
  if (drag.kind === 'plot') {
    drag.moved ||= Math.hypot(x - drag.x, y - drag.y) > CLICK_SLOP;
    if (!drag.moved) return;
    store.setState({ view: panBy(view, data.bounds, layout.plot.width, drag.lastX - x), scroll: clampScroll(layout, scroll + drag.lastY - y), hover: null });
    drag.lastX = x;
    drag.lastY = y;
    return;
  }
  if (drag.kind === 'range') {
    const inside = Math.min(layout.plot.width, Math.max(0, x - layout.plot.x));
    const end = xToTime(view, layout.plot.width, inside);
    store.setState({ range: { from: Math.min(drag.start, end), to: Math.max(drag.start, end) }, hover: null });
    return;
  }
  const timeAt = (px: number): number => xToTime(data.bounds, layout.overview.width, px - layout.overview.x);
  if (drag.part === 'whole') {
    const shift = timeAt(x) - timeAt(drag.lastX);
    store.setState({ view: clampView({ from: view.from + shift, to: view.to + shift }, data.bounds) });
  } else if (drag.part === 'from') {
    store.setState({ view: clampView({ from: Math.min(timeAt(x), view.to - data.bounds.minSpan), to: view.to }, data.bounds) });
  } else if (drag.part === 'to') {
    store.setState({ view: clampView({ from: view.from, to: Math.max(timeAt(x), view.from + data.bounds.minSpan) }, data.bounds) });
  } else if (Math.abs(x - drag.start) > CLICK_SLOP) {
    const [a, b] = [timeAt(drag.start), timeAt(x)];
    store.setState({ view: clampView({ from: Math.min(a, b), to: Math.max(a, b) }, data.bounds) });
  }
  drag.lastX = x;
}

function find({ store, data, layout }: GestureTarget, { x, y }: Point): Hover | null {
  if (zoneAt(layout, x, y) !== 'plot') return null;
  const { view, scroll } = store.getState();
  const number = laneAt(layout, data.lanes.lanes.length, scroll, y);
  const lane = data.index.lanes[number];
  if (lane === undefined) return null;
  const hit = hitLane(lane, number, view, layout.plot.width, x - layout.plot.x);
  return { ...hit, time: xToTime(view, layout.plot.width, x - layout.plot.x), x, y };
}

function hover(target: GestureTarget, point: Point, element: HTMLElement): void {
  const found = find(target, point);
  const zone = zoneAt(target.layout, point.x, point.y);
  element.dataset['zone'] = found && found.position >= 0 ? 'event' : zone;
  target.store.setState({ hover: found });
}
