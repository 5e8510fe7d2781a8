import { useEffect, useRef, useState } from 'react';
import type { LaneKey } from '../../contract/index.ts';
import { scrollToLane, type Layout } from './layout.ts';
import { fitView, reveal } from './scale.ts';
import type { TimelineData } from './scene.ts';
import { createStage, type StageStore } from './stage-state.ts';
import type { Focus } from './use-focus.ts';

/** Where the picture was left, by evidence: going to another screen and back keeps the place. */
const left = new Map<string, { readonly store: StageStore; readonly by: LaneKey }>();

export const lanesLeft = (digest: string): LaneKey => left.get(digest)?.by ?? 'agent';

/** One stage a piece of evidence; its view begins as the whole record. */
export function useStage(digest: string, by: LaneKey, data: TimelineData | null): StageStore {
  const [store] = useState(() => left.get(digest)?.store ?? createStage({ from: 0, to: 0 }));
  useEffect(() => {
    if (data === null) return;
    if (!left.has(digest)) showAll(data, store);
    left.set(digest, { store, by });
  }, [digest, by, data, store]);
  return store;
}

export function showAll(data: TimelineData, store: StageStore): void {
  store.setState({ view: { from: data.bounds.from, to: data.bounds.to } });
}

/** The selected action, or the selected event with what led to it and what it led to, filling the picture. */
export function showFocus(data: TimelineData, store: StageStore, focus: Focus, layout: Layout): void {
  const related = [focus.selected, ...focus.causes, ...focus.effects];
  const positions = focus.group.length > 0 ? focus.group : related.filter((at) => at >= 0);
  const times = positions.map((at) => data.columns.time[at] ?? 0);
  const lane = data.columns.lane[positions[0] ?? -1];
  if (times.length === 0 || lane === undefined) return;
  const view = fitView(Math.min(...times), Math.max(...times), data.bounds);
  store.setState({ view, scroll: scrollToLane(layout, lane, store.getState().scroll) });
}

/** A selection made elsewhere is brought on screen, once; nothing moves when it already is. */
export function useRevealed(data: TimelineData | null, store: StageStore, focus: Focus, layout: Layout | null): void {
  const target = focus.selected >= 0 ? focus.selected : (focus.group[0] ?? -1);
  const revealed = useRef<readonly unknown[]>([]);
  useEffect(() => {
    // Lanes by another name are laid out a moment after their events come: by the layout before, one would be scrolled to where it is not.
    if (data === null || layout === null || layout.contentHeight !== layout.laneHeight * data.lanes.lanes.length) return;
    const wanted = [data, target, focus.lane];
    if (wanted.every((each, i) => each === revealed.current[i])) return;
    revealed.current = wanted;
    const { view, scroll } = store.getState();
    const lane = target >= 0 ? (data.columns.lane[target] ?? -1) : focus.lane;
    store.setState({
      view: target < 0 ? view : reveal(view, data.bounds, data.columns.time[target] ?? 0),
      scroll: lane < 0 ? scroll : scrollToLane(layout, lane, scroll),
    });
  }, [data, store, target, focus.lane, layout]);
}
