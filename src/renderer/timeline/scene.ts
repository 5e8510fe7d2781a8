import { FLAG, type TimelineLanes } from '../../contract/dto.ts';
import type { Bars, NearEvent } from './bars.ts';
import { markOf, type Columns } from './columns.ts';
import type { LaneIndex } from './lane-index.ts';
import type { Layout } from './layout.ts';
import type { Sign } from './paint/shapes.ts';
import type { Bounds, View } from './scale.ts';

/** One answer of the engine, ready to draw. */
export interface TimelineData {
  readonly lanes: TimelineLanes;
  readonly columns: Columns;
  readonly index: LaneIndex;
  readonly bounds: Bounds;
}

/** Everything a frame is a function of, but colours. Positions are places in the columns; -1 is none. */
export interface Scene {
  readonly data: TimelineData;
  readonly layout: Layout;
  readonly view: View;
  readonly scroll: number;
  readonly selected: number;
  readonly causes: readonly number[];
  readonly effects: readonly number[];
  /** Events of the selected action. */
  readonly group: readonly number[];
  /** Lane of the selected agent, person or system. */
  readonly chosenLane: number;
  readonly hoverLane: number;
  readonly hover: number;
  readonly near: ReadonlyMap<number, NearEvent>;
  readonly bars: Bars;
}

export function signOf(columns: Columns, position: number): Sign {
  const flags = columns.flags[position] ?? 0;
  return {
    mark: markOf(columns.mark[position] ?? 0),
    failure: (flags & FLAG.failure) !== 0,
    denied: (flags & FLAG.denied) !== 0,
    finding: (flags & FLAG.finding) !== 0,
    granted: (flags & FLAG.granted) !== 0,
  };
}

/** Height a track needs for its signs not to touch those of the next. */
const TRACK_ROOM = 15;

/** Height of the middle of an event's track within its lane. A lane with no room for tracks has one. */
export function trackMiddle(laneHeight: number, track: number, tracks: number): number {
  const shown = Math.max(1, Math.min(tracks, Math.floor(laneHeight / TRACK_ROOM)));
  return 2 + ((laneHeight - 4) * (Math.min(track, shown - 1) + 0.5)) / shown;
}

/** Where an event stands on the canvas; `y` may lie above or below the plot when its lane is scrolled away. */
export function placeOf(scene: Scene, position: number): { readonly x: number; readonly y: number } {
  const { data, layout, view, scroll, bars } = scene;
  const lane = data.columns.lane[position] ?? 0;
  const top = layout.plot.y + lane * layout.laneHeight - scroll;
  const track = bars.trackOf.get(position) ?? 0;
  const x = layout.plot.x + (((data.columns.time[position] ?? 0) - view.from) / (view.to - view.from)) * layout.plot.width;
  return { x, y: top + trackMiddle(layout.laneHeight, track, bars.tracks.get(lane) ?? 1) };
}
