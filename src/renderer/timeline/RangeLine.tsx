import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDuration, formatInstant, formatNumber } from '../../text/index.ts';
import { countWithin } from './lane-index.ts';
import type { TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';
import { rangeText } from './summary.ts';

/** What time is on screen, how much of the answer lies in it, and the time all of it was judged at. */
export function RangeLine({ data, store, asOf }: { readonly data: TimelineData; readonly store: StageStore; readonly asOf: string }): ReactNode {
  const view = useStore(store, (state) => state.view);
  const shown = countWithin(data.index.byTime, view.from, view.to);
  const length = view.to - view.from;
  return (
    <p className="timeline-range">
      <span>{rangeText(view.from, view.to)}</span>
      <span>{formatDuration(Math.round(length < 10_000 ? length : Math.round(length / 1_000) * 1_000))} wide</span>
      <span>{formatNumber(shown)} of {formatNumber(data.columns.n)} events on screen</span>
      <span>As of {formatInstant(asOf)}</span>
    </p>
  );
}
