import { useEffect, useState } from 'react';
import type { EngineClient, LaneKey } from '../../contract/index.ts';
import { decodeColumns } from './columns.ts';
import { indexLanes } from './lane-index.ts';
import { orderLanes, reorder } from './lane-order.ts';
import { boundsOf } from './scale.ts';
import type { TimelineData } from './scene.ts';

export interface TimelineAnswer {
  /** What is shown: while another question is under way, the answer before it. */
  readonly data: TimelineData | null;
  readonly by: LaneKey;
  readonly loading: boolean;
  readonly error: unknown;
}

/**
 * Lanes and columns of a filter. Held here and not in the query cache: a million events are tens of megabytes,
 * and only one answer is on screen.
 */
export function useTimelineData(engine: EngineClient, digest: string, by: LaneKey, filter: string): TimelineAnswer {
  const question = `${digest} ${by} ${filter}`;
  const [answer, setAnswer] = useState({ question: '', data: null as TimelineData | null, by, error: null as unknown });
  useEffect(() => {
    const controller = new AbortController();
    load(engine, digest, by, filter, controller.signal).then(
      (data) => controller.signal.aborted || setAnswer({ question, data, by, error: null }),
      (error: unknown) => controller.signal.aborted || setAnswer((now) => ({ ...now, question, error })),
    );
    return () => controller.abort();
  }, [engine, digest, by, filter, question]);
  return { data: answer.data, by: answer.by, loading: answer.question !== question, error: answer.question === question ? answer.error : null };
}

async function load(engine: EngineClient, digest: string, by: LaneKey, filter: string, signal: AbortSignal): Promise<TimelineData> {
  const [dto, blob] = await Promise.all([
    engine.timeline.lanes({ digest, by, filter }, { signal }),
    engine.timeline.columns({ digest, by, filter }, { signal }),
  ]);
  const decoded = decodeColumns(await blob.arrayBuffer(), dto.lanes.length);
  if (!decoded.ok) throw new Error(`the engine's columns were not understood: ${decoded.problem}`);
  const { lanes, columns } = reorder(dto, decoded.columns, orderLanes(dto.lanes, by));
  return { lanes, columns, index: indexLanes(columns, lanes.lanes.length), bounds: boundsOf(dto.from, dto.to) };
}
