import { clampScroll, type Layout } from './layout.ts';
import { panBy, zoomAt } from './scale.ts';
import type { TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';

/** What a key asks of the screen rather than of the picture. */
export type TimelineCommand = 'fit' | 'all' | 'cause' | 'effect' | 'open' | 'clear' | 'next' | 'previous' | 'range';

const COMMANDS: Readonly<Record<string, TimelineCommand>> = {
  f: 'fit', Home: 'all', '[': 'cause', ']': 'effect', Enter: 'open', Escape: 'clear', '.': 'next', ',': 'previous', r: 'range',
};

/** Share of the screen a key pans, and how much nearer a key zooms. */
const PAN = 0.15;
const ZOOM = 0.7;

/** Moves the picture, or says which command the key is; null where the key means nothing here. */
export function timelineKey(key: string, data: TimelineData, store: StageStore, layout: Layout): TimelineCommand | 'done' | null {
  const { view, scroll } = store.getState();
  const width = layout.plot.width;
  const pan = (share: number): void => store.setState({ view: panBy(view, data.bounds, width, share * width), hover: null });
  const zoom = (factor: number): void => store.setState({ view: zoomAt(view, data.bounds, width, width / 2, factor), hover: null });
  const roll = (lanes: number): void => store.setState({ scroll: clampScroll(layout, scroll + lanes * layout.laneHeight), hover: null });
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'w': case '+': case '=': zoom(ZOOM); return 'done';
    case 's': case '-': zoom(1 / ZOOM); return 'done';
    case 'a': case 'ArrowLeft': pan(-PAN); return 'done';
    case 'd': case 'ArrowRight': pan(PAN); return 'done';
    case 'ArrowUp': roll(-1); return 'done';
    case 'ArrowDown': roll(1); return 'done';
    case 'PageUp': pan(-0.9); return 'done';
    case 'PageDown': pan(0.9); return 'done';
    default: return COMMANDS[key.length === 1 ? key.toLowerCase() : key] ?? null;
  }
}
