/** What part of time is on screen: epoch milliseconds, `from` at the left edge, `to` at the right. */
export interface View {
  readonly from: number;
  readonly to: number;
}

/** The widest view allowed, and the shortest span in milliseconds. */
export interface Bounds extends View {
  readonly minSpan: number;
}

/** Below this a millisecond is wider than a hand; the record's clocks say no more than milliseconds. */
const MIN_SPAN = 20;
/** Share of the record's span left free at either end, so that first and last events are not cut. */
const MARGIN = 0.02;

/** Bounds that hold all of the record. A record of one instant still gets a second of room. */
export function boundsOf(from: number, to: number): Bounds {
  const span = Math.max(to - from, 1_000);
  const margin = span * MARGIN;
  return { from: from - margin, to: from + span + margin, minSpan: Math.min(MIN_SPAN, span) };
}

export const span = (view: View): number => view.to - view.from;
export const timeToX = (view: View, width: number, time: number): number => ((time - view.from) / span(view)) * width;
export const xToTime = (view: View, width: number, x: number): number => view.from + (x / width) * span(view);
export const msPerPixel = (view: View, width: number): number => span(view) / Math.max(1, width);

/** The nearest view within bounds: its span first, then its place. */
export function clampView(view: View, bounds: Bounds): View {
  const whole = span(bounds);
  const length = Math.min(Math.max(span(view), bounds.minSpan), whole);
  // A span that had to change keeps its middle.
  const from = length === span(view) ? view.from : (view.from + view.to) / 2 - length / 2;
  const start = Math.min(Math.max(from, bounds.from), bounds.to - length);
  return { from: start, to: start + length };
}

/** Zooms by `factor` (below 1 = nearer) so that the time under `x` stays under `x`. */
export function zoomAt(view: View, bounds: Bounds, width: number, x: number, factor: number): View {
  const length = Math.min(Math.max(span(view) * factor, bounds.minSpan), span(bounds));
  const share = x / Math.max(1, width);
  const from = xToTime(view, width, x) - share * length;
  return clampView({ from, to: from + length }, bounds);
}

export function panBy(view: View, bounds: Bounds, width: number, pixels: number): View {
  const shift = pixels * msPerPixel(view, width);
  return clampView({ from: view.from + shift, to: view.to + shift }, bounds);
}

/** A view of [from, to] with room around it; one instant gets at least `room` milliseconds. */
export function fitView(from: number, to: number, bounds: Bounds, room = 2_000): View {
  const margin = Math.max((to - from) * 0.15, room / 2);
  return clampView({ from: from - margin, to: to + margin }, bounds);
}

/** The same span, moved as little as needed for `time` to be on screen and off its edges. */
export function reveal(view: View, bounds: Bounds, time: number): View {
  const edge = span(view) * 0.1;
  if (time >= view.from + edge && time <= view.to - edge) return view;
  const from = time - span(view) / 2;
  return clampView({ from, to: from + span(view) }, bounds);
}
