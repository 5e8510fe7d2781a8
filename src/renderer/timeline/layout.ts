/** Where everything of the timeline stands, in CSS pixels. Pure arithmetic over lane counts and the canvas size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaneBox {
  readonly index: number;
  readonly y: number;
  readonly height: number;
}

export interface Layout {
  /** Left column of labels; it stays while the plot moves. */
  readonly labels: Box;
  readonly overview: Box;
  readonly axis: Box;
  /** Where lanes are drawn; lanes beyond it are reached by scrolling. */
  readonly plot: Box;
  readonly laneHeight: number;
  readonly contentHeight: number;
  readonly maxScroll: number;
}

const LABEL_WIDTH = 208;
const OVERVIEW_HEIGHT = 52;
const AXIS_HEIGHT = 28;
const GAP = 4;
export const LANE_MIN = 24;
const LANE_MAX = 84;

/** Lanes share the height there is, between 24 and 84 pixels each; the rest scrolls. */
export function layoutFor(width: number, height: number, laneCount: number): Layout {
  const labelWidth = Math.min(LABEL_WIDTH, Math.floor(width * 0.35));
  const plotWidth = Math.max(1, width - labelWidth);
  const top = OVERVIEW_HEIGHT + GAP + AXIS_HEIGHT;
  const plotHeight = Math.max(1, height - top);
  const laneHeight = Math.min(LANE_MAX, Math.max(LANE_MIN, Math.floor(plotHeight / Math.max(1, laneCount))));
  const contentHeight = laneHeight * laneCount;
  return {
    labels: { x: 0, y: top, width: labelWidth, height: plotHeight },
    overview: { x: labelWidth, y: 0, width: plotWidth, height: OVERVIEW_HEIGHT },
    axis: { x: labelWidth, y: OVERVIEW_HEIGHT + GAP, width: plotWidth, height: AXIS_HEIGHT },
    plot: { x: labelWidth, y: top, width: plotWidth, height: plotHeight },
    laneHeight,
    contentHeight,
    maxScroll: Math.max(0, contentHeight - plotHeight),
  };
}

/** The lanes on screen at a scroll, top to bottom. */
export function visibleLanes(layout: Layout, laneCount: number, scroll: number): readonly LaneBox[] {
  const first = Math.max(0, Math.floor(scroll / layout.laneHeight));
  const last = Math.min(laneCount, Math.ceil((scroll + layout.plot.height) / layout.laneHeight));
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => ({
    index: first + i,
    y: layout.plot.y + (first + i) * layout.laneHeight - scroll,
    height: layout.laneHeight,
  }));
}

export const clampScroll = (layout: Layout, scroll: number): number => Math.min(layout.maxScroll, Math.max(0, scroll));

/** The least scroll from `scroll` that shows the whole lane. */
export function scrollToLane(layout: Layout, lane: number, scroll: number): number {
  const top = lane * layout.laneHeight;
  const below = top + layout.laneHeight - layout.plot.height;
  return clampScroll(layout, Math.min(Math.max(scroll, below), top));
}

export type Zone = 'overview' | 'axis' | 'labels' | 'plot' | 'none';

export function zoneAt(layout: Layout, x: number, y: number): Zone {
  const inside = (box: Box): boolean => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
  for (const zone of ['overview', 'axis', 'labels', 'plot'] as const) if (inside(layout[zone])) return zone;
  return 'none';
}
