import { useMemo } from 'react';
import type { EngineClient, EventDetail, EventRow, Run } from '../../contract/index.ts';

import type { Selection } from '../app/navigation.ts';
import { useQuery } from '../engine/index.tsx';
import { positionOfRow } from './columns.ts';
import type { TimelineData } from './scene.ts';

/** What the selection means on this picture. Positions are those the filter leaves; rows left out are counted. */
export interface Focus {
  readonly event: EventDetail | null;
  readonly selected: number;
  readonly causes: readonly number[];
  readonly effects: readonly number[];
  /** Events of the selected action. */
  readonly group: readonly number[];
  /** Lane of the selected agent, person or system, or -1. */
  readonly lane: number;
  readonly outsideFilter: number;
}

const ACTION_EVENTS = 1_000;

export function useFocus(engine: EngineClient, digest: string, run: Run, selection: Selection | null, data: TimelineData | null): Focus {
  const eventId = eventOf(selection, run);
  const detail = useQuery(eventId === null ? null : ['event', digest, eventId], (signal) => engine.events.get({ digest, id: eventId ?? '' }, { signal }));
  const actionId = selection?.kind === 'action' ? selection.id : null;
  const action = useQuery(actionId === null ? null : ['action-events', digest, actionId], (signal) =>
    engine.events.page({ digest, filter: `action:"${(actionId ?? '').replace(/["\\]/g, '\\$&')}"`, offset: 0, limit: ACTION_EVENTS, order: 'time', descending: false }, { signal }));
  const event = detail.status === 'ready' && eventId !== null ? detail.data : null;
  const rows = action.status === 'ready' && actionId !== null ? action.data.rows : NO_ROWS;
  return useMemo(() => focusOf(data, selection, event, rows), [data, selection, event, rows]);
}

const NO_ROWS: readonly EventRow[] = [];

function focusOf(data: TimelineData | null, selection: Selection | null, event: EventDetail | null, rows: readonly EventRow[]): Focus {
  const at = (row: EventRow): number => (data === null ? -1 : positionOfRow(data.columns, row.row));
  const related = [...(event ? [event.event, ...event.causes, ...event.effects] : []), ...rows];
  const shown = (list: readonly EventRow[]): number[] => list.map(at).filter((position) => position >= 0);
  return {
    event,
    selected: event === null ? -1 : at(event.event),
    causes: shown(event?.causes ?? []),
    effects: shown(event?.effects ?? []),
    group: shown(rows),
    lane: laneOf(data, selection),
    outsideFilter: data === null ? 0 : related.filter((row) => at(row) < 0).length,
  };
}

/** The event a selection is about: itself, or the one a finding points at. */
function eventOf(selection: Selection | null, run: Run): string | null {
  if (selection?.kind === 'event') return selection.id;
  if (selection?.kind !== 'finding') return null;
  return run.findings[Number(selection.id)]?.at.event ?? null;
}

function laneOf(data: TimelineData | null, selection: Selection | null): number {
  if (selection === null || !['agent', 'person', 'node'].includes(selection.kind)) return -1;
  return data?.lanes.lanes.findIndex((lane) => lane.key === selection.id) ?? -1;
}
