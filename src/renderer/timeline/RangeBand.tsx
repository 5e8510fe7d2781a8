import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Layout } from './layout.ts';
import type { Range } from './range-filter.ts';
import { timeToX } from './scale.ts';
import type { StageStore } from './stage-state.ts';

/** The brushed stretch of time, over the lanes: edges that can be seen in any colours, the picture beneath still readable. */
export function RangeBand({ store, layout }: { readonly store: StageStore; readonly layout: Layout }): ReactNode {
  const range = useStore(store, (state) => state.range);
  // Without a range a pan costs no render here.
  return range === null ? null : <Band store={store} layout={layout} range={range} />;
}

function Band({ store, layout, range }: { readonly store: StageStore; readonly layout: Layout; readonly range: Range }): ReactNode {
  const view = useStore(store, (state) => state.view);
  if (range.to < view.from || range.from > view.to) return null;
  const at = (time: number): number => Math.min(layout.plot.width, Math.max(0, timeToX(view, layout.plot.width, time)));
  const left = at(range.from);
  return <div className="timeline-range-band" aria-hidden="true" style={{ left: layout.plot.x + left, width: Math.max(2, at(range.to) - left), top: layout.axis.y, height: layout.axis.height + layout.plot.height }} />;
}
