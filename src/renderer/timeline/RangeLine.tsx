import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDuration, formatInstant, timelineText } from '../../text/index.ts';
import { countWithin } from './lane-index.ts';
import { hasRange, withoutRange, withRange } from './range-filter.ts';
import { clampView } from './scale.ts';
import type { TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';
import { rangeText } from './summary.ts';

/** What time is on screen or chosen, how much of the answer lies in it, the way to make it everybody's filter, and the time all of it was judged at. */
export function RangeLine({ data, store, asOf, filter, setFilter }: {
  readonly data: TimelineData;
  readonly store: StageStore;
  readonly asOf: string;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
}): ReactNode {
  const view = useStore(store, (state) => state.view);
  const range = useStore(store, (state) => state.range);
  const shown = countWithin(data.index.byTime, view.from, view.to);
  const length = view.to - view.from;
  const keep = (): void => {
    setFilter(withRange(filter, range ?? view));
    store.setState({ range: null });
  };
  return (
    <p className="timeline-range">
      {range === null
        ? (
          <>
            <span>{rangeText(view.from, view.to)}</span>
            <span>{timelineText.wide(formatDuration(Math.round(length < 10_000 ? length : Math.round(length / 1_000) * 1_000)))}</span>
            <span>{timelineText.onScreen(shown, data.columns.n)}</span>
            <button type="button" className="link" title={timelineText.keepViewHint} onClick={keep}>{timelineText.keepView}</button>
          </>
        )
        : (
          <>
            <span role="status">{timelineText.chosen(rangeText(range.from, range.to), countWithin(data.index.byTime, range.from, range.to))}</span>
            <button type="button" className="link" onClick={keep}>{timelineText.keepChosen}</button>
            <button type="button" className="link" onClick={() => store.setState({ view: clampView(range, data.bounds), range: null })}>{timelineText.zoomChosen}</button>
            <button type="button" className="link" onClick={() => store.setState({ range: null })}>{timelineText.dropChosen}</button>
          </>
        )}
      {hasRange(filter) && <button type="button" className="link" onClick={() => setFilter(withoutRange(filter))}>{timelineText.allTimes}</button>}
      <span>{timelineText.asOf(formatInstant(asOf))}</span>
    </p>
  );
}
