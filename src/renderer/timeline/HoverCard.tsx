import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { MARKS } from '../../contract/dto.ts';
import type { EngineClient } from '../../contract/index.ts';
import { displayName, eventTypeText, formatTime, timelineLabels } from '../../text/index.ts';
import { useQuery } from '../engine/index.tsx';
import type { Layout } from './layout.ts';
import { signOf, type TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';
import type { Near } from './use-near-events.ts';

const CARD_WIDTH = 320;
const REST_MS = 90;

/** What is under the pointer. Its kind is known at once; its words come from the engine once the pointer rests. */
export function HoverCard({ engine, digest, data, near, layout, store }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly data: TimelineData;
  readonly near: Near;
  readonly layout: Layout;
  readonly store: StageStore;
}): ReactNode {
  const hover = useStore(store, (state) => state.hover);
  const position = hover?.position ?? -1;
  const rested = useRested(position);
  const known = near.events.get(position)?.event;
  const row = data.columns.row[rested];
  const asked = useQuery(known !== undefined || rested < 0 || rested !== position || row === undefined ? null : ['event-row', digest, row], (signal) =>
    engine.events.byRow({ digest, row: row ?? 0 }, { signal }));
  if (hover === null || position < 0) return null;
  const event = known ?? (asked.status === 'ready' && asked.data.row === data.columns.row[position] ? asked.data : undefined);
  const sign = signOf(data.columns, position);
  const left = Math.min(hover.x + 16, layout.plot.x + layout.plot.width - CARD_WIDTH - 8);
  const below = hover.y + 130 < layout.plot.y + layout.plot.height;
  return (
    <div className="timeline-hover" style={{ left: Math.max(8, left), ...(below ? { top: hover.y + 18 } : { bottom: layout.plot.y + layout.plot.height - hover.y + 14 }) }}>
      <p className="timeline-hover-title">{event ? eventTypeText(event.type) : markWords()[MARKS.indexOf(sign.mark)]}</p>
      {event && event.brief !== '' && <p><bdi>{displayName(event.brief, 140)}</bdi></p>}
      <p className="timeline-hover-time">{formatTime(data.columns.time[position] ?? 0)}{event ? ` · ${displayName(event.actorLabel, 48)}` : ''}</p>
      {(sign.failure || sign.denied || sign.finding) && (
        <p className="timeline-hover-flags">{[sign.failure && timelineLabels.failure, sign.denied && timelineLabels.refused, sign.finding && timelineLabels.hasAFinding].filter(Boolean).join(' · ')}</p>
      )}
      {hover.near > 1 && <p className="timeline-hover-near">{timelineLabels.eventsHereZoomIn(hover.near)}</p>}
    </div>
  );
}

/** One word a mark, in the order of `MARKS`. */
const markWords = () => ([
  timelineLabels.event, timelineLabels.request, timelineLabels.decision, timelineLabels.approval, timelineLabels.workPackage, timelineLabels.start, timelineLabels.finish, timelineLabels.dataAccess, timelineLabels.test, timelineLabels.change, timelineLabels.incident, timelineLabels.signOfLife,
] as const satisfies readonly string[] & { length: typeof MARKS.length });

/** The value, once it has not changed for a moment. */
function useRested(position: number): number {
  const [rested, setRested] = useState(-1);
  useEffect(() => {
    const timer = setTimeout(() => setRested(position), REST_MS);
    return () => clearTimeout(timer);
  }, [position]);
  return rested;
}
