import { useEffect, useState } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { barsOf, type Bars, type NearEvent } from './bars.ts';
import { positionOfRow } from './columns.ts';
import { lowerBound } from './lane-index.ts';
import { span, type View } from './scale.ts';
import type { TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';

export interface Near {
  readonly events: ReadonlyMap<number, NearEvent>;
  readonly bars: Bars;
}

const NO_BARS: Bars = { bars: [], tracks: new Map(), trackOf: new Map() };
const NOTHING_NEAR: Near = { events: new Map(), bars: NO_BARS };

/** Few enough to be read one by one. */
const MAX_NEAR = 600;
const SETTLED_MS = 120;
/** Share of a screen between two actions that may share a track. */
const TRACK_GAP = 0.03;

/**
 * The events on screen as rows, once there are few enough of them and the view has come to rest: they give names and
 * the actions' ways. Fetched with half a screen on either side, so that ways reach beyond the edges.
 */
export function useNearEvents(engine: EngineClient, digest: string, filter: string, data: TimelineData | null, store: StageStore): Near {
  const [near, setNear] = useState<{ readonly of: TimelineData | null; readonly found: Near }>({ of: null, found: NOTHING_NEAR });
  useEffect(() => {
    if (data === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let controller = new AbortController();
    let have = { first: -1, end: -1 };
    const show = (found: Near): void => setNear((now) => (now.of === data && now.found === found ? now : { of: data, found }));
    const settle = (): void => {
      const { view } = store.getState();
      const wanted = windowOf(data, view);
      if (wanted.end - wanted.first > MAX_NEAR) {
        have = { first: -1, end: -1 };
        controller.abort();
        show(NOTHING_NEAR);
        return;
      }
      if (have.first === wanted.first && have.end === wanted.end) return;
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      fetchNear(engine, digest, filter, data, wanted, span(view) * TRACK_GAP, signal).then(
        (found) => {
          if (signal.aborted) return;
          have = wanted;
          show(found);
        },
        // Without names the picture is the same; the next rest asks again.
        () => undefined,
      );
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (state.view === before.view) return;
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MS);
    });
    settle();
    return () => {
      unsubscribe();
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, digest, filter, data, store]);
  return near.of === data ? near.found : NOTHING_NEAR;
}

function windowOf({ index }: TimelineData, view: View): { readonly first: number; readonly end: number } {
  const margin = span(view) / 2;
  const first = lowerBound(index.byTime.time, view.from - margin);
  return { first, end: lowerBound(index.byTime.time, view.to + margin, first) };
}

async function fetchNear(
  engine: EngineClient, digest: string, filter: string, data: TimelineData,
  { first, end }: { readonly first: number; readonly end: number }, padding: number, signal: AbortSignal,
): Promise<Near> {
  if (end === first) return NOTHING_NEAR;
  const page = await engine.events.page({ digest, filter, offset: first, limit: end - first, order: 'time', descending: false }, { signal });
  const near = page.rows.flatMap((event): NearEvent[] => {
    const position = positionOfRow(data.columns, event.row);
    return position < 0 ? [] : [{ position, lane: data.columns.lane[position] ?? 0, event }];
  });
  return { events: new Map(near.map((each) => [each.position, each])), bars: barsOf(near, padding) };
}
